package io.millrace.engine.function.window;

import io.millrace.learning.decimal.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The obvious twin of windows of pairs: keeps all, recomputes, exactly where rounding matters.
 * Differences are those of decimals, which have a test of their own.
 */
final class SlowEntries {
  private static final MathContext DIGITS = new MathContext(60);

  record Entry(double x, double y, long timeNs, int number) {}

  private final List<Entry> all = new ArrayList<>();
  private final int n;
  private final long windowNs;
  private long nowNs;
  private List<Entry> window;

  /** Of n and windowNs at most one is not 0; all values so far where both are. */
  SlowEntries(final int n, final long windowNs) {
    this.n = n;
    this.windowNs = windowNs;
  }

  void update(final double x, final double y, final long timeNs) {
    nowNs = timeNs;
    window = null;
    if (Double.isFinite(x) && Double.isFinite(y)) {
      all.add(new Entry(x, y, timeNs, all.size()));
    }
  }

  void moveTo(final long timeNs) {
    nowNs = timeNs;
    window = null;
  }

  private List<Entry> entries() {
    if (window == null) {
      window = List.copyOf(select());
    }
    return window;
  }

  private List<Entry> select() {
    if (windowNs > 0) {
      return all.stream().filter(entry -> entry.timeNs >= nowNs - windowNs).toList();
    }
    return all.subList(n > 0 ? Math.max(0, all.size() - n) : 0, all.size());
  }

  int count() {
    return entries().size();
  }

  /** Largest magnitude in the window and of the value in force before it. */
  double largest() {
    final int from = Math.max(0, all.size() - count() - 1);
    return all.subList(from, all.size()).stream()
        .mapToDouble(entry -> Math.abs(entry.x))
        .max()
        .orElse(0);
  }

  private static double sum(final List<Entry> entries, final ToDoubleFunction<Entry> of) {
    double sum = 0;
    for (final Entry entry : entries) {
      sum += of.applyAsDouble(entry);
    }
    return sum;
  }

  private static BigDecimal[] distances(final List<Entry> of, final ToDoubleFunction<Entry> what) {
    BigDecimal mean = BigDecimal.ZERO;
    for (final Entry entry : of) {
      mean = mean.add(new BigDecimal(what.applyAsDouble(entry)));
    }
    mean = mean.divide(BigDecimal.valueOf(of.size()), DIGITS);
    final BigDecimal[] distances = new BigDecimal[of.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = new BigDecimal(what.applyAsDouble(of.get(i))).subtract(mean, DIGITS);
    }
    return distances;
  }

