package io.millrace.learning.metric;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Prequential errors of one model or baseline. Sums are compensated, so that they keep their digits
 * over billions of samples. One thread at a time.
 */
public final class RegressionMetrics implements Stateful {
  private long n;
  private long moves;
  private long sameDirection;
  private long withSpread;
  private final CompensatedSum absolute = new CompensatedSum();
  private final CompensatedSum squared = new CompensatedSum();
  private final CompensatedSum inSpreads = new CompensatedSum();

  /**
   * Adds a sample. One whose prediction or label is not finite is left out.
   *
   * @param prediction made before the label was learned
   * @param label what came
   * @param reference where the move begins: the target's value at the sample where the label is a
   *     later level, else 0; the move is {@code label - reference} and the predicted move {@code
   *     prediction - reference}
   * @param spread at the sample, in the label's unit; not known where it is NaN, 0 or negative
   */
  public void add(
      final double prediction, final double label, final double reference, final double spread) {
    final double error = Math.abs(prediction - label);
    if (!(error <= Double.MAX_VALUE)) {
      return;
    }
    n++;
    absolute.add(error);
    squared.add(error * error);
    addDirection(prediction - reference, label - reference);
    if (spread > 0 && spread <= Double.MAX_VALUE) {
      withSpread++;
      inSpreads.add(error / spread);
    }
  }

  private void addDirection(final double predictedMove, final double move) {
    if (move > 0) {
      moves++;
      sameDirection += predictedMove > 0 ? 1 : 0;
    } else if (move < 0) {
      moves++;
      sameDirection += predictedMove < 0 ? 1 : 0;
    }
  }

  /**
   * Adds all samples of another.
   *
   * @param other not changed
   */
  public void merge(final RegressionMetrics other) {
    n += other.n;
    moves += other.moves;
    sameDirection += other.sameDirection;
    withSpread += other.withSpread;
    absolute.add(other.absolute);
    squared.add(other.squared);
    inSpreads.add(other.inSpreads);
  }

  /**
   * @return a copy that counts apart; allocated
   */
  public RegressionMetrics copy() {
    final RegressionMetrics copy = new RegressionMetrics();
    final StateBuffer state = new StateBuffer();
    state.write(this);
    state.read(copy);
    return copy;
  }

  /** {@return samples counted} */
  public long n() {
    return n;
  }

  /** {@return mean absolute error in the label's unit; NaN without a sample} */
  public double mae() {
    return absolute.value() / n;
  }

  /** {@return root of the mean squared error in the label's unit; NaN without a sample} */
  public double rmse() {
    return Math.sqrt(squared.value() / n);
  }

  /** {@return sum of squared errors; 0 without a sample} */
  public double sse() {
    return squared.value();
  }

  /**
   * {@return share, 0 to 1, of samples with a move whose predicted move has the same sign; NaN
   * where no sample has a move}
   */
  public double direction() {
    return (double) sameDirection / moves;
  }

  /**
   * {@return mean of absolute error over spread, over the samples that have a spread; NaN without
   * one}
   */
  public double maeSpreads() {
    return inSpreads.value() / withSpread;
  }

  /**
   * Compares with the running mean over the same samples.
   *
   * @param runningMean metrics of {@link RunningMean} on the same samples
   * @return {@code 1 - SSE / SSE(running mean)}; NaN without a sample and where the running mean
   *     made no error
   */
  public double r2(final RegressionMetrics runningMean) {
    final double other = runningMean.sse();
    return n == 0 || other == 0 ? Double.NaN : 1 - sse() / other;
  }

  @Override
  public void transferState(final StateTransfer state) {
    n = state.transfer(n);
    moves = state.transfer(moves);
    sameDirection = state.transfer(sameDirection);
    withSpread = state.transfer(withSpread);
    absolute.transferState(state);
    squared.transferState(state);
    inSpreads.transferState(state);
  }
}
