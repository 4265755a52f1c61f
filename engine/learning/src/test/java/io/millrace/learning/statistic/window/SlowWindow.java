package io.millrace.learning.statistic.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The obvious twin of every window: keeps all values, recomputes in exact arithmetic. */
final class SlowWindow {
  /** The exact decimal form of 1e300 has 301 digits. */
  private static final MathContext MANY = new MathContext(320);

  private static final MathContext DIGITS = new MathContext(60);

  private record Entry(double x, long timeNs) {}

  private final List<Entry> all = new ArrayList<>();
  private final int n;
  private final long windowNs;
  private long nowNs;
  private BigDecimal mean;
  private double variance;

  /** Either n or windowNs is 0. */
  SlowWindow(final int n, final long windowNs) {
    this.n = n;
    this.windowNs = windowNs;
  }

  void update(final double x, final long timeNs) {
    mean = null;
    variance = Double.NaN;
    nowNs = timeNs;
    if (Double.isFinite(x)) {
      all.add(new Entry(x, timeNs));
    }
  }

  void moveTo(final long timeNs) {
    mean = null;
    variance = Double.NaN;
    nowNs = timeNs;
  }

  private List<Entry> entries() {
    if (n > 0) {
      return all.subList(Math.max(0, all.size() - n), all.size());
    }
    return all.stream().filter(entry -> entry.timeNs >= nowNs - windowNs).toList();
  }

  List<Double> values() {
    return entries().stream().map(Entry::x).toList();
  }

  int count() {
    return entries().size();
  }

  private BigDecimal exactSum() {
    return values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  double sum() {
    return exactSum().doubleValue();
  }

  double largest() {
    return values().stream().mapToDouble(Math::abs).max().orElse(0);
  }

  private BigDecimal exactMean() {
    if (mean == null) {
      mean = exactSum().divide(BigDecimal.valueOf(count()), largest() > 1e100 ? MANY : DIGITS);
    }
    return mean;
  }

  double mean() {
    return count() == 0 ? Double.NaN : exactMean().doubleValue();
  }

  double variance() {
    if (count() < 2) {
      return count() == 0 ? Double.NaN : 0;
    }
    if (Double.isNaN(variance)) {
      BigDecimal squares = BigDecimal.ZERO;
      for (final double x : values()) {
        final BigDecimal distance = new BigDecimal(x).subtract(exactMean());
        squares = squares.add(distance.multiply(distance));
      }
      variance = squares.divide(BigDecimal.valueOf(count() - 1L), DIGITS).doubleValue();
    }
    return variance;
  }

  double score() {
    if (!(variance() > 0)) {
      return Double.NaN;
    }
    final BigDecimal latest = new BigDecimal(values().get(count() - 1));
    return latest.subtract(exactMean()).doubleValue() / Math.sqrt(variance());
  }

  double min() {
    return values().stream().mapToDouble(x -> x).min().orElse(Double.NaN);
  }

  double greatest() {
    return values().stream().mapToDouble(x -> x).max().orElse(Double.NaN);
  }

  double rate() {
    if (n == 0) {
      return count() / (windowNs / 1e9);
    }
    final List<Entry> entries = entries();
    if (entries.size() < 2) {
      return Double.NaN;
    }
    final long took = entries.get(entries.size() - 1).timeNs - entries.get(0).timeNs;
    return took == 0 ? Double.NaN : (entries.size() - 1) / (took / 1e9);
  }

  double change() {
    if (n > 0) {
      return all.size() <= n
          ? Double.NaN
          : all.get(all.size() - 1).x - all.get(all.size() - 1 - n).x;
    }
    double reference = Double.NaN;
    for (final Entry entry : all) {
      if (entry.timeNs < nowNs - windowNs) {
        reference = entry.x;
      }
    }
    return all.isEmpty() ? Double.NaN : all.get(all.size() - 1).x - reference;
  }

  double lag() {
    return all.size() <= n ? Double.NaN : all.get(all.size() - 1 - n).x;
  }
}
