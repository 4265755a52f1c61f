package io.millrace.learning.decimal;

import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.window.Lag;
import io.millrace.learning.statistic.window.SlidingSum;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Spread, mid, its change, microprice and a sum of sizes, of quotes whose mid stays and whose
 * spread is of one to nine cents, as decimals and as doubles. As decimals all are exact: spreads
 * are whole cents, changes are 0 and the sum is the double nearest to the decimal one.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecimalBenchmark.QUOTES)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecimalBenchmark {
  static final int QUOTES = 4_096;
  private static final int WINDOW = 100;

  /** How values are added and subtracted. */
  @Param({"DECIMAL", "BINARY"})
  public Arithmetic arithmetic;

  private final double[] bids = new double[QUOTES];
  private final double[] asks = new double[QUOTES];
  private final double[] bidSizes = new double[QUOTES];
  private final double[] askSizes = new double[QUOTES];
  private final double[] longPrices = new double[QUOTES];
  private final double[] longSizes = new double[QUOTES];
  private final DecimalAverage average = new DecimalAverage();
  private Statistic change;
  private Statistic sum;
  private double spreads;
  private double lastSizes;

  /** For JMH. */
  public DecimalBenchmark() {}

  /** Draws quotes. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(31);
    long cents = 0;
    long lots = 0;
    for (int i = 0; i < QUOTES; i++) {
      final int half = random.nextInt(1, 10);
      bids[i] = (20_004 - half) / 200.0;
      asks[i] = (20_004 + half) / 200.0;
      cents += half;
      final int size = random.nextInt(1, 1_000);
      bidSizes[i] = size / 1e3;
      askSizes[i] = random.nextInt(1, 1_000) / 1e3;
      longPrices[i] = random.nextLong(4_500_000_000_000L, 4_500_100_000_000L) / 1e8;
      longSizes[i] = random.nextInt(10_000_000, 100_000_000) / 1e8;
      lots += i >= QUOTES - WINDOW ? size : 0;
    }
    spreads = cents / 100.0;
    lastSizes = lots / 1e3;
    change = Lag.change(1, arithmetic);
    sum =
        arithmetic == Arithmetic.DECIMAL
            ? SlidingSum.ofDecimals(WindowSpec.count(WINDOW))
            : new SlidingSum(WindowSpec.count(WINDOW), false);
  }

  private void check(final boolean holds, final String what, final double actual) {
    if (arithmetic == Arithmetic.DECIMAL && !holds) {
      throw new IllegalStateException(what + " " + actual);
    }
  }

  /**
   * What walking through the quotes costs.
   *
   * @return a sum over them
   */
  @Benchmark
  public double baseline() {
    double total = 0;
    for (int i = 0; i < QUOTES; i++) {
      total += bids[i] * asks[i];
    }
    return total;
  }

  /**
   * The spread.
   *
   * @return sum of the spreads
   */
  @Benchmark
  public double spread() {
    final Arithmetic by = arithmetic;
    double total = 0;
    for (int i = 0; i < QUOTES; i++) {
      total += by.subtract(asks[i], bids[i]);
    }
    check(Math.abs(total - spreads) < 1e-11 * spreads, "spreads", total);
    return total;
  }

  /**
   * The mid.
   *
   * @return sum of the mids
   */
  @Benchmark
  public double mid() {
    final Arithmetic by = arithmetic;
    double total = 0;
    double off = 0;
    for (int i = 0; i < QUOTES; i++) {
      final double mid = by.add(bids[i], asks[i]) / 2;
      total += mid;
      off += Math.abs(mid - 100.02);
    }
    check(off == 0, "mids are off by", off);
    return total;
  }

  /**
   * The change of the mid, with the mid.
   *
   * @return sum of absolute changes
   */
  @Benchmark
  public double midAndChange() {
    final Arithmetic by = arithmetic;
    double total = 0;
    for (int i = 0; i < QUOTES; i++) {
      change.update(by.add(bids[i], asks[i]) / 2, i);
      final double moved = change.get();
      total += moved == moved ? Math.abs(moved) : 0;
    }
    check(total == 0, "changes", total);
    return total;
  }

  /**
   * The microprice.
   *
   * @return sum of the microprices
   */
  @Benchmark
  public double microprice() {
    final boolean decimal = arithmetic == Arithmetic.DECIMAL;
    double total = 0;
    double beyond = 0;
    for (int i = 0; i < QUOTES; i++) {
      final double price =
          decimal
              ? average.of(bids[i], askSizes[i], asks[i], bidSizes[i])
              : (bids[i] * askSizes[i] + asks[i] * bidSizes[i]) / (askSizes[i] + bidSizes[i]);
      total += price;
      beyond += price < bids[i] || price > asks[i] ? 1 : 0;
    }
    check(beyond == 0, "beyond the quotes", beyond);
    return total;
  }

  /**
   * The microprice of prices of 13 digits and sizes of 8, whose products take more than 64 bits.
   *
   * @return sum of the microprices
   */
  @Benchmark
  public double micropriceOfManyDigits() {
    final boolean decimal = arithmetic == Arithmetic.DECIMAL;
    double total = 0;
    double beyond = 0;
    for (int i = 0; i < QUOTES; i++) {
      final double bid = longPrices[i];
      final double ask = longPrices[QUOTES - 1 - i];
      final double bidSize = longSizes[i];
      final double askSize = longSizes[QUOTES - 1 - i];
      final double price =
          decimal
              ? average.of(bid, askSize, ask, bidSize)
              : (bid * askSize + ask * bidSize) / (askSize + bidSize);
      total += price;
      beyond += price < Math.min(bid, ask) || price > Math.max(bid, ask) ? 1 : 0;
    }
    check(beyond == 0, "beyond the quotes", beyond);
    return total;
  }

  /**
   * The sum of the last hundred sizes.
   *
   * @return sum of the sums
   */
  @Benchmark
  public double sum() {
    double total = 0;
    for (int i = 0; i < QUOTES; i++) {
      sum.update(bidSizes[i], i);
      total += sum.get();
    }
    check(sum.get() == lastSizes, "sizes", sum.get());
    return total;
  }
}
