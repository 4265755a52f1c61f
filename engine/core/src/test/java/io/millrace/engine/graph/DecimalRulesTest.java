package io.millrace.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.function.ExpressionRun;
import io.millrace.engine.tick.FieldNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which expressions are decimals, and that they are computed as such. */
class DecimalRulesTest {
  private static final FieldNames MARKET = new FieldNames(FieldNames.MARKET, false);
  private static final String[] QUOTE = {"bid", "ask", "bid_size", "ask_size", "price", "size"};

  private static boolean isDecimal(final String text) {
    final OperatorPlanner planner = new OperatorPlanner(MARKET, 1_000);
    planner.feature("root", "log(bid)");
    return planner.isDecimal(planner.output(text, List.of("model")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bid",
        "0.04",
        "-bid",
        "ask - bid",
        "spread",
        "mid",
        "ofi",
        "mid - lag(mid, 1)",
        "(bid + ask) * 0.5",
        "2 * spread",
        "spread / 4",
        "change(mid, n=3)",
        "change(mid, window=1s)",
        "diff(price)",
        "first(price)",
        "last(price, window=1s)",
        "min(bid, ask)",
        "max(price, n=5)",
        "range(price, n=5)",
        "abs(price - mid)",
        "floor(price)",
        "clip(price, bid, ask)",
        "if(log(bid) > 1, bid, ask)",
        "coalesce(price, mid)",
        "isnan(log(bid))",
        "bid > log(ask)",
        "sum(size, window=1s)",
        "signed_volume(price, size, bid, ask)",
        "trade_sign(price, bid, ask)",
        "median(price, n=5)",
        "quantile(price, 0.9)",
        "iqr(price, n=5)",
        "mad(price, n=5)",
        "close(price, bar=1m) - open(price, bar=1m)",
        "high(price, bar=1m) - low(price, bar=1m)",
        "ticks(log(price), size=0.01)",
      })
  void shouldBeADecimalWhenMadeOfDecimals(final String text) {
    assertTrue(isDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root",
        "model",
        "model - bid",
        "log(mid) - lag(log(mid), 1)",
        "change(log(mid), n=1)",
        "bid * ask",
        "bid / ask",
        "mid * 3",
        "mid / 10",
        "2 / mid",
        "bid ^ 2",
        "mean(price, n=5)",
        "vwap(price, size)",
        "imbalance",
        "microprice",
        "min(bid, root)",
        "if(bid > 1, bid, root)",
        "coalesce(price, model)",
        "abs(root)",
        "sum(root)",
        "median(root, n=5)",
        "rank(price, n=5)",
      })
  void shouldKeepTheArithmeticOfDoublesWhenNotAllIsDecimal(final String text) {
    assertFalse(isDecimal(text));
  }

  @Test
  void shouldShareOneOperatorWhenAFormulaOfADerivedFieldIsWrittenOut() {
    final OperatorPlanner planner = new OperatorPlanner(MARKET, 1_000);
    assertEquals(planner.feature("a", "mid"), planner.feature("b", "(bid + ask) / 2"));
    assertEquals(planner.feature("c", "spread"), planner.feature("d", "ask - bid"));
    assertEquals(
        planner.feature("e", "imbalance"),
        planner.feature("f", "(bid_size - ask_size) / (ask_size + bid_size)"));
    assertEquals(
        planner.feature("g", "microprice"),
        planner.feature("h", "(ask_size * bid + bid_size * ask) / (bid_size + ask_size)"));
  }

  @Test
  void shouldTakeNoOtherFormulaForImbalanceOrMicroprice() {
    final double[] quote = {3, 5, 7, 11, 13, 17};
    final String[] texts = {
      "(bid - ask) / (bid + price)",
      "(bid - ask) / (bid - ask + 1)",
      "(bid - log(ask)) / (bid + log(ask))",
      "(bid * ask + price * size) / (bid + price)",
      "(bid * ask + price * size) / (ask + price)",
      "(bid * ask + price * size) / (bid + size)",
      "(bid * ask + price * size) / (ask + size)",
      "(bid * ask + price * size) / (bid + ask)",
      "(bid * ask - price * size) / (ask + size)",
    };
    final double[] expected = {
      -2.0 / 16,
      -2.0 / -1,
      (3 - Math.log(5)) / (3 + Math.log(5)),
      236.0 / 16,
      236.0 / 18,
      236.0 / 20,
      236.0 / 22,
      236.0 / 8,
      (15.0 - 221) / 22,
    };
    for (int i = 0; i < texts.length; i++) {
      assertEquals(expected[i], new ExpressionRun(texts[i], QUOTE).update(0, quote), 0, texts[i]);
    }
  }

  private static BigDecimal exact(final double value) {
    return BigDecimal.valueOf(value);
  }

  @Test
  void shouldGiveTheNearestDoublesWhenQuotesAreDecimals() {
    final ExpressionRun mid = new ExpressionRun("mid", QUOTE);
    final ExpressionRun spread = new ExpressionRun("spread", QUOTE);
    final ExpressionRun imbalance = new ExpressionRun("imbalance", QUOTE);
    final ExpressionRun microprice = new ExpressionRun("microprice", QUOTE);
    final ExpressionRun flow = new ExpressionRun("ofi", QUOTE);
    final ExpressionRun change = new ExpressionRun("change(mid, n=1)", QUOTE);
    final ExpressionRun away = new ExpressionRun("price - mid", QUOTE);
    final SplittableRandom random = new SplittableRandom(31);
    double[] last = null;
    for (int i = 0; i < 100_000; i++) {
      final double[] q = {
        exact(random.nextInt(9_900, 10_000)).movePointLeft(2).doubleValue(),
        exact(random.nextInt(10_000, 10_100)).movePointLeft(2).doubleValue(),
        exact(random.nextInt(1, 100_000)).movePointLeft(5).doubleValue(),
        exact(random.nextInt(1, 100_000)).movePointLeft(5).doubleValue(),
        exact(random.nextInt(9_900, 10_100)).movePointLeft(2).doubleValue(),
        1,
      };
      final BigDecimal bid = exact(q[0]);
      final BigDecimal ask = exact(q[1]);
      final BigDecimal bidSize = exact(q[2]);
      final BigDecimal askSize = exact(q[3]);
      final BigDecimal middle = bid.add(ask).divide(exact(2));
      assertEquals(middle.doubleValue(), mid.update(i, q));
      assertEquals(ask.subtract(bid).doubleValue(), spread.update(i, q));
      assertEquals(exact(q[4]).subtract(middle).doubleValue() + 0.0, away.update(i, q) + 0.0);
      final BigDecimal sizes = bidSize.add(askSize);
      assertEquals(
          bidSize.subtract(askSize).divide(sizes, MathContext.DECIMAL128).doubleValue(),
          imbalance.update(i, q));
      assertEquals(
          bid.multiply(askSize)
              .add(ask.multiply(bidSize))
              .divide(sizes, MathContext.DECIMAL128)
              .doubleValue(),
          microprice.update(i, q));
      final double moved = change.update(i, q);
      final double flowed = flow.update(i, q);
      if (last != null) {
        final BigDecimal before = exact(last[0]).add(exact(last[1])).divide(exact(2));
        assertEquals(middle.subtract(before).doubleValue(), moved + 0.0);
        assertEquals(flow(last, q).doubleValue(), flowed + 0.0);
      }
      last = q;
    }
  }

  private static BigDecimal flow(final double[] last, final double[] q) {
    BigDecimal flow = BigDecimal.ZERO;
    flow = q[0] >= last[0] ? flow.add(exact(q[2])) : flow;
    flow = q[0] <= last[0] ? flow.subtract(exact(last[2])) : flow;
    flow = q[1] <= last[1] ? flow.subtract(exact(q[3])) : flow;
    return q[1] >= last[1] ? flow.add(exact(last[3])) : flow;
  }

  /** Sums of flows that cancel are 0, and every sum is the nearest double. */
  @ParameterizedTest
  @CsvSource({"'sum(x)', 0", "'sum(x, n=7)', 7", "'sum(x, n=100)', 100"})
  void shouldSumToTheNearestDoubleWhenValuesAreDecimals(final String text, final int n) {
    for (int seed = 0; seed < 60; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final int places = random.nextInt(9);
      final ExpressionRun run = new ExpressionRun(text, "x");
      final BigDecimal[] values = new BigDecimal[1_000];
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < values.length; i++) {
        values[i] =
            i % 2 == 1 && random.nextInt(3) > 0
                ? values[i - 1].negate()
                : BigDecimal.valueOf(random.nextLong(-10_000_000L, 10_000_000L), places);
        sum = sum.add(values[i]);
        if (n > 0 && i >= n) {
          sum = sum.subtract(values[i - n]);
        }
        assertEquals(
            sum.doubleValue(),
            run.update(i, values[i].doubleValue()) + 0.0,
            text + " seed=" + seed);
      }
    }
  }