  private static BigDecimal product(final BigDecimal[] a, final BigDecimal[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i], DIGITS), DIGITS);
    }
    return sum;
  }

  private static BigDecimal power(final BigDecimal[] of, final int exponent) {
    BigDecimal sum = BigDecimal.ZERO;
    for (final BigDecimal distance : of) {
      sum = sum.add(distance.pow(exponent, DIGITS), DIGITS);
    }
    return sum;
  }

  private static boolean isConstant(final List<Entry> entries, final ToDoubleFunction<Entry> what) {
    return entries.stream().mapToDouble(what).map(x -> x + 0.0).distinct().count() < 2;
  }

  double skewness() {
    final List<Entry> entries = entries();
    final double size = entries.size();
    if (size < 3 || isConstant(entries, Entry::x)) {
      return Double.NaN;
    }
    final BigDecimal[] d = distances(entries, Entry::x);
    final double m2 = power(d, 2).doubleValue() / size;
    return power(d, 3).doubleValue()
        / size
        / Math.pow(m2, 1.5)
        * Math.sqrt(size * (size - 1))
        / (size - 2);
  }

  double kurtosis() {
    final List<Entry> entries = entries();
    final double size = entries.size();
    if (size < 4 || isConstant(entries, Entry::x)) {
      return Double.NaN;
    }
    final BigDecimal[] d = distances(entries, Entry::x);
    final double m2 = power(d, 2).doubleValue() / size;
    final double excess = power(d, 4).doubleValue() / size / m2 / m2 - 3;
    return (size - 1) / (size - 2) / (size - 3) * ((size + 1) * excess + 6);
  }

  double covariance() {
    final List<Entry> entries = entries();
    if (entries.size() < 2) {
      return entries.isEmpty() ? Double.NaN : 0;
    }
    return product(distances(entries, Entry::x), distances(entries, Entry::y)).doubleValue()
        / (entries.size() - 1);
  }

  double deviations() {
    final List<Entry> entries = entries();
    return entries.size() < 2
        ? 0
        : Math.sqrt(
            power(distances(entries, Entry::x), 2).doubleValue()
                / (entries.size() - 1)
                * (power(distances(entries, Entry::y), 2).doubleValue() / (entries.size() - 1)));
  }

  double correlation() {
    return correlation(entries());
  }

  private static double correlation(final List<Entry> entries) {
    if (isConstant(entries, Entry::x) || isConstant(entries, Entry::y)) {
      return Double.NaN;
    }
    final BigDecimal[] x = distances(entries, Entry::x);
    final BigDecimal[] y = distances(entries, Entry::y);
    return product(x, y).doubleValue()
        / Math.sqrt(power(x, 2).doubleValue())
        / Math.sqrt(power(y, 2).doubleValue());
  }

  double autocorrelation(final int k) {
    final List<Entry> entries = entries();
    final List<Entry> pairs = new ArrayList<>();
    for (int i = k; i < entries.size(); i++) {
      pairs.add(new Entry(entries.get(i - k).x, entries.get(i).x, 0, i));
    }
    return correlation(pairs);
  }

  double slope() {
    final List<Entry> entries = entries();
    final ToDoubleFunction<Entry> at = windowNs > 0 ? entry -> entry.timeNs : entry -> entry.number;
    if (isConstant(entries, at)) {
      return Double.NaN;
    }
    final BigDecimal[] t = distances(entries, at);
    final double slope =
        product(distances(entries, Entry::x), t).divide(power(t, 2), DIGITS).doubleValue();
    return windowNs > 0 ? slope * 1e9 : slope;
  }

  /** What a slope of 1 by the finest step there is comes to. */
  double slopeUnit() {
    return windowNs > 0 ? 1e9 : 1;
  }

  private double[] sorted() {
    return entries().stream().mapToDouble(Entry::x).map(x -> x + 0.0).sorted().toArray();
  }

  private static double quantile(final double[] sorted, final double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    final double position = (sorted.length - 1) * q;
    final int rank = (int) position;
    final double share = position - rank;
    return share == 0
        ? sorted[rank]
        : Decimal.add(sorted[rank], share * Decimal.subtract(sorted[rank + 1], sorted[rank]));
  }

  double quantile(final double q) {
    return quantile(sorted(), q);
  }

  double quartiles() {
    return Decimal.subtract(quantile(0.75), quantile(0.25));
  }

  double absoluteDeviation() {
    final double[] distances = sorted();
    final double median = quantile(distances, 0.5);
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(Decimal.subtract(distances[i], median));
    }
    Arrays.sort(distances);
    return quantile(distances, 0.5);
  }

  double rank() {
    final List<Entry> entries = entries();
    if (entries.isEmpty()) {
      return Double.NaN;
    }
    final double latest = entries.get(entries.size() - 1).x;
    return (double) entries.stream().filter(entry -> entry.x <= latest).count() / entries.size();
  }

  private Map<Double, Integer> outcomes(final double width) {
    final Map<Double, Integer> counts = new TreeMap<>();
    for (final double x : sorted()) {
      counts.merge(width == 0 ? x : Math.floor(x / width) + 0.0, 1, Integer::sum);
    }
    return counts;
  }

  double entropy(final double width) {
    final double size = count();
    if (size == 0) {
      return Double.NaN;
    }
    double entropy = 0;
    for (final int count : outcomes(width).values()) {
      entropy -= count / size * Math.log(count / size);
    }
    return entropy;
  }

  double distinct() {
    return outcomes(0).size();
  }

  double range() {
    final double[] sorted = sorted();
    return sorted.length == 0 ? Double.NaN : Decimal.subtract(sorted[sorted.length - 1], sorted[0]);
  }

  double first() {
    return count() == 0 ? Double.NaN : entries().get(0).x;
  }

  double last() {
    return count() == 0 ? Double.NaN : entries().get(count() - 1).x;
  }

  /** Mean of x by y; all y are above 0. */
  double weightedMean() {
    final List<Entry> entries = entries();
    BigDecimal products = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    for (final Entry entry : entries) {
      products = products.add(new BigDecimal(entry.x).multiply(new BigDecimal(entry.y)));
      weights = weights.add(new BigDecimal(entry.y));
    }
    return entries.isEmpty() ? Double.NaN : products.divide(weights, DIGITS).doubleValue();
  }

  double timeWeightedMean() {
    if (all.isEmpty()) {
      return Double.NaN;
    }
    final long startNs =
        windowNs > 0 ? nowNs - windowNs : n > 0 ? entries().get(0).timeNs : Long.MIN_VALUE;
    BigDecimal products = BigDecimal.ZERO;
    long totalNs = 0;
    for (int i = 0; i < all.size(); i++) {
      final long fromNs = Math.max(all.get(i).timeNs, startNs);
      final long toNs = i + 1 < all.size() ? all.get(i + 1).timeNs : nowNs;
      if (toNs > fromNs) {
        products =
            products.add(new BigDecimal(all.get(i).x).multiply(BigDecimal.valueOf(toNs - fromNs)));
        totalNs += toNs - fromNs;
      }
    }
    return totalNs == 0
        ? all.get(all.size() - 1).x
        : products.divide(BigDecimal.valueOf(totalNs), DIGITS).doubleValue();
  }

  double sumOfY() {
    return sum(entries(), Entry::y);
  }
}
