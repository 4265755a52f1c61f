package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;

/**
 * HDDM_A, the A-test by Hoeffding's inequality of Frias-Blanco, del Campo-Avila, Ramos-Jimenez,
 * Morales-Bueno, Ortiz-Diaz and Caballero-Mota, "Online and non-parametric drift detection methods
 * based on Hoeffding's bounds", IEEE TKDE 27, 2015. The prefix of n0 values whose mean plus its
 * bound {@code sqrt(ln(1/drift_confidence)/(2 n0))} is least is compared with all n values: the
 * mean has risen where {@code mean - mean0 >= sqrt((n - n0)/(2 n0 n) * ln(2/confidence))}; with
 * {@code two_sided} likewise for a fall.
 *
 * <p>Values are in [0, 1]; those outside are taken as the nearer end. By its own rule it keeps
 * nothing after a detection. Cost: O(1); memory: 7 numbers.
 */
final class HddmA implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "hddm_a",
          "drift_confidence=0.001, warning_confidence=0.005, two_sided=false, reset=true",
          "true at a rise of the mean of values in [0, 1]",
          "Frias-Blanco et al. 2015, Online and non-parametric drift detection methods based on"
              + " Hoeffding's bounds");

  private final double driftLog;
  private final double warningLog;
  private final double boundLog;
  private final boolean twoSided;
  private long count;
  private double sum;
  private long minCount;
  private double minSum;
  private long maxCount;
  private double maxSum;
  private boolean warned;

  HddmA(final Settings settings) {
    final double drift = HddmW.confidence(settings, "drift_confidence", 0.001);
    final double warning = HddmW.confidence(settings, "warning_confidence", 0.005);
    HddmW.checkOrder(settings, drift, warning);
    driftLog = StrictMath.log(2 / drift);
    warningLog = StrictMath.log(2 / warning);
    boundLog = -StrictMath.log(drift);
    twoSided = settings.flag("two_sided", false);
  }

  @Override
  public boolean update(final double x) {
    count++;
    sum += Math.max(0, Math.min(1, x));
    final double mean = sum / count;
    final double bound = bound(count);
    if (minCount == 0 || minSum / minCount + bound(minCount) >= mean + bound) {
      minCount = count;
      minSum = sum;
    }
    if (maxCount == 0 || maxSum / maxCount - bound(maxCount) <= mean - bound) {
      maxCount = count;
      maxSum = sum;
    }
    final double rise = mean - minSum / minCount;
    if (rose(rise, minCount, driftLog)
        || (twoSided && rose(maxSum / maxCount - mean, maxCount, driftLog))) {
      reset();
      return true;
    }
    warned = rose(rise, minCount, warningLog);
    return false;
  }

  private double bound(final long n) {
    return Math.sqrt(boundLog / (2.0 * n));
  }

  private boolean rose(final double rise, final long before, final double log) {
    return before != count
        && rise >= Math.sqrt((double) (count - before) / before / count / 2 * log);
  }

  @Override
  public boolean isWarning() {
    return warned;
  }

  @Override
  public double estimate() {
    return count == 0 ? Double.NaN : sum / count;
  }

  @Override
  public void reset() {
    count = 0;
    sum = 0;
    minCount = 0;
    minSum = 0;
    maxCount = 0;
    maxSum = 0;
    warned = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    sum = state.transfer(sum);
    minCount = state.transfer(minCount);
    minSum = state.transfer(minSum);
    maxCount = state.transfer(maxCount);
    maxSum = state.transfer(maxSum);
    warned = state.transfer(warned);
  }
}
