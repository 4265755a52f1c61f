package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.aggregate.PairMoments;

/**
 * Exponentially weighted covariance or correlation, by the recurrence of {@link EwMoments} for
 * pairs: {@code dx = x - mx; dy = y - my; mx += a dx; my += a dy; cov = (1 - a)(cov + a dx dy)},
 * and so for both variances, which are never negative. Weights by event time as there. A pair that
 * would take the state past the largest double feeds nothing. O(1) a pair.
 */
public final class EwPairMoments implements PairStatistic {
  private final Decay decay;
  private final boolean correlation;
  private double meanX = Double.NaN;
  private double meanY;
  private double squaresX;
  private double products;
  private double squaresY;
  private double weight;
  private long lastNs;

  /**
   * @param decay how fast it forgets
   * @param correlation whether correlation is told, NaN where either is constant, else covariance,
   *     0 after one pair
   */
  public EwPairMoments(final Decay decay, final boolean correlation) {
    this.decay = decay;
    this.correlation = correlation;
  }

  @Override
  public void update(final double x, final double y, final long timeNs) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    if (Double.isNaN(meanX)) {
      meanX = x;
      meanY = y;
      weight = 1;
      lastNs = timeNs;
      return;
    }
    final double before = decay.isTimed() ? weight * decay.kept(timeNs - lastNs) : 0;
    final double a = decay.share(before);
    final double rest = decay.rest(before);
    final double dx = x - meanX;
    final double dy = y - meanY;
    final double newX = meanX + a * dx;
    final double newY = meanY + a * dy;
    final double newSquaresX = rest * (squaresX + dx * a * dx);
    final double newProducts = rest * (products + dx * a * dy);
    final double newSquaresY = rest * (squaresY + dy * a * dy);
    if (Double.isFinite(Math.abs(newX) + Math.abs(newY))
        && Double.isFinite(newSquaresX + Math.abs(newProducts) + newSquaresY)) {
      meanX = newX;
      meanY = newY;
      squaresX = newSquaresX;
      products = newProducts;
      squaresY = newSquaresY;
      weight = before + 1;
      lastNs = timeNs;
    }
  }

  @Override
  public double get() {
    if (Double.isNaN(meanX)) {
      return meanX;
    }
    return correlation ? PairMoments.correlation(squaresX, products, squaresY) : products;
  }

  @Override
  public void transferState(final StateTransfer state) {
    meanX = state.transfer(meanX);
    meanY = state.transfer(meanY);
    squaresX = state.transfer(squaresX);
    products = state.transfer(products);
    squaresY = state.transfer(squaresY);
    weight = state.transfer(weight);
    lastNs = state.transfer(decay.isTimed() ? lastNs : 0L);
  }
}
