package io.millrace.learning.statistic.window;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;
import io.millrace.learning.statistic.aggregate.PairMoments;
import io.millrace.learning.statistic.aggregate.RunningAggregate;

/**
 * Correlation of values with those k known values before them, over the pairs that lie whole in the
 * window: what pandas' {@code Series.autocorr} gives for its values. A pair leaves with its older
 * value. O(1) amortised a value.
 */
public final class Autocorrelation implements Statistic {
  private final double[] earlier;
  private final long[] earlierNs;
  private final PairStatistic pairs;
  private final long windowNs;
  private long count;

  /**
   * @param extent of the values; one by count holds at least k + 1
   * @param k how many known values before, at least 1
   */
  public Autocorrelation(final WindowSpec extent, final int k) {
    if (k < 1 || (extent.by() == WindowSpec.By.COUNT && extent.n() <= k)) {
      throw new IllegalArgumentException("no pairs: k=" + k + " extent=" + extent);
    }
    earlier = new double[k];
    earlierNs = new long[k];
    windowNs = extent.by() == WindowSpec.By.TIME ? extent.windowNs() : 0;
    final PairMoments correlation = new PairMoments(PairMoments.Kind.CORRELATION, Second.VALUE);
    pairs =
        switch (extent.by()) {
          case ALL -> new RunningAggregate(correlation);
          case COUNT -> new SlidingAggregate(WindowSpec.count(extent.n() - k), correlation);
          case TIME -> new SlidingAggregate(extent, correlation);
        };
  }

  private boolean isTimed() {
    return windowNs > 0;
  }

  @Override
  public void update(final double x, final long timeNs) {
    pairs.moveTo(timeNs);
    if (!Double.isFinite(x)) {
      return;
    }
    final int slot = (int) (count % earlier.length);
    if (count >= earlier.length && (!isTimed() || timeNs - earlierNs[slot] <= windowNs)) {
      // At the older value's time, so that the pair leaves with it.
      pairs.update(earlier[slot], x, earlierNs[slot]);
    }
    earlier[slot] = x;
    earlierNs[slot] = isTimed() ? timeNs : 0;
    count++;
  }

  @Override
  public void moveTo(final long timeNs) {
    pairs.moveTo(timeNs);
  }

  @Override
  public double get() {
    return pairs.get();
  }

  @Override
  public long overflows() {
    return pairs.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int k = earlier.length;
    final int known = state.transfer((int) Math.min(count, k));
    if (known < 0 || known > k) {
      throw new IllegalStateException("not a number of at most " + k + " values: known=" + known);
    }
    if (state.isReading()) {
      count = known;
    }
    for (long i = count - known; i < count; i++) {
      final int at = (int) (i % k);
      earlier[at] = state.transfer(earlier[at]);
      earlierNs[at] = state.transfer(earlierNs[at]);
    }
    pairs.transferState(state);
  }
}
