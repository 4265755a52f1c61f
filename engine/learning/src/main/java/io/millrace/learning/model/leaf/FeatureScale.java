package io.millrace.learning.model.leaf;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Running mean and population variance of each feature and of the label, by the recurrence of
 * Welford (Technometrics 4, 1962); a feature of variance 0 maps to 0. None of n + 1 numbers lies
 * further than sqrt(n) standard deviations from their mean (Samuelson, JASA 63, 1968), so a scaled
 * feature is kept within that: the deviation of what hardly moved yet says nothing, and a linear
 * model would follow it anywhere. Cost: O(features).
 */
public final class FeatureScale implements Stateful {
  private final double[] mean;
  private final double[] squares;
  private final double[] inverse;
  private long count;
  private double furthest;
  private double labelMean;
  private double labelSquares;

  public FeatureScale(final int features) {
    mean = new double[features];
    squares = new double[features];
    inverse = new double[features];
  }

  /** Learns a sample, all finite. */
  public void learn(final double[] x, final double label) {
    count++;
    final double share = 1.0 / count;
    for (int i = 0; i < mean.length; i++) {
      final double delta = x[i] - mean[i];
      mean[i] += delta * share;
      squares[i] += delta * (x[i] - mean[i]);
    }
    final double delta = label - labelMean;
    labelMean += delta * share;
    labelSquares += delta * (label - labelMean);
    invert();
  }

  private void invert() {
    final double n = count;
    furthest = Math.sqrt(n);
    for (int i = 0; i < mean.length; i++) {
      // a variance too small to be inverted is none
      final double inverted = n / squares[i];
      final boolean varies = squares[i] > 0 && inverted <= Double.MAX_VALUE;
      inverse[i] = varies ? Math.sqrt(inverted) : 0;
    }
  }

  /** Writes the scaled features into the first of {@code scaled}. */
  public void transform(final double[] x, final double[] scaled) {
    final double max = furthest;
    for (int i = 0; i < mean.length; i++) {
      scaled[i] = Math.max(-max, Math.min(max, (x[i] - mean[i]) * inverse[i]));
    }
  }

  /** {@return samples learned} */
  public long count() {
    return count;
  }

  /** {@return mean of the labels} */
  public double labelMean() {
    return labelMean;
  }

  /** {@return standard deviation of the labels} */
  public double labelDeviation() {
    return count == 0 ? 0 : Math.sqrt(Math.max(0, labelSquares) / count);
  }

  /** {@return whether no value has left the range of a double} */
  public boolean isFinite() {
    double even = labelMean * 0 + labelSquares * 0;
    double odd = 0;
    for (int i = 0; i < mean.length; i++) {
      // 0 times a finite number is 0, and times any other NaN
      even += squares[i] * 0;
      odd += inverse[i] * 0;
    }
    return even + odd == 0;
  }

  /** Forgets all. */
  public void reset() {
    count = 0;
    furthest = 0;
    labelMean = 0;
    labelSquares = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(inverse, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    labelMean = state.transfer(labelMean);
    labelSquares = state.transfer(labelSquares);
    state.transfer(mean, 0, mean.length);
    state.transfer(squares, 0, squares.length);
    if (state.isReading()) {
      invert();
    }
  }
}
