package io.millrace.learning.model.rule;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * What a rule asks of a sample: for each feature it names, a value above one number and not above
 * another. Literals on the same feature are one interval, so that a rule has one a feature at most.
 */
final class Literals implements Stateful {
  private final int[] feature;
  private final double[] above;
  private final double[] upTo;
  private int count;

  Literals(final int features) {
    feature = new int[features];
    above = new double[features];
    upTo = new double[features];
  }

  boolean covers(final double[] x) {
    for (int i = 0; i < count; i++) {
      final double value = x[feature[i]];
      if (!(value > above[i] && value <= upTo[i])) {
        return false;
      }
    }
    return true;
  }

  /** Asks besides that a feature is up to a threshold, or above it. */
  void add(final int asked, final double threshold, final boolean isUpTo) {
    int at = 0;
    while (at < count && feature[at] != asked) {
      at++;
    }
    if (at == count) {
      feature[count] = asked;
      above[count] = Double.NEGATIVE_INFINITY;
      upTo[count] = Double.POSITIVE_INFINITY;
      count++;
    }
    if (isUpTo) {
      upTo[at] = Math.min(upTo[at], threshold);
    } else {
      above[at] = Math.max(above[at], threshold);
    }
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  int firstFeature() {
    return feature[0];
  }

  double firstAbove() {
    return count == 0 ? Double.NEGATIVE_INFINITY : above[0];
  }

  double firstUpTo() {
    return count == 0 ? Double.POSITIVE_INFINITY : upTo[0];
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int literals = state.transfer(count);
    if (state.isReading()) {
      if (literals < 0 || literals > feature.length) {
        throw new IllegalStateException("not a number of literals: " + literals);
      }
      count = literals;
    }
    for (int i = 0; i < count; i++) {
      feature[i] = state.transfer(feature[i]);
      above[i] = state.transfer(above[i]);
      upTo[i] = state.transfer(upTo[i]);
    }
  }
}
