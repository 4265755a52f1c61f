package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;

/**
 * Drift detection method of Gama, Medas, Castillo and Rodrigues, "Learning with drift detection",
 * SBIA 2004. Over the errors since it started, p is their mean and {@code s = sqrt(p(1-p)/n)};
 * after {@code warm_start} values the least p + s is kept as p0, s0. A drift where {@code p + s >
 * p0 + drift * s0}; a warning where the same holds with {@code warning}.
 *
 * <p>Values are errors in [0, 1], usually 0 or 1; those outside are taken as the nearer end. Where
 * p0 is 0, so is s0, and the first error is a drift. By its own rule it keeps everything after a
 * detection. Cost: O(1); memory: 5 numbers.
 */
final class Ddm implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "ddm",
          "warm_start=30, warning=2, drift=3, reset=true",
          "true at a rise of the mean of errors in [0, 1]",
          "Gama, Medas, Castillo and Rodrigues 2004, Learning with drift detection");

  private final long warmStart;
  private final double warning;
  private final double drift;
  private long count;
  private double mean;
  private double minMean;
  private double minDeviation;
  private boolean warned;

  Ddm(final Settings settings) {
    warmStart = settings.integer("warm_start", 30, 1, 1L << 53);
    warning = settings.number("warning", 2, Double.MIN_VALUE, 1e6);
    drift = settings.number("drift", 3, Double.MIN_VALUE, 1e6);
    if (warning > drift) {
      throw settings.error("warning", warning + " is above drift, which is " + drift);
    }
    reset();
  }

  @Override
  public boolean update(final double x) {
    count++;
    mean += (Math.max(0, Math.min(1, x)) - mean) / count;
    if (count <= warmStart) {
      return false;
    }
    final double deviation = Math.sqrt(Math.max(0, mean * (1 - mean)) / count);
    final double level = mean + deviation;
    if (level <= minMean + minDeviation) {
      minMean = mean;
      minDeviation = deviation;
    }
    final boolean drifted = level > minMean + drift * minDeviation;
    warned = !drifted && level > minMean + warning * minDeviation;
    return drifted;
  }

  @Override
  public boolean isWarning() {
    return warned;
  }

  @Override
  public double estimate() {
    return count == 0 ? Double.NaN : mean;
  }

  @Override
  public void reset() {
    count = 0;
    mean = 0;
    minMean = Double.POSITIVE_INFINITY;
    minDeviation = Double.POSITIVE_INFINITY;
    warned = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    mean = state.transfer(mean);
    minMean = state.transfer(minMean);
    minDeviation = state.transfer(minDeviation);
    warned = state.transfer(warned);
  }
}
