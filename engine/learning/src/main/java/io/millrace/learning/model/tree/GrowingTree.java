package io.millrace.learning.model.tree;

import io.millrace.learning.state.Stateful;

/** What a forest asks of its trees, whatever they predict. */
public interface GrowingTree extends Stateful {
  /** {@return whether it has learned nothing yet} */
  boolean isNew();

  /** {@return inner nodes and leaves} */
  int size();

  /** {@return whether it has reached its bound on memory} */
  boolean memoryReached();

  /** Resets to a tree that has seen nothing; the generator of its subspaces continues. */
  void clear();

  /** Goes back to the state of a new tree. */
  void reset();
}
