package io.millrace.learning.anomaly;

import io.millrace.learning.state.StateTransfer;

/**
 * The gate before every detector: samples with a number that is not finite or beyond 1e100 (whose
 * squares could not be summed) do not pass.
 */
final class GatedDetector implements AnomalyDetector {
  private static final double MAX = 1e100;

  private final AnomalyDetector detector;

  GatedDetector(final AnomalyDetector detector) {
    this.detector = detector;
  }

  private static boolean isKnown(final double[] x) {
    for (final double value : x) {
      if (!(Math.abs(value) <= MAX)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double score(final double[] x) {
    return isKnown(x) ? detector.score(x) : Double.NaN;
  }

  @Override
  public void learn(final double[] x) {
    if (isKnown(x)) {
      detector.learn(x);
    }
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
