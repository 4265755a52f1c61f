package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * The mean of all known values at one phase of a period, summed in double-double; NaN while the
 * phase has none. By time, the period is divided into equal bins from the epoch on and the phase
 * told is that of the time moved to. By values, the phase is the value's number modulo the period,
 * and that of the latest value is told. O(1) a value, 24 bytes a bin.
 */
public final class SeasonalMean implements Statistic {
  private final long periodNs;
  private final RunningSum[] means;
  private int phase;
  private long count;

  private SeasonalMean(final long periodNs, final int bins) {
    this.periodNs = periodNs;
    means = new RunningSum[bins];
    for (int i = 0; i < bins; i++) {
      means[i] = new RunningSum(true);
    }
  }

  /**
   * @param periodNs above 0, in ns
   * @param bins from 1 to periodNs
   * @return means by event time
   */
  public static SeasonalMean ofTime(final long periodNs, final int bins) {
    if (bins < 1 || periodNs < bins) {
      throw new IllegalArgumentException("no bins: periodNs=" + periodNs + " bins=" + bins);
    }
    return new SeasonalMean(periodNs, bins);
  }

  /**
   * @param period in known values, at least 1
   * @return means by the number of the value
   */
  public static SeasonalMean ofValues(final int period) {
    if (period < 1) {
      throw new IllegalArgumentException("the period must be at least 1: period=" + period);
    }
    return new SeasonalMean(0, period);
  }

  @Override
  public void update(final double x, final long timeNs) {
    moveTo(timeNs);
    if (!Double.isFinite(x)) {
      return;
    }
    if (periodNs == 0) {
      phase = (int) (count % means.length);
    }
    count++;
    means[phase].update(x, timeNs);
  }

  @Override
  public void moveTo(final long timeNs) {
    if (periodNs > 0) {
      phase = bin(Math.floorMod(timeNs, periodNs));
    }
  }

  /**
   * The bin by division in double, as the product of two longs may not fit, then by the starts of
   * the bins: a tick at the very start of one may come out a rounding before it.
   */
  private int bin(final long phaseNs) {
    final int last = means.length - 1;
    int bin = Math.min((int) ((double) phaseNs / periodNs * means.length), last);
    while (phaseNs < startNs(bin)) {
      bin--;
    }
    while (bin < last && phaseNs >= startNs(bin + 1)) {
      bin++;
    }
    return bin;
  }

  /** The first whole ns that is at least bin / bins of the period. */
  private long startNs(final int bin) {
    final int bins = means.length;
    return periodNs / bins * bin + (periodNs % bins * bin + bins - 1) / bins;
  }

  @Override
  public double get() {
    return means[phase].get();
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    phase = state.transfer(phase);
    if (state.isReading()) {
      if (phase < 0 || phase >= means.length) {
        throw new IllegalStateException("not a phase of " + means.length + " bins: phase=" + phase);
      }
    }
    for (final RunningSum mean : means) {
      mean.transferState(state);
    }
  }
}
