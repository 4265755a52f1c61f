package io.millrace.learning.statistic.aggregate;

/**
 * Covariance and related statistics from the means and the sums of squared and mixed distances from
 * them, by Welford's update for pairs and the merging formula of Chan, Golub and LeVeque (1983);
 * see Schubert and Gertz, "Numerically stable parallel computation of (co-)variance", SSDBM 2018.
 */
public final class PairMoments extends Aggregate {
  /** What is told. */
  public enum Kind {
    /** Covariance with divisor n - 1; 0 over one pair. */
    COVARIANCE,
    /** Pearson's correlation, from -1 to 1; NaN where either standard deviation is 0. */
    CORRELATION,
    /** Slope of the least-squares line of the first on the second; NaN where that is constant. */
    SLOPE,
    /** Roll's spread, twice the root of minus the covariance; NaN where that is above 0. */
    SPREAD
  }

  private static final double NS_PER_S = 1e9;

  private final Kind kind;

  /**
   * @param kind what is told
   * @param second what comes with a value
   */
  public PairMoments(final Kind kind, final Second second) {
    super(5, second);
    this.kind = kind;
  }

  @Override
  public void add(
      final double[] rows,
      final int from,
      final int to,
      final long count,
      final double x,
      final double y) {
    if (count == 1) {
      rows[to] = x;
      rows[to + 1] = y;
      rows[to + 2] = 0;
      rows[to + 3] = 0;
      rows[to + 4] = 0;
      return;
    }
    final double dx = x - rows[from];
    final double dy = y - rows[from + 1];
    final double meanX = rows[from] + dx / count;
    final double meanY = rows[from + 1] + dy / count;
    rows[to] = meanX;
    rows[to + 1] = meanY;
    rows[to + 2] = rows[from + 2] + dx * (x - meanX);
    rows[to + 3] = rows[from + 3] + dx * (y - meanY);
    rows[to + 4] = rows[from + 4] + dy * (y - meanY);
  }

  @Override
  public void merge(
      final double[] a,
      final long aCount,
      final double[] b,
      final long bCount,
      final double dx,
      final double dy) {
    final double share = (double) bCount / (aCount + bCount);
    final double x = dx + (b[0] - a[0]);
    final double y = dy + (b[1] - a[1]);
    a[0] += x * share;
    a[1] += y * share;
    a[2] += b[2] + x * x * share * aCount;
    a[3] += b[3] + x * y * share * aCount;
    a[4] += b[4] + y * y * share * aCount;
  }

  @Override
  public double result(
      final double[] row, final long count, final double shift, final boolean timed) {
    final double covariance = count == 1 ? 0 : row[3] / (count - 1);
    return switch (kind) {
      case COVARIANCE -> covariance;
      case CORRELATION -> correlation(row[2], row[3], row[4]);
      case SLOPE -> row[4] == 0 ? Double.NaN : row[3] / row[4] * unitsOfSecond(timed);
      case SPREAD -> count == 1 ? Double.NaN : 2 * Math.sqrt(0 - covariance);
    };
  }

  /** Event time is in ns, and slopes are a second of it; other second values are as they are. */
  private double unitsOfSecond(final boolean timed) {
    return timed && second() == Second.POSITION ? NS_PER_S : 1;
  }

  /**
   * @param squaresX sum of squared distances of the one
   * @param products sum of products of distances
   * @param squaresY sum of squared distances of the other
   * @return Pearson's correlation, NaN where either is constant
   */
  public static double correlation(
      final double squaresX, final double products, final double squaresY) {
    if (!(squaresX > 0 && squaresY > 0)) {
      return Double.NaN;
    }
    final double result = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    return Math.max(-1, Math.min(1, result));
  }
}
