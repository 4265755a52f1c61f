package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;

/**
 * Early drift detection method of Baena-Garcia, del Campo-Avila, Fidalgo, Bifet, Gavalda and
 * Morales-Bueno, 2006, for gradual drifts. Over the distances between errors, in values, m is the
 * mean and s the population standard deviation; the greatest m + 2s is kept. From {@code
 * min_errors} errors on, a drift where (m + 2s) / greatest is below {@code drift}, a warning below
 * {@code warning}; both are decided at errors, and a warning holds until the next one.
 *
 * <p>A value above 0.5 is an error. The first error begins the first distance. By its own rule it
 * keeps everything after a detection. Cost: O(1); memory: 6 numbers.
 */
final class Eddm implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "eddm",
          "min_errors=30, warning=0.95, drift=0.9, reset=true",
          "true where errors (values above 0.5) come closer together",
          "Baena-Garcia et al. 2006, Early drift detection method");

  private final long leastErrors;
  private final double warning;
  private final double drift;
  private long sinceError;
  private long errors;
  private double mean;
  private double squares;
  private double greatest;
  private boolean warned;

  Eddm(final Settings settings) {
    leastErrors = settings.integer("min_errors", 30, 2, 1L << 53);
    warning = settings.number("warning", 0.95, Double.MIN_VALUE, 1);
    drift = settings.number("drift", 0.9, Double.MIN_VALUE, 1);
    if (warning < drift) {
      throw settings.error("warning", warning + " is below drift, which is " + drift);
    }
  }

  @Override
  public boolean update(final double x) {
    sinceError++;
    if (x <= 0.5) {
      return false;
    }
    final double distance = sinceError;
    sinceError = 0;
    errors++;
    if (errors == 1) {
      return false;
    }
    final double apart = distance - mean;
    final long distances = errors - 1;
    mean += apart / distances;
    squares += apart * (distance - mean);
    final double level = mean + 2 * Math.sqrt(squares / distances);
    greatest = Math.max(greatest, level);
    final boolean ready = errors >= leastErrors;
    final boolean drifted = ready && level < drift * greatest;
    warned = ready && !drifted && level < warning * greatest;
    return drifted;
  }

  @Override
  public boolean isWarning() {
    return warned;
  }

  @Override
  public double estimate() {
    return errors < 2 ? Double.NaN : mean;
  }

  @Override
  public void reset() {
    sinceError = 0;
    errors = 0;
    mean = 0;
    squares = 0;
    greatest = 0;
    warned = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    sinceError = state.transfer(sinceError);
    errors = state.transfer(errors);
    mean = state.transfer(mean);
    squares = state.transfer(squares);
    greatest = state.transfer(greatest);
    warned = state.transfer(warned);
  }
}
