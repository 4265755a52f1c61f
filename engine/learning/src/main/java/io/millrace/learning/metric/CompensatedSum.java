package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import io.millrace.learning.statistic.DoubleDouble;

/**
 * A running sum that keeps what rounding would lose, so that its relative error for values of one
 * sign stays at an ulp or two whatever their count: Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
 */
final class CompensatedSum implements Stateful {
  private double sum;
  private double lost;

  void add(final double value) {
    final double next = sum + value;
    lost += DoubleDouble.lost(sum, value, next);
    sum = next;
  }

  void add(final CompensatedSum other) {
    final double otherLost = other.lost;
    add(other.sum);
    lost += otherLost;
  }

  double value() {
    // past the largest double nothing is left to compensate
    return Double.isInfinite(sum) ? sum : sum + lost;
  }

  @Override
  public void transferState(final StateTransfer state) {
    sum = state.transfer(sum);
    lost = state.transfer(lost);
  }
}