  /** What happens to be near a decimal of 15 digits is taken for it: off by its own last bit. */
  @Test
  void shouldSumDoublesWhenTheyAreNoDecimals() {
    final ExpressionRun run = new ExpressionRun("sum(x, n=5)", "x");
    final SplittableRandom random = new SplittableRandom(3);
    final double[] values = new double[2_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() * Math.pow(10, random.nextInt(-5, 5));
      BigDecimal sum = BigDecimal.ZERO;
      double bits = 0;
      for (int k = Math.max(0, i - 4); k <= i; k++) {
        sum = sum.add(new BigDecimal(values[k]));
        bits += Math.ulp(values[k]) / 2;
      }
      final double expected = sum.doubleValue();
      assertEquals(expected, run.update(i, values[i]), bits + Math.ulp(expected), "i=" + i);
    }
  }

  @Test
  void shouldLeaveNoTraceWhenAHugeValueHasLeftTheSum() {
    final ExpressionRun run = new ExpressionRun("sum(x, n=3)", "x");
    for (final double huge : new double[] {1e300, Double.MAX_VALUE, -Double.MAX_VALUE}) {
      assertEquals(huge, run.update(0, huge), 2 * Math.ulp(huge));
      run.update(0, 0.1);
      run.update(0, 0.2);
      assertEquals(0.4, run.update(0, 0.1));
      run.update(0, Double.MAX_VALUE);
      assertEquals(Double.NaN, run.update(0, Double.MAX_VALUE));
      run.update(0, 0);
      run.update(0, 0);
      assertEquals(0, run.update(0, 0));
    }
    final ExpressionRun all = new ExpressionRun("sum(x)", "x");
    all.update(0, Double.MAX_VALUE);
    assertEquals(Double.MAX_VALUE, all.update(0, Double.MAX_VALUE), "what overflows feeds nothing");
    assertEquals(0, all.update(0, -Double.MAX_VALUE));
    assertEquals(0.3, all.update(0, 0.3));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.07, 7", "0.25, 100.75, 403", "0.05, 0.15, 3", "0.01, -0.07, -7"})
  void shouldCountWholeTicksWhenPricesAreOnTheGrid(
      final String size, final double price, final double expected) {
    final ExpressionRun ticks = new ExpressionRun("ticks(x, size=" + size + ")", "x");
    assertEquals(expected, ticks.update(0, price));
    final double computed = price * 1.1 / 1.1;
    assertEquals(expected, ticks.update(1, computed));
    assertEquals(expected, ticks.update(2, Math.nextUp(price)));
    assertEquals(expected, ticks.update(3, Math.nextDown(price)));
  }

  /** The volume of a bucket is full at its last decimal, not a bit before or after. */
  @Test
  void shouldFillABucketOfVpinWithTheSizeThatCompletesIt() {
    final ExpressionRun vpin = new ExpressionRun("vpin(price, size, bucket=0.3, n=1)", QUOTE);
    double told = Double.NaN;
    for (int i = 0; i < 3; i++) {
      assertTrue(Double.isNaN(told), "full after " + i);
      told = vpin.update(i, 0, 0, 0, 0, 100, 0.1);
    }
    assertEquals(0, told);
  }

  @Test
  void shouldCallATradeAtTheMiddleByItsTickWhenTheMiddleIsADecimal() {
    final ExpressionRun sign = new ExpressionRun("trade_sign(price, bid, ask)", QUOTE);
    sign.update(0, 99.99, 100.05, 1, 1, 100.01, 1);
    sign.update(1, 99.99, 100.05, 1, 1, 100.03, 1);
    assertEquals(1, sign.update(2, 99.99, 100.05, 1, 1, 100.02 + 0.02, 1));
    assertEquals(-1, sign.update(3, 99.99, 100.05, 1, 1, 100.02, 1), "down to the middle");
  }

  @Test
  void shouldPutAValueInTheOutcomeThatItBeginsWhenWidthsAreDecimals() {
    final ExpressionRun entropy = new ExpressionRun("entropy(x, 0.1, n=2)", "x");
    entropy.update(0, 0.3);
    assertEquals(0, entropy.update(1, 0.35), "0.3 begins the outcome that holds 0.35");
  }
}
