package io.millrace.learning.model.forest;

import io.millrace.learning.model.tree.GrowingTree;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * The place of one tree in a forest: the tree that predicts, the one that grows in the background
 * between a warning and the drift, and the detectors that tell. A tree in the background that is
 * not grown is empty.
 *
 * @param <T> a tree
 */
final class EnsembleSlot<T extends GrowingTree> implements Stateful {
  private final WarningAndDriftDetectors detectors;
  private final boolean followsDrift;
  private T tree;
  private T background;
  private boolean hasBackground;
  private boolean swapped;
  private long replacements;

  /** Whether a tree that is given up had reached its bound. */
  private boolean memoryReached;

  /** Weighs what the tree predicts: the sum of its marks since it took its place. */
  private double right;

  private double seen;

  EnsembleSlot(final T tree, final T background, final WarningAndDriftDetectors detectors) {
    this.tree = tree;
    this.background = background;
    this.detectors = detectors;
    followsDrift = detectors != null;
  }

  T tree() {
    return tree;
  }

  /** The tree in the background, null where none grows. */
  T background() {
    return hasBackground ? background : null;
  }

  long replacements() {
    return replacements;
  }

  boolean memoryReached() {
    return memoryReached || tree.memoryReached() || background.memoryReached();
  }

  /** The share of samples on which the tree was right; 1 before the first. */
  double accuracy() {
    return seen > 0 ? right / seen : 1;
  }

  /**
   * Returns how wrong the tree was on a sample, in [0, 1].
   *
   * @return whether the tree was replaced
   */
  boolean watch(final double error) {
    seen++;
    right += 1 - error;
    if (!followsDrift) {
      return false;
    }
    switch (detectors.update(error)) {
      case WARNING:
        clear(background);
        hasBackground = true;
        return false;
      case DRIFT:
        replace();
        return true;
      default:
        return false;
    }
  }

  private void replace() {
    if (hasBackground) {
      swap();
      clear(background);
    } else {
      clear(tree);
    }
    hasBackground = false;
    replacements++;
    right = 0;
    seen = 0;
  }

  private void swap() {
    final T old = tree;
    tree = background;
    background = old;
    swapped = !swapped;
  }

  private void clear(final T givenUp) {
    memoryReached |= givenUp.memoryReached();
    givenUp.clear();
  }

  /** Gives up a tree that went wrong. */
  void restart() {
    clear(tree);
    clear(background);
    hasBackground = false;
    right = 0;
    seen = 0;
    if (followsDrift) {
      detectors.reset();
    }
  }

  void reset() {
    if (swapped) {
      swap();
    }
    restart();
    memoryReached = false;
    replacements = 0;
    tree.reset();
    background.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    hasBackground = state.transfer(hasBackground);
    if (state.transfer(swapped) != swapped) {
      swap();
    }
    replacements = state.transfer(replacements);
    memoryReached = state.transfer(memoryReached);
    right = state.transfer(right);
    seen = state.transfer(seen);
    if (followsDrift) {
      detectors.transferState(state);
    }
    tree.transferState(state);
    background.transferState(state);
  }
}
