package io.millrace.learning.statistic.running;

/**
 * How fast an exponentially weighted statistic forgets.
 *
 * @param alpha share of the newest value, in (0, 1]; NaN where event time decides
 * @param halfLifeNs event time in which a weight halves, in ns; 0 where values are counted
 */
public record Decay(double alpha, long halfLifeNs) {
  private static final double LN_2 = 0.6931471805599453;

  /**
   * @param alpha in (0, 1]
   * @return a decay at each known value
   */
  public static Decay alpha(final double alpha) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha is out of (0, 1]: alpha=" + alpha);
    }
    return new Decay(alpha, 0);
  }

  /**
   * @param values after which a weight has halved, above 0
   * @return a decay at each known value, with alpha = 1 - 2^(-1/values)
   */
  public static Decay halfLife(final double values) {
    if (!(values > 0) || Double.isInfinite(values)) {
      throw new IllegalArgumentException("the half-life must be above 0: values=" + values);
    }
    // By expm1: 1 - 2^(-1/values) has lost half its digits at a half-life of 1e8.
    return alpha(-StrictMath.expm1(-LN_2 / values));
  }

  /**
   * @param ns after which a weight has halved, above 0
   * @return a decay by event time
   */
  public static Decay halfLifeNs(final long ns) {
    if (ns <= 0) {
      throw new IllegalArgumentException("the half-life must be above 0: ns=" + ns);
    }
    return new Decay(Double.NaN, ns);
  }

  /** {@return whether event time decides} */
  public boolean isTimed() {
    return halfLifeNs > 0;
  }

  /**
   * The newest value's share of all weights.
   *
   * @param before weight of all values before it, as it is now; used where event time decides
   * @return in (0, 1]
   */
  double share(final double before) {
    return isTimed() ? 1 / (before + 1) : alpha;
  }

  /**
   * What the newest value leaves to the others, not as 1 minus its share: after a long silence that
   * has no digits left.
   *
   * @param before weight of all values before it, as it is now; used where event time decides
   * @return in [0, 1)
   */
  double rest(final double before) {
    return isTimed() ? before / (before + 1) : 1 - alpha;
  }

  /**
   * @param elapsedNs event time, in ns, where that decides
   * @return what is left of a weight of 1
   */
  public double kept(final long elapsedNs) {
    // By exp, as StrictMath.pow allocates arrays on every call on Java 17.
    return elapsedNs == 0 ? 1 : StrictMath.exp(-LN_2 * elapsedNs / halfLifeNs);
  }
}
