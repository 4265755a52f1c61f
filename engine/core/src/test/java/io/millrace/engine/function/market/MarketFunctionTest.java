package io.millrace.engine.function.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.function.ExpressionRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarketFunctionTest {
  private static final double NONE = Double.NaN;
  private static final long S = 1_000_000_000L;

  @Test
  void shouldSignTradesByTheQuoteBeforeThemElseByTheLastPriceChange() {
    final ExpressionRun sign =
        new ExpressionRun("trade_sign(price, bid, ask)", "price", "bid", "ask");
    assertEquals(NONE, sign.update(0, 10, NONE, NONE));
    // The quote of a trade's own tick is not the one it met.
    assertEquals(1, sign.update(1, 11, 10, 14));
    assertEquals(-1, sign.update(2, 11, 12, 20));
    assertEquals(-1, sign.update(3, 11, 10, 12));
    // At the middle: the last change was upwards, from 10 to 11.
    assertEquals(1, sign.update(4, 11, NONE, NONE));
    assertEquals(-1, sign.update(5, 10, 9, 11));
    assertEquals(-1, sign.update(6, 10, NONE, 13));
    assertEquals(-1, sign.update(7, NONE, 20, 22));
    assertEquals(-1, sign.update(8, 20.5, 20, 22));
    assertEquals(1, sign.update(9, 21.5, 20, 22));
    assertEquals(1, sign.moveTo(100));
  }

  @Test
  void shouldSumSizesBySignOverTheWindow() {
    final ExpressionRun flow =
        new ExpressionRun(
            "signed_volume(price, size, bid, ask, window=10ns)", "price", "size", "bid", "ask");
    assertEquals(0, flow.update(0, 10, 500, NONE, NONE));
    assertEquals(0, flow.update(1, NONE, NONE, 10, 11));
    assertEquals(100, flow.update(2, 11, 100, 10, 11));
    assertEquals(70, flow.update(4, 10, 30, 10, 11));
    assertEquals(70, flow.update(5, NONE, NONE, 10, 11));
    assertEquals(-30, flow.moveTo(13));
    assertEquals(0, flow.moveTo(15));
  }

  @Test
  void shouldFindTheImpactThatPricesWereMadeWith() {
    final ExpressionRun lambda = new ExpressionRun("kyle_lambda(p, v, n=20)", "p", "v");
    final SplittableRandom random = new SplittableRandom(4);
    double price = 100;
    double told = NONE;
    for (int i = 0; i < 200; i++) {
      final double volume = random.nextInt(-500, 500);
      price += 0.001 * volume + 0.5;
      told = lambda.update(i, price, volume);
    }
    assertEquals(0.001, told, 1e-13);
    assertEquals(told, lambda.update(200, NONE, 5));
  }

  /** A window by time told the impact a billion times too great, as a slope a second. */
  @Test
  void shouldTellTheSameImpactInAWindowByTime() {
    final ExpressionRun timed = new ExpressionRun("kyle_lambda(p, v, window=59s)", "p", "v");
    final ExpressionRun counted = new ExpressionRun("kyle_lambda(p, v, n=60)", "p", "v");
    final SplittableRandom random = new SplittableRandom(6);
    double price = 100;
    for (int i = 0; i < 200; i++) {
      final double volume = random.nextInt(-500, 500);
      price += 0.001 * volume + random.nextDouble();
      final double expected = counted.update(i * S, price, volume);
      // both ends count, so that 59 s hold 60 changes
      assertEquals(expected, timed.update(i * S, price, volume), 1e-13, "i=" + i);
    }
  }

  @Test
  void shouldFindTheSpreadThatTradesBounceOver() {
    final ExpressionRun roll = new ExpressionRun("roll_spread(p)", "p");
    final ExpressionRun trend = new ExpressionRun("roll_spread(p, n=5)", "p");
    final SplittableRandom random = new SplittableRandom(5);
    double told = NONE;
    for (int i = 0; i < 20_000; i++) {
      told = roll.update(i, 50 + (random.nextBoolean() ? 0.25 : -0.25));
    }
    assertEquals(0.5, told, 0.01);
    for (int i = 0; i < 20; i++) {
      told = trend.update(i, Math.pow(1.1, i));
      assertTrue(Double.isNaN(told), "i=" + i + " told=" + told);
    }
    assertEquals(0, trend(new ExpressionRun("roll_spread(p, n=5)", "p")), 0);
  }

  private static double trend(final ExpressionRun steady) {
    double told = NONE;
    for (int i = 0; i < 20; i++) {
      told = steady.update(i, i);
    }
    return told;
  }

  @Test
  void shouldAgreeWithTwinsOfReturns() {
    for (long seed = 0; seed < 10; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final ExpressionRun volatility = new ExpressionRun("realized_vol(p, n=6)", "p", "s");
      final ExpressionRun illiquidity = new ExpressionRun("amihud(p, s, n=6)", "p", "s");
      final List<Double> returns = new ArrayList<>();
      final List<Double> shares = new ArrayList<>();
      double last = NONE;
      for (int i = 0; i < 100; i++) {
        final boolean known = random.nextInt(4) > 0;
        final double price = known ? random.nextInt(20) == 0 ? 1e9 : 1e5 + random.nextDouble() : -1;
        final double size = known ? 1 + random.nextInt(9) : 0;
        if (known && !Double.isNaN(last)) {
          returns.add(Math.log(price / last));
          shares.add(Math.abs(Math.log(price / last)) / (price * size));
        }
        last = known ? price : last;
        double squares = 0;
        double sum = 0;
        final int from = Math.max(0, returns.size() - 6);
        for (int j = from; j < returns.size(); j++) {
          squares += returns.get(j) * returns.get(j);
          sum += shares.get(j);
        }
        final String where = "seed=" + seed + " i=" + i;
        final double vol = volatility.update(i, price, size);
        assertEquals(Math.sqrt(squares), vol, 1e-10 * Math.sqrt(squares) + 1e-15, where);
        final double mean = sum / (returns.size() - from);
        final double told = illiquidity.update(i, price, size);
        assertEquals(mean, told, Double.isNaN(mean) ? 0 : 1e-10 * mean + 1e-22, where);
      }
    }
  }

  @Test
  void shouldCountEventsByDecay() {
    final ExpressionRun intensity = new ExpressionRun("intensity(x, half_life=2s)", "x");
    final double unit = Math.log(2) / 2;
    assertEquals(0, intensity.update(0, NONE));
    assertEquals(unit, intensity.update(S, 7), 1e-15);
    assertEquals(2 * unit, intensity.update(S, 7), 1e-15);
    assertEquals(unit, intensity.moveTo(3 * S), 1e-15);
    assertEquals(1.5 * unit, intensity.update(5 * S, 1), 1e-15);
    assertEquals(0.75 * unit, intensity.update(7 * S, NONE), 1e-15);
    double told = 0;
    for (int i = 0; i < 4_000; i++) {
      told = intensity.update(7 * S + i * S / 100, 1);
    }
    assertEquals(100, told, 0.2);
  }

  @Test
  void shouldTellBarsUpToTheirEnd() {
    final String[] names = {"open", "high", "low", "close"};
    final double[][] expected = {
      {5, 5, 5, 5}, {5, 9, 5, 9}, {5, 9, 3, 3}, {5, 9, 3, 3}, {4, 4, 4, 4}, {NONE, NONE, NONE, NONE}
    };
    for (int part = 0; part < names.length; part++) {
      final ExpressionRun bar = new ExpressionRun(names[part] + "(x, bar=10ns)", "x");
      assertEquals(expected[0][part], bar.update(-8, 5));
      assertEquals(expected[1][part], bar.update(-5, 9));
      assertEquals(expected[2][part], bar.update(-1, 3));
      // At the boundary the bar is whole; a tick there comes after it.
      assertEquals(expected[3][part], bar.moveTo(0));
      assertEquals(expected[4][part], bar.update(0, 4));
      assertEquals(expected[4][part], bar.update(10, NONE));
      assertEquals(expected[5][part], bar.moveTo(11));
      assertEquals(8, bar.update(31, 8));
    }
  }

  @Test
  void shouldMeasureToxicityAsTheFormulaSays() {
    final int n = 3;
    final double bucket = 100;
    for (long seed = 0; seed < 20; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final ExpressionRun vpin = new ExpressionRun("vpin(p, s, bucket=100, n=3)", "p", "s");
      final List<Double> changes = new ArrayList<>();
      final List<Double> units = new ArrayList<>();
      double last = NONE;
      for (int i = 0; i < 120; i++) {
        final double price = 50 + random.nextInt(20) * 0.25;
        final int size = random.nextInt(30) == 0 ? 5_000 : random.nextInt(1, 90);
        if (!Double.isNaN(last)) {
          changes.add(price - last);
        }
        final double deviation = deviation(changes);
        final double bought = deviation > 0 ? normal((price - last) / deviation) : 0.5;
        last = price;
        for (int unit = 0; unit < size; unit++) {
          units.add(2 * bought - 1);
        }
        double sum = 0;
        final int full = (int) (units.size() / bucket);
        for (int b = Math.max(0, full - n); b < full; b++) {
          double difference = 0;
          for (int j = 0; j < bucket; j++) {
            difference += units.get((int) (b * bucket) + j);
          }
          sum += Math.abs(difference) / bucket;
        }
        final double expected = full == 0 ? NONE : sum / Math.min(n, full);
        assertEquals(expected, vpin.update(i, price, size), 1e-7, "seed=" + seed + " i=" + i);
      }
    }
  }

  private static double deviation(final List<Double> values) {
    final double mean = values.stream().mapToDouble(x -> x).average().orElse(0);
    final double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
  }

  /** By Simpson's rule. */
  private static double normal(final double x) {
    final int steps = 200;
    final double h = x / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      final double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-0.5 * i * h * i * h);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }
}
