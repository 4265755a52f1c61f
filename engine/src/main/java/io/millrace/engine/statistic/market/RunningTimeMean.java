package io.millrace.engine.statistic.market;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.statistic.Statistic;

/**
 * Mean of a value by how long it was in force, from the first known one until now; that value where
 * no time has passed. O(1) a value.
 */
public final class RunningTimeMean implements Statistic {
  private double mean;
  private long lastedNs;
  private double latest = Double.NaN;
  private long latestNs;
  private long nowNs;

  @Override
  public void update(final double x, final long timeNs) {
    nowNs = timeNs;
    if (!Double.isFinite(x)) {
      return;
    }
    if (!Double.isNaN(latest)) {
      final double newMean = meanNow();
      if (!Double.isFinite(newMean)) {
        return;
      }
      mean = newMean;
      lastedNs += timeNs - latestNs;
    }
    latest = x;
    latestNs = timeNs;
  }

  private double meanNow() {
    final double forNs = nowNs - latestNs;
    return forNs == 0 ? mean : mean + (latest - mean) * (forNs / (lastedNs + (nowNs - latestNs)));
  }

  @Override
  public void moveTo(final long timeNs) {
    nowNs = timeNs;
  }

  @Override
  public double get() {
    if (lastedNs == 0 && nowNs == latestNs) {
      return latest;
    }
    final double result = meanNow();
    return Double.isFinite(result) && !Double.isNaN(latest) ? result : Double.NaN;
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeDouble(mean);
    out.writeLong(lastedNs);
    out.writeDouble(latest);
    out.writeLong(latestNs);
    out.writeLong(nowNs);
  }

  @Override
  public void readState(final StateReader in) {
    mean = in.readDouble();
    lastedNs = in.readLong();
    latest = in.readDouble();
    latestNs = in.readLong();
    nowNs = in.readLong();
  }
}
