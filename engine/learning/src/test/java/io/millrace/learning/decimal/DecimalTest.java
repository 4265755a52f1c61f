package io.millrace.learning.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Compares with {@code BigDecimal}. */
class DecimalTest {
  private static final int RUNS = 200_000;
  private static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);

  private static void assertNearest(final BigDecimal exact, final double actual, final String at) {
    assertEquals(exact.doubleValue() + 0.0, actual + 0.0, at);
  }

  /** A decimal of so many digits at most, with that many places. */
  private static BigDecimal decimal(
      final SplittableRandom random, final int digits, final int places) {
    final long bound = BigDecimal.TEN.pow(1 + random.nextInt(digits)).longValueExact();
    return BigDecimal.valueOf(random.nextLong(-bound + 1, bound), places);
  }

  @Test
  void shouldGiveTheDoubleNearestToTheExactResultWhenDecimalsHaveFifteenDigits() {
    for (long seed = 0; seed < RUNS; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final int places = random.nextInt(19);
      final BigDecimal x = decimal(random, 15, places);
      final BigDecimal y = decimal(random, 15, places);
      final double a = x.doubleValue();
      final double b = y.doubleValue();
      final String at = x + " " + y + " seed=" + seed;
      assertNearest(x.add(y), Decimal.add(a, b), at);
      assertNearest(x.subtract(y), Decimal.subtract(a, b), at);
      assertNearest(x.add(y).divide(BigDecimal.valueOf(2)), Decimal.middle(a, b), at);
      if (x.add(y).signum() != 0) {
        assertNearest(
            x.subtract(y).divide(x.add(y), DIGITS), Decimal.imbalance(a, b), "imbalance " + at);
      }
      if (y.signum() != 0) {
        final BigDecimal whole = x.divide(y, 0, RoundingMode.FLOOR);
        assertEquals(whole.doubleValue(), Math.floor(Decimal.quotient(a, b)) + 0.0, at);
        assertEquals(
            x.divide(y, 0, RoundingMode.HALF_EVEN).doubleValue(),
            Math.rint(Decimal.quotient(a, b)) + 0.0,
            at);
      }
      if (y.signum() != 0) {
        assertNearest(x.abs().remainder(y.abs()), Decimal.remainder(Math.abs(a), Math.abs(b)), at);
      }
      assertEquals(Math.max(0, x.stripTrailingZeros().scale()), Decimal.places(a), at);
    }
  }

  @Test
  void shouldTakeDecimalsOfUnlikeScaleWhenTheLargerHasDigitsLeft() {
    for (long seed = 0; seed < RUNS; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final int places = 1 + random.nextInt(8);
      final BigDecimal x = decimal(random, 15 - places, 0).setScale(places);
      final BigDecimal y = decimal(random, places, places);
      final String at = x + " " + y + " seed=" + seed;
      assertNearest(x.add(y), Decimal.add(x.doubleValue(), y.doubleValue()), at);
      assertNearest(y.subtract(x), Decimal.subtract(y.doubleValue(), x.doubleValue()), at);
    }
  }

  @Test
  void shouldGiveIeeeWhenAnOperandIsNoDecimalOfFifteenDigits() {
    final double[] none = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MAX_VALUE,
      Double.MIN_VALUE,
      1.0 / 3,
      100 * Math.PI,
      0.1 + 0.2,
      1e16,
      0.1f,
    };
    for (final double a : none) {
      assertEquals(-1, Decimal.places(a), "a=" + a);
      for (final double b : new double[] {a, 0, 1, 100.05, -3.25, 1e-9}) {
        assertEquals(a + b, Decimal.add(a, b), a + " " + b);
        assertEquals(b - a, Decimal.subtract(b, a), b + " " + a);
        assertEquals((a - b) / (a + b), Decimal.imbalance(a, b), a + " " + b);
        assertEquals(a / b, Decimal.quotient(a, b), a + " " + b);
      }
    }
    assertEquals(1e15 - 1e-3, Decimal.subtract(1e15, 1e-3), "scales too far apart");
  }

  @Test
  void shouldFindNoOtherDecimalWhenADoubleIsNextToOne() {
    for (long seed = 0; seed < RUNS; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final double x = decimal(random, 13, random.nextInt(12)).doubleValue();
      final double next = random.nextBoolean() ? Math.nextUp(x) : Math.nextDown(x);
      final double one = Decimal.subtract(next, x);
      assertEquals(next - x, one, "x=" + x + " seed=" + seed);
    }
  }

  @Test
  void shouldBeZeroOnlyWhenPricesAreEqual() {
    assertEquals(0.0, Decimal.subtract(100.02, 100.02));
    assertEquals(-0.0, Decimal.subtract(-0.0, 0.0), "as IEEE has it");
    assertEquals(0.06, Decimal.subtract(100.05, 99.99));
    assertEquals(0.3, Decimal.add(0.1, 0.2));
    assertEquals(100.02, Decimal.middle(99.99, 100.05));
    assertTrue(100.05 - 99.99 != 0.06, "which IEEE has not");
  }

  @Test
  void shouldGiveTheNearestDoubleWhenPricesAreWeighted() {
    for (long seed = 0; seed < RUNS; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final int digits = 1 + random.nextInt(15);
      final int places = random.nextInt(19);
      final int weightDigits = 1 + random.nextInt(15);
      final int weightPlaces = random.nextInt(12);
      final BigDecimal x = decimal(random, digits, places);
      final BigDecimal y = decimal(random, digits, places);
      final BigDecimal w = decimal(random, weightDigits, weightPlaces);
      final BigDecimal v = decimal(random, weightDigits, weightPlaces);
      if (w.add(v).signum() == 0) {
        continue;
      }
      final BigDecimal exact = x.multiply(w).add(y.multiply(v)).divide(w.add(v), DIGITS);
      final double[] of = {x.doubleValue(), w.doubleValue(), y.doubleValue(), v.doubleValue()};
      final DecimalAverage average = new DecimalAverage();
      final String at = x + " " + w + " " + y + " " + v + " seed=" + seed;
      assertNearest(exact, average.of(of[0], of[1], of[2], of[3]), at);
      average.of(100.05, 0.25, 7, 1e-8);
      assertNearest(exact, average.of(of[0], of[1], of[2], of[3]), "after others " + at);
    }
  }

  @Test
  void shouldRoundHalfToEvenWhenAQuotientLiesBetweenTwoDoubles() {
    final BigDecimal two = BigDecimal.valueOf(2);
    for (long seed = 0; seed < 20_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final long odd = (1L << 53) + 2 * random.nextLong(1L << 52) + 1;
      final int shift = random.nextInt(60);
      final BigDecimal exact = BigDecimal.valueOf(odd).divide(two.pow(shift));
      final long high = odd >>> 4;
      assertEquals(
          exact.doubleValue(), ExactQuotient.nearest(0, odd, 0, 1L << shift), "odd=" + odd);
      assertEquals(
          exact.doubleValue() * 0x1p60,
          ExactQuotient.nearest(high, odd << 60, 0, 1L << shift),
          "odd=" + odd);
      final BigDecimal less = BigDecimal.valueOf(odd).multiply(two.pow(60)).subtract(two);
      assertEquals(
          less.divide(two.pow(shift)).doubleValue(),
          ExactQuotient.nearest(high, (odd << 60) - 2, 0, 1L << shift),
          "just below, odd=" + odd);
    }
  }
}
