package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * HDDM_W, the W-test by McDiarmid's inequality of Frias-Blanco et al., "Online and non-parametric
 * drift detection methods based on Hoeffding's bounds", IEEE TKDE 27, 2015. The EW mean of all
 * values at its least upper bound is compared with the EW mean of the values since: the mean has
 * risen where the latter is more than {@code sqrt((c0 + c1) ln(1/confidence) / 2)} above, c being
 * the sum of the squared weights of each; with {@code two_sided} likewise for a fall.
 *
 * <p>Values are in [0, 1]; those outside are taken as the nearer end. By its own rule it keeps
 * nothing after a detection. Cost: O(1); memory: 5 pairs of numbers.
 */
final class HddmW implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "hddm_w",
          "lambda=0.05, drift_confidence=0.001, warning_confidence=0.005, two_sided=false,"
              + " reset=true",
          "true at a rise of the mean of values in [0, 1]",
          "Frias-Blanco et al. 2015, Online and non-parametric drift detection methods based on"
              + " Hoeffding's bounds");

  private static final int ALL = 0;
  private static final int BEFORE_RISE = 1;
  private static final int SINCE_RISE = 2;
  private static final int BEFORE_FALL = 3;
  private static final int SINCE_FALL = 4;
  private static final int SAMPLES = 5;

  private final double lambda;
  private final double driftLog;
  private final double warningLog;
  private final boolean twoSided;

  /** EW means, by sample. */
  private final double[] means = new double[SAMPLES];

  /** Sums of squared weights, by sample; 0 where it is empty. */
  private final double[] weights = new double[SAMPLES];

  private boolean warned;

  HddmW(final Settings settings) {
    lambda = settings.number("lambda", 0.05, Double.MIN_VALUE, 1);
    final double drift = confidence(settings, "drift_confidence", 0.001);
    final double warning = confidence(settings, "warning_confidence", 0.005);
    checkOrder(settings, drift, warning);
    driftLog = -StrictMath.log(drift);
    warningLog = -StrictMath.log(warning);
    twoSided = settings.flag("two_sided", false);
  }

  static double confidence(final Settings settings, final String key, final double defaultValue) {
    return settings.number(key, defaultValue, Double.MIN_NORMAL, 1);
  }

  static void checkOrder(final Settings settings, final double drift, final double warning) {
    if (warning < drift) {
      throw settings.error(
          "warning_confidence", warning + " is below drift_confidence, which is " + drift);
    }
  }

  @Override
  public boolean update(final double value) {
    final double x = Math.max(0, Math.min(1, value));
    add(ALL, x);
    final double bound = bound(weights[ALL], driftLog);
    final double upper = means[BEFORE_RISE] + bound(weights[BEFORE_RISE], driftLog);
    if (weights[BEFORE_RISE] == 0 || means[ALL] + bound < upper) {
      restart(BEFORE_RISE, SINCE_RISE);
    } else {
      add(SINCE_RISE, x);
    }
    final double lower = means[BEFORE_FALL] - bound(weights[BEFORE_FALL], driftLog);
    if (weights[BEFORE_FALL] == 0 || means[ALL] - bound > lower) {
      restart(BEFORE_FALL, SINCE_FALL);
    } else {
      add(SINCE_FALL, x);
    }
    if (isAbove(SINCE_RISE, BEFORE_RISE, driftLog)
        || (twoSided && isAbove(BEFORE_FALL, SINCE_FALL, driftLog))) {
      reset();
      return true;
    }
    warned = isAbove(SINCE_RISE, BEFORE_RISE, warningLog);
    return false;
  }

  private void add(final int sample, final double x) {
    if (weights[sample] == 0) {
      means[sample] = x;
      weights[sample] = 1;
    } else {
      final double kept = 1 - lambda;
      means[sample] = lambda * x + kept * means[sample];
      weights[sample] = lambda * lambda + kept * kept * weights[sample];
    }
  }

  private void restart(final int before, final int since) {
    means[before] = means[ALL];
    weights[before] = weights[ALL];
    means[since] = 0;
    weights[since] = 0;
  }

  private boolean isAbove(final int one, final int other, final double log) {
    return weights[one] > 0
        && weights[other] > 0
        && means[one] > means[other] + bound(weights[one] + weights[other], log);
  }

  private static double bound(final double weight, final double log) {
    return Math.sqrt(weight * log / 2);
  }

  @Override
  public boolean isWarning() {
    return warned;
  }

  @Override
  public double estimate() {
    return weights[ALL] == 0 ? Double.NaN : means[ALL];
  }

  @Override
  public void reset() {
    Arrays.fill(means, 0);
    Arrays.fill(weights, 0);
    warned = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(means, 0, SAMPLES);
    state.transfer(weights, 0, SAMPLES);
    warned = state.transfer(warned);
  }
}
