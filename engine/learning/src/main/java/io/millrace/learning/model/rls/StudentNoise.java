package io.millrace.learning.model.rls;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * The variance of a label's noise as learned from standardised squared errors, each of one degree
 * of freedom: {@code squares / (freedom - 2)}, the variance of Student's distribution with that
 * many degrees of freedom. With forgetting both fade: West and Harrison, "Bayesian Forecasting and
 * Dynamic Models" (1997), chapter 10. One thread at a time; allocates nothing.
 */
final class StudentNoise implements Stateful {
  private final double forgetting;
  private long errors;

  /** As many as errors where nothing is forgotten, else fewer. */
  private double freedom;

  private double squares;

  StudentNoise(final double forgetting) {
    this.forgetting = forgetting;
  }

  /**
   * @param square an error's square over its variance in units of the noise; NaN where it had none,
   *     which adds nothing
   */
  void add(final double square) {
    if (square >= 0) {
      errors++;
      freedom = freedom * forgetting + 1;
      squares = squares * forgetting + square;
    }
  }

  /** {@return the variance; NaN until there are more than two degrees of freedom} */
  double variance() {
    return freedom > 2 ? squares / (freedom - 2) : Double.NaN;
  }

  boolean isFinite() {
    return Double.isFinite(squares);
  }

  void reset() {
    errors = 0;
    freedom = 0;
    squares = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    errors = state.transfer(errors);
    squares = state.transfer(squares);
    freedom = forgetting < 1 ? state.transfer(freedom) : errors;
  }
}
