package io.millrace.learning.anomaly;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Takes samples as drawn from one normal distribution that slowly changes. Mean and covariance are
 * exponentially weighted by the recurrence of Finch ("Incremental calculation of weighted mean and
 * variance", 2009): {@code d = x - mean; mean += a d; S = (1 - a)(S + a d d')}, with a = max(alpha,
 * 1/k) at the k-th sample, so that the first ones have equal weights. The score is the probability
 * that a sample of that distribution lies at a lesser Mahalanobis distance: the chi-square
 * distribution of {@code (x - mean)' S^-1 (x - mean)} with one degree a feature.
 *
 * <p>S is factored as L D L' when scoring; a pivot below 1e-10 of its feature's variance is raised
 * to that, and a feature that never changed scores 1 where it does. Cost: O(features^3 / 6) to
 * score, O(features^2) to learn; memory: features^2 numbers.
 */
final class EwGaussian implements AnomalyDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "ew_gaussian",
          "half_life=1000, warm_up=30",
          "probability of a lesser Mahalanobis distance; after max(warm_up, 2 features) samples",
          "Finch 2009, Incremental calculation of weighted mean and variance; Mahalanobis 1936, On"
              + " the generalised distance in statistics");

  private static final double MIN_PIVOT = 1e-10;

  private final int features;
  private final double alpha;
  private final long warmUp;
  private final ChiSquare distribution;
  private final double[] mean;

  /** Lower triangle: row i from i (i + 1) / 2 on. */
  private final double[] covariance;

  private final double[] factor;
  private final double[] apart;
  private long count;

  EwGaussian(final Settings settings, final int features) {
    this.features = features;
    final double halfLife = settings.number("half_life", 1000, Double.MIN_NORMAL, 1e15);
    alpha = -StrictMath.expm1(-StrictMath.log(2) / halfLife);
    warmUp = Math.max(settings.integer("warm_up", 30, 1, 1L << 53), 2L * features);
    distribution = new ChiSquare(features);
    mean = new double[features];
    covariance = new double[features * (features + 1) / 2];
    factor = new double[covariance.length];
    apart = new double[features];
  }

  @Override
  public double score(final double[] x) {
    if (count < warmUp) {
      return Double.NaN;
    }
    double distance = 0;
    int row = 0;
    for (int i = 0; i < features; i++) {
      double z = x[i] - mean[i];
      final double pivot = factorRow(i, row);
      for (int k = 0; k < i; k++) {
        z -= factor[row + k] * apart[k];
      }
      apart[i] = z;
      if (z != 0) {
        distance += z / pivot * z;
      }
      row += i + 1;
    }
    // a sum that overflowed, or that cannot be told, is as far as can be
    return distance <= Double.MAX_VALUE ? distribution.below(distance) : 1;
  }

  /** Makes row i of L, whose diagonal holds D; returns the pivot. */
  private double factorRow(final int i, final int row) {
    double pivot = covariance[row + i];
    int other = 0;
    for (int j = 0; j < i; j++) {
      double sum = covariance[row + j];
      for (int k = 0; k < j; k++) {
        sum -= factor[row + k] * factor[other + k] * factor[diagonal(k)];
      }
      final double d = factor[other + j];
      factor[row + j] = d > 0 ? sum / d : 0;
      pivot -= factor[row + j] * factor[row + j] * d;
      other += j + 1;
    }
    pivot = Math.max(pivot, MIN_PIVOT * covariance[row + i]);
    factor[row + i] = pivot;
    return pivot;
  }

  private static int diagonal(final int i) {
    return i * (i + 3) / 2;
  }

  @Override
  public void learn(final double[] x) {
    count++;
    final double a = Math.max(alpha, 1.0 / count);
    int row = 0;
    for (int i = 0; i < features; i++) {
      apart[i] = x[i] - mean[i];
      mean[i] += a * apart[i];
      for (int j = 0; j <= i; j++) {
        covariance[row + j] = (1 - a) * (covariance[row + j] + a * apart[i] * apart[j]);
      }
      row += i + 1;
    }
  }

  @Override
  public void reset() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(covariance, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    state.transfer(mean, 0, features);
    state.transfer(covariance, 0, covariance.length);
  }
}
