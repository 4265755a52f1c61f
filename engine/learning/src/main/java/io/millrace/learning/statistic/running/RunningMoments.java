package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.DoubleDouble;
import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Revertible;

/**
 * Variance and related statistics of all known values, with divisor n - 1, by Welford's update
 * (Technometrics 4, 1962) on distances from the first value, the squares summed in double-double. A
 * value that would take the sum of squares past the largest double feeds nothing. O(1) a value.
 */
public final class RunningMoments implements Revertible {
  private final MomentKind kind;
  private long count;
  private double shift;
  private double mean;
  private double squares;
  private double squaresLow;
  private double latest = Double.NaN;

  /**
   * @param kind what is told
   */
  public RunningMoments(final MomentKind kind) {
    this.kind = kind;
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (!Double.isFinite(x)) {
      return;
    }
    if (count == 0) {
      shift = x;
    }
    final double shifted = x - shift;
    final double distance = shifted - mean;
    final double newMean = mean + distance / (count + 1);
    final double square = distance * (shifted - newMean);
    if (Double.isFinite(squares + square)) {
      count++;
      mean = newMean;
      addSquare(square);
      latest = shifted;
    }
  }

  private void addSquare(final double square) {
    final double sum = squares + square;
    final double low = squaresLow + DoubleDouble.lost(squares, square, sum);
    squares = sum + low;
    squaresLow = low - (squares - sum);
  }

  /**
   * {@inheritDoc} What was the latest value is not known afterwards, so {@link MomentKind#SCORE} is
   * NaN until the next one.
   */
  @Override
  public void revert(final double x) {
    if (!Double.isFinite(x)) {
      return;
    }
    if (count == 0) {
      throw new IllegalStateException("no value to undo: x=" + x);
    }
    count--;
    latest = Double.NaN;
    if (count == 0) {
      shift = 0;
      mean = 0;
      squares = 0;
      squaresLow = 0;
      return;
    }
    final double shifted = x - shift;
    final double oldMean = mean - (shifted - mean) / count;
    addSquare(-(shifted - oldMean) * (shifted - mean));
    if (count == 1 || squares < 0) {
      squares = 0;
      squaresLow = 0;
    }
    mean = oldMean;
  }

  @Override
  public double get() {
    return kind.of(count, squares, latest - mean);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    shift = state.transfer(shift);
    mean = state.transfer(mean);
    squares = state.transfer(squares);
    squaresLow = state.transfer(squaresLow);
    latest = state.transfer(latest);
  }
}
