package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.List;

/**
 * The test of Page ("Continuous inspection schemes", Biometrika 41, 1954) and Hinkley (1971) with a
 * running mean. For the k-th value x: {@code mean += (x - mean)/k}, then {@code rise = max(0, alpha
 * * rise + x - mean - delta)} and {@code fall = max(0, alpha * fall + mean - x - delta)}; a drift
 * where k is at least {@code min} and the sums of the {@code direction} reach {@code threshold}.
 *
 * <p>By its own rule it keeps everything after a detection, and so detects again on each value
 * until the mean has caught up. Cost: O(1); memory: 4 numbers.
 */
final class PageHinkley implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "page_hinkley",
          "delta=0.005, threshold=50, alpha=0.9999, min=30, direction=up|down|both, reset=true",
          "true at a drift of the mean of any numbers",
          "Page 1954, Continuous inspection schemes; Hinkley 1971, Inference about the change-point"
              + " from cumulative sum tests");

  private final double delta;
  private final double threshold;
  private final double alpha;
  private final long min;
  private final boolean up;
  private final boolean down;
  private long count;
  private double mean;
  private double rise;
  private double fall;

  PageHinkley(final Settings settings) {
    delta = settings.number("delta", 0.005, 0, 1e100);
    threshold = settings.number("threshold", 50, Double.MIN_VALUE, 1e100);
    alpha = settings.number("alpha", 0.9999, Double.MIN_VALUE, 1);
    min = settings.integer("min", 30, 1, 1L << 53);
    final String direction = settings.oneOf("direction", "up", List.of("up", "down", "both"));
    up = !direction.equals("down");
    down = !direction.equals("up");
  }

  @Override
  public boolean update(final double x) {
    count++;
    mean += (x - mean) / count;
    rise = Math.max(0, alpha * rise + x - mean - delta);
    fall = Math.max(0, alpha * fall + mean - x - delta);
    return count >= min && ((up && rise >= threshold) || (down && fall >= threshold));
  }

  @Override
  public boolean isWarning() {
    return false;
  }

  @Override
  public double estimate() {
    return count == 0 ? Double.NaN : mean;
  }

  @Override
  public void reset() {
    count = 0;
    mean = 0;
    rise = 0;
    fall = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    mean = state.transfer(mean);
    rise = state.transfer(rise);
    fall = state.transfer(fall);
  }
}
