package io.millrace.learning.model.relative;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * The running mean of errors' magnitudes over the last {@code memory} of them or so, and the limit
 * that it sets to one: 300 times the mean. One wild error then counts as 300 usual ones at most,
 * while errors that stay are followed, each making the limit {@code 1 + 300/memory} times as high.
 * There is no limit while all errors were 0. One thread at a time; allocates nothing. Cost: O(1);
 * memory: two numbers.
 */
public final class ErrorScale implements Stateful {
  private static final double MAX = 300;

  private final int memory;
  private long count;
  private double mean;

  /**
   * @param memory how many errors are remembered, from 2
   */
  public ErrorScale(final int memory) {
    this.memory = memory;
  }

  /** {@return the mean magnitude, from 0} */
  public double mean() {
    return mean;
  }

  /**
   * @param error of any sign
   * @return the error, within the limit
   */
  public double limited(final double error) {
    final double max = mean > 0 ? MAX * mean : Double.MAX_VALUE;
    return Math.max(-max, Math.min(max, error));
  }

  /**
   * Takes an error into the mean, no further than the limit.
   *
   * @param error of any sign, finite
   */
  public void learn(final double error) {
    count++;
    mean += (Math.abs(limited(error)) - mean) / Math.min(count, memory);
  }

  /** {@return whether its state is finite} */
  public boolean isFinite() {
    return Double.isFinite(mean);
  }

  /** Goes back to the state of one that has seen nothing. */
  public void reset() {
    count = 0;
    mean = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    mean = state.transfer(mean);
  }
}
