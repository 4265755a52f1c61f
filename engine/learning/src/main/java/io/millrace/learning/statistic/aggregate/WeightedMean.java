package io.millrace.learning.statistic.aggregate;

/** Mean of values by weights above 0, by West's update (Communications of the ACM 22, 1979). */
public final class WeightedMean extends Aggregate {
  /** Two numbers: the sum of weights and the mean's distance from the shift. */
  public WeightedMean() {
    super(2, Second.WEIGHT);
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
      rows[to] = y;
      rows[to + 1] = x;
      return;
    }
    final double weight = rows[from] + y;
    rows[to + 1] = rows[from + 1] + (x - rows[from + 1]) * (y / weight);
    rows[to] = weight;
  }

  @Override
  public void merge(
      final double[] a,
      final long aCount,
      final double[] b,
      final long bCount,
      final double dx,
      final double dy) {
    final double weight = a[0] + b[0];
    a[1] += (dx + (b[1] - a[1])) * (b[0] / weight);
    a[0] = weight;
  }

  @Override
  public double result(
      final double[] row, final long count, final double shift, final boolean timed) {
    return shift + row[1];
  }
}
