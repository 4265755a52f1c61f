package io.millrace.learning.anomaly;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.DoubleSort;
import java.util.Arrays;

/**
 * The modified z-score of Iglewicz and Hoaglin, "How to detect and handle outliers", 1993, over the
 * last {@code window} samples: {@code z = |x - median| / (1.4826 MAD)}, where MAD is the median of
 * the absolute deviations from the median; both exact, of an even number the mean of the middle
 * two. Where MAD is 0, {@code 1.2533} times the mean absolute deviation takes its place, and where
 * that is 0 too, any deviation is infinite. The score is the probability that a normal number
 * deviates less, {@code 2 Phi(z) - 1}, for the feature with the greatest z.
 *
 * <p>Cost: O(window) a feature and call; memory: 2 windows a feature.
 */
final class MedianDeviation implements AnomalyDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "mad",
          "window=256, warm_up=30",
          "probability that a normal number deviates less; after warm_up samples",
          "Iglewicz and Hoaglin 1993, How to detect and handle outliers; Hampel 1974, The influence"
              + " curve and its role in robust estimation");

  /** One over the third quartile of the standard normal distribution. */
  private static final double PER_MAD = 1.482602218505602;

  /** sqrt(pi / 2) */
  private static final double PER_MEAN_DEVIATION = 1.2533141373155003;

  private final int window;
  private final long warmUp;
  private final ChiSquare distribution = new ChiSquare(1);

  /** By feature: its values by arrival, a ring. */
  private final double[][] arrived;

  /** By feature: the same values in ascending order. */
  private final double[][] sorted;

  private int count;
  private int oldest;

  MedianDeviation(final Settings settings, final int features) {
    window = (int) settings.integer("window", 256, 2, 65_536);
    warmUp = settings.integer("warm_up", Math.min(30, window), 2, window);
    arrived = new double[features][window];
    sorted = new double[features][window];
  }

  @Override
  public double score(final double[] x) {
    if (count < warmUp) {
      return Double.NaN;
    }
    double greatest = 0;
    for (int i = 0; i < sorted.length; i++) {
      greatest = Math.max(greatest, deviation(sorted[i], x[i]));
    }
    return distribution.below(greatest * greatest);
  }

  private double deviation(final double[] values, final double x) {
    final double median = middle(values[(count - 1) / 2], values[count / 2]);
    final double apart = Math.abs(x - median);
    if (apart == 0) {
      return 0;
    }
    final double mad = medianDeviation(values, median);
    if (mad > 0) {
      return apart / (PER_MAD * mad);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(values[i] - median);
    }
    return apart / (PER_MEAN_DEVIATION * (sum / count));
  }

  /** Walks outward from the median, always to the nearer side, until half the values are passed. */
  private double medianDeviation(final double[] values, final double median) {
    int right = count / 2;
    int left = right - 1;
    double before = 0;
    double last = 0;
    for (int passed = 0; passed <= count / 2; passed++) {
      final double below = left < 0 ? Double.POSITIVE_INFINITY : median - values[left];
      final double above = right == count ? Double.POSITIVE_INFINITY : values[right] - median;
      before = last;
      if (below <= above) {
        last = below;
        left--;
      } else {
        last = above;
        right++;
      }
    }
    return count % 2 == 1 ? last : middle(before, last);
  }

  private static double middle(final double a, final double b) {
    return a + (b - a) / 2;
  }

  @Override
  public void learn(final double[] x) {
    final int slot = (oldest + count) % window;
    for (int i = 0; i < sorted.length; i++) {
      // -0.0 would sort below 0.0, which it equals
      final double value = x[i] + 0.0;
      final double[] values = sorted[i];
      int kept = count;
      if (count == window) {
        final int at = Arrays.binarySearch(values, 0, count, arrived[i][slot]);
        System.arraycopy(values, at + 1, values, at, count - 1 - at);
        kept--;
      }
      final int found = Arrays.binarySearch(values, 0, kept, value);
      final int at = found >= 0 ? found : -found - 1;
      System.arraycopy(values, at, values, at + 1, kept - at);
      values[at] = value;
      arrived[i][slot] = value;
    }
    if (count < window) {
      count++;
    } else {
      oldest = (oldest + 1) % window;
    }
  }

  @Override
  public void reset() {
    count = 0;
    oldest = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    if (count < 0 || count > window) {
      throw new IllegalStateException("not a window of this detector: count=" + count);
    }
    if (state.isReading()) {
      oldest = 0;
    }
    for (int i = 0; i < arrived.length; i++) {
      for (int k = 0; k < count; k++) {
        final int at = (oldest + k) % window;
        arrived[i][at] = state.transfer(arrived[i][at]);
      }
      if (state.isReading()) {
        System.arraycopy(arrived[i], 0, sorted[i], 0, count);
        DoubleSort.sort(sorted[i], 0, count);
      }
    }
  }
}
