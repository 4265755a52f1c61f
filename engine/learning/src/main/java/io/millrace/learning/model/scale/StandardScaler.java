package io.millrace.learning.model.scale;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Takes each feature's mean away and divides by its standard deviation, both over all samples
 * learned: population variance by Welford's recurrence ("Note on a method for calculating corrected
 * sums of squares and products", Technometrics 4, 1962). A feature of variance 0 (or below 1e-308,
 * whose reciprocal is infinite), and every feature before the first sample, maps to 0. So does one
 * whose standard deviation is below a billionth of its mean: that is the rounding of a constant,
 * such as a spread of one cent between prices of thousands, and dividing by it would make a first
 * real change a million million. The root and the division are made when learning, so that scaling
 * is a subtraction and a product. Cost: O(features) a call; memory: a few doubles a feature.
 */
public final class StandardScaler implements Scaler {
  private static final double ROUNDING = 1e-9;

  private long count;
  private final double[] mean;
  private final double[] squares;
  private final double[] inverse;
  private final double[] scaled;

  /**
   * @param features how many
   */
  public StandardScaler(final int features) {
    mean = new double[features];
    squares = new double[features];
    inverse = new double[features];
    scaled = new double[features];
  }

  @Override
  public void learn(final double[] x) {
    count++;
    final double n = count;
    final double share = 1 / n;
    for (int i = 0; i < mean.length; i++) {
      final double before = x[i] - mean[i];
      mean[i] += before * share;
      squares[i] += before * (x[i] - mean[i]);
      inverse[i] = inverse(squares[i], n, mean[i]);
    }
  }

  /** One over the standard deviation; 0 where that is infinite, or rounding is all that varies. */
  private static double inverse(final double squares, final double n, final double mean) {
    final double precision = n / squares;
    final double inverse = precision <= Double.MAX_VALUE ? Math.sqrt(precision) : 0;
    return inverse * (ROUNDING * Math.abs(mean)) < 1 ? inverse : 0;
  }

  @Override
  public double[] transform(final double[] x) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (x[i] - mean[i]) * inverse[i];
    }
    return scaled;
  }

  @Override
  public double[] factors() {
    return inverse;
  }

  @Override
  public boolean isFinite() {
    double probe = 0;
    for (int i = 0; i < mean.length; i++) {
      // 0 times a finite number is 0, and times any other NaN
      probe += mean[i] * 0 + squares[i] * 0;
    }
    return probe == 0;
  }

  @Override
  public void reset() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(inverse, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    state.transfer(mean, 0, mean.length);
    state.transfer(squares, 0, squares.length);
    if (state.isReading()) {
      for (int i = 0; i < mean.length; i++) {
        inverse[i] = count == 0 ? 0 : inverse(squares[i], count, mean[i]);
      }
    }
  }
}
