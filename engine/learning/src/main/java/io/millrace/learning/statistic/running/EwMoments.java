package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * Exponentially weighted mean and variance, starting at the first value, by the recurrence of
 * Finch, "Incremental calculation of weighted mean and variance" (2009), after West (Communications
 * of the ACM 22, 1979): {@code d = x - mean; mean += a d; var = (1 - a)(var + a d d)}. Never
 * negative.
 *
 * <p>By event time the weight of a value halves in each half-life, and {@code a} is the newest
 * value's share of all weights: {@code W = W 2^(-dt/h) + 1; a = 1/W}. So values at one instant
 * weigh the same, and the passing of time alone changes nothing. A value that would take the state
 * past the largest double feeds nothing. O(1) a value.
 */
public final class EwMoments implements Statistic {
  /** What is told. */
  public enum Kind {
    /** Mean. */
    MEAN,
    /** Variance, with divisor n as it were; 0 after one value. */
    VARIANCE,
    /** Its square root. */
    DEVIATION,
    /** The latest value's distance from the mean, in deviations; NaN where those are 0. */
    SCORE
  }

  private final Decay decay;
  private final Kind kind;
  private double mean = Double.NaN;
  private double variance;
  private double weight;
  private double latest = Double.NaN;
  private long lastNs;

  /**
   * @param decay how fast it forgets
   * @param kind what is told
   */
  public EwMoments(final Decay decay, final Kind kind) {
    this.decay = decay;
    this.kind = kind;
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (!Double.isFinite(x)) {
      return;
    }
    if (Double.isNaN(mean)) {
      mean = x;
      variance = 0;
      weight = 1;
      latest = x;
      lastNs = timeNs;
      return;
    }
    final double before = decay.isTimed() ? weight * decay.kept(timeNs - lastNs) : 0;
    final double a = decay.share(before);
    final double rest = decay.rest(before);
    final double distance = x - mean;
    final double newMean = mean + a * distance;
    // The mean alone takes values whose squares no double holds.
    final double newVariance = kind == Kind.MEAN ? 0 : rest * (variance + distance * a * distance);
    if (Double.isFinite(newMean) && Double.isFinite(newVariance)) {
      mean = newMean;
      variance = newVariance;
      weight = before + 1;
      latest = x;
      lastNs = timeNs;
    }
  }

  @Override
  public double get() {
    if (Double.isNaN(mean)) {
      return mean;
    }
    return switch (kind) {
      case MEAN -> mean;
      case VARIANCE -> variance;
      case DEVIATION -> Math.sqrt(variance);
      case SCORE -> variance == 0 ? Double.NaN : (latest - mean) / Math.sqrt(variance);
    };
  }

  @Override
  public void transferState(final StateTransfer state) {
    mean = state.transfer(mean);
    variance = state.transfer(variance);
    weight = state.transfer(weight);
    if (kind == Kind.SCORE) {
      latest = state.transfer(latest);
    }
    lastNs = state.transfer(decay.isTimed() ? lastNs : 0L);
  }
}
