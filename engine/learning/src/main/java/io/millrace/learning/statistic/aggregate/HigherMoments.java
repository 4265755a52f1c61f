package io.millrace.learning.statistic.aggregate;

/**
 * Skewness or excess kurtosis from sums of the second, third and fourth powers of the distances
 * from the mean, by the one-pass and pairwise formulas of Pebay, "Formulas for robust, one-pass
 * parallel computation of covariances and arbitrary-order statistical moments", Sandia report
 * SAND2008-6212 (2008), equations 1.4 to 1.6 and 2.1 to 2.4.
 *
 * <p>Corrected for bias as in Joanes and Gill, "Comparing measures of sample skewness and
 * kurtosis", The Statistician 47 (1998), G1 and G2: what scipy gives with {@code bias=False} and
 * pandas always. NaN below 3 and 4 values, where the standard deviation is 0, and where it is below
 * 1e-70, as its fourth power is then no normal double.
 */
public final class HigherMoments extends Aggregate {
  private static final double MIN_SQUARE = 1e-280;

  private final boolean kurtosis;

  /**
   * @param kurtosis whether excess kurtosis is told, else skewness
   */
  public HigherMoments(final boolean kurtosis) {
    super(4, Second.NONE);
    this.kurtosis = kurtosis;
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
      rows[to + 1] = 0;
      rows[to + 2] = 0;
      rows[to + 3] = 0;
      return;
    }
    final double mean = rows[from];
    final double m2 = rows[from + 1];
    final double m3 = rows[from + 2];
    final double m4 = rows[from + 3];
    final double n = count;
    final double distance = x - mean;
    final double step = distance / n;
    final double square = distance * step * (n - 1);
    rows[to] = mean + step;
    rows[to + 1] = m2 + square;
    rows[to + 2] = m3 + square * step * (n - 2) - 3 * step * m2;
    rows[to + 3] =
        m4 + square * step * step * (n * n - 3 * n + 3) + 6 * step * step * m2 - 4 * step * m3;
  }

  @Override
  public void merge(
      final double[] a,
      final long aCount,
      final double[] b,
      final long bCount,
      final double dx,
      final double dy) {
    final double na = aCount;
    final double nb = bCount;
    final double n = na + nb;
    final double d = dx + (b[0] - a[0]);
    final double step = d / n;
    final double square = d * step * na * nb;
    final double m2 = a[1] + b[1] + square;
    final double m3 = a[2] + b[2] + square * step * (na - nb) + 3 * step * (na * b[1] - nb * a[1]);
    a[3] +=
        b[3]
            + square * step * step * (na * na - na * nb + nb * nb)
            + 6 * step * step * (na * na * b[1] + nb * nb * a[1])
            + 4 * step * (na * b[2] - nb * a[2]);
    a[2] = m3;
    a[1] = m2;
    a[0] += step * nb;
  }

  @Override
  public double result(
      final double[] row, final long count, final double shift, final boolean timed) {
    final double n = count;
    final double m2 = row[1] / n;
    if (count < (kurtosis ? 4 : 3) || m2 * m2 < MIN_SQUARE) {
      return Double.NaN;
    }
    if (!kurtosis) {
      final double biased = row[2] / n / (m2 * Math.sqrt(m2));
      return biased * Math.sqrt(n * (n - 1)) / (n - 2);
    }
    final double biased = row[3] / n / (m2 * m2) - 3;
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * biased + 6);
  }
}
