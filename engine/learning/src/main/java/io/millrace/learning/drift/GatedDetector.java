package io.millrace.learning.drift;

import io.millrace.learning.state.StateTransfer;

/**
 * The gate before every detector: values that are not finite or beyond 1e100 (whose squares could
 * not be summed) do not pass, and after a detection the detector starts afresh where that is
 * wanted.
 */
final class GatedDetector implements DriftDetector {
  private static final double MAX = 1e100;

  private final DriftDetector detector;
  private final boolean afresh;

  GatedDetector(final DriftDetector detector, final boolean afresh) {
    this.detector = detector;
    this.afresh = afresh;
  }

  @Override
  public boolean update(final double x) {
    if (!(Math.abs(x) <= MAX)) {
      return false;
    }
    final boolean drift = detector.update(x);
    if (drift && afresh) {
      detector.reset();
    }
    return drift;
  }

  @Override
  public boolean isWarning() {
    return detector.isWarning();
  }

  @Override
  public double estimate() {
    return detector.estimate();
  }

  @Override
  public void reset() {
    detector.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    detector.transferState(state);
  }
}
