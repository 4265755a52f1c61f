package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.DoubleSort;

/**
 * Kolmogorov-Smirnov windowing of Raab, Heusinger and Schleif, "Reactive soft prototype computing
 * for concept drift streams", Neurocomputing 416, 2020. Of the last {@code window_size} values, the
 * newest r = {@code stat_size} are compared with r drawn from the older ones without replacement: a
 * drift where the greatest distance between the two empirical distributions is above {@code
 * sqrt(-ln(alpha)/r)}.
 *
 * <p>The draw comes from a seeded generator that is part of the state. By its own rule it keeps the
 * newest r values after a detection. Cost: O(r log r) a value once the window is full; memory: the
 * window and three arrays of its size.
 */
final class Kswin implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "kswin",
          "alpha=0.005, window_size=100, stat_size=30, seed=0, reset=true",
          "true at a drift of the distribution of any numbers",
          "Raab, Heusinger and Schleif 2020, Reactive soft prototype computing for concept drift"
              + " streams");

  /** Up to here the JDK sorts without allocation. */
  private static final int MAX_WINDOW = 4096;

  private final double[] window;
  private final int newest;
  private final double bound;
  private final SplitMix random;
  private final double[] older;
  private final double[] drawn;
  private final double[] recent;
  private int count;
  private int oldest;

  Kswin(final Settings settings) {
    final double alpha = settings.number("alpha", 0.005, Double.MIN_NORMAL, 1);
    final int size = (int) settings.integer("window_size", 100, 2, MAX_WINDOW);
    newest = (int) settings.integer("stat_size", Math.min(30, size / 2), 1, size / 2);
    bound = Math.sqrt(-StrictMath.log(alpha) / newest);
    random = new SplitMix(settings.integer("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
    window = new double[size];
    older = new double[size - newest];
    drawn = new double[newest];
    recent = new double[newest];
  }

  @Override
  public boolean update(final double x) {
    if (count < window.length) {
      window[(oldest + count) % window.length] = x;
      count++;
    } else {
      window[oldest] = x;
      oldest = (oldest + 1) % window.length;
    }
    if (count < window.length || distance() <= bound) {
      return false;
    }
    oldest = (oldest + older.length) % window.length;
    count = newest;
    return true;
  }

  private double distance() {
    for (int i = 0; i < older.length; i++) {
      older[i] = window[(oldest + i) % window.length];
    }
    for (int i = 0; i < newest; i++) {
      recent[i] = window[(oldest + older.length + i) % window.length];
      final int pick = i + random.below(older.length - i);
      drawn[i] = older[pick];
      older[pick] = older[i];
    }
    DoubleSort.sort(drawn, 0, drawn.length);
    DoubleSort.sort(recent, 0, recent.length);
    int a = 0;
    int b = 0;
    int greatest = 0;
    while (a < newest && b < newest) {
      final double next = Math.min(drawn[a], recent[b]);
      while (a < newest && drawn[a] <= next) {
        a++;
      }
      while (b < newest && recent[b] <= next) {
        b++;
      }
      greatest = Math.max(greatest, Math.abs(a - b));
    }
    return (double) greatest / newest;
  }

  @Override
  public boolean isWarning() {
    return false;
  }

  @Override
  public double estimate() {
    final int known = Math.min(count, newest);
    double mean = 0;
    for (int i = 1; i <= known; i++) {
      mean += (window[(oldest + count - i) % window.length] - mean) / i;
    }
    return known == 0 ? Double.NaN : mean;
  }

  @Override
  public void reset() {
    count = 0;
    oldest = 0;
    random.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    random.transferState(state);
    count = state.transfer(count);
    if (count < 0 || count > window.length) {
      throw new IllegalStateException("not a window of this detector: count=" + count);
    }
    if (state.isReading()) {
      oldest = 0;
    }
    for (int i = 0; i < count; i++) {
      final int at = (oldest + i) % window.length;
      window[at] = state.transfer(window[at]);
    }
  }
}
