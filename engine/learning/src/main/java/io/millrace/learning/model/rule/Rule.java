package io.millrace.learning.model.rule;

import io.millrace.learning.model.leaf.PageHinkleyWatch;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/** Literals, the block of what their samples taught, and the watch over its errors. */
final class Rule implements Stateful {
  final Literals literals;
  final double[] block;
  final double[] watch = new double[PageHinkleyWatch.SIZE];

  Rule(final int features, final int blockSize) {
    literals = new Literals(features);
    block = new double[blockSize];
  }

  void clear() {
    literals.clear();
    Arrays.fill(block, 0);
    Arrays.fill(watch, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    literals.transferState(state);
    state.transfer(block, 0, block.length);
    state.transfer(watch, 0, watch.length);
  }
}
