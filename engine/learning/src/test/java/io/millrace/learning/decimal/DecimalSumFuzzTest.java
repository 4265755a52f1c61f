package io.millrace.learning.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Sums of any two doubles, by the definition of {@link Decimal} in {@link BigDecimal}. */
final class DecimalSumFuzzTest {
  private static final BigInteger MAX_UNITS = BigInteger.ONE.shiftLeft(51);

  @FuzzTest(maxDuration = "60s")
  void shouldAddAndSubtractAsBigDecimalDoes(final FuzzedDataProvider data) {
    final double a = operand(data);
    final double b = operand(data);
    final int places = Double.isFinite(a) && Double.isFinite(b) ? places(a, b) : -1;
    final BigDecimal x = places < 0 ? null : units(a, places);
    final BigDecimal y = places < 0 ? null : units(b, places);
    final String at = a + " and " + b;
    final boolean exact = x != null && y != null;
    assertSame(exact ? x.add(y).doubleValue() : a + b, Decimal.add(a, b), at);
    assertSame(exact ? x.subtract(y).doubleValue() : a - b, Decimal.subtract(a, b), at);
    assertSame(Decimal.add(a, b) / 2, Decimal.middle(a, b), at);
    assertEquals(fewestPlaces(a), Decimal.places(a), at);
    assertTrue(Decimal.power(a) > 0 == fewestPlaces(a) >= 0, at);
  }

  /** Any bits, or a decimal of up to 15 digits. */
  private static double operand(final FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      return Double.longBitsToDouble(data.consumeLong());
    }
    final long digits = data.consumeLong(-999_999_999_999_999L, 999_999_999_999_999L);
    return BigDecimal.valueOf(digits >> data.consumeInt(0, 49), data.consumeInt(0, 18))
        .doubleValue();
  }

  private static void assertSame(final double expected, final double actual, final String at) {
    assertEquals(expected + 0.0, actual + 0.0, at);
  }

  /** The most places that leave room for every double with the exponent of the larger one. */
  private static int places(final double a, final double b) {
    final int exponent = Math.getExponent(Math.max(Math.abs(a), Math.abs(b)));
    final BigDecimal end = power(exponent + 1);
    int places = Decimal.MAX_PLACES;
    while (places >= 0 && end.movePointRight(places).compareTo(new BigDecimal(MAX_UNITS)) > 0) {
      places--;
    }
    return places;
  }

  private static BigDecimal power(final int exponent) {
    final BigDecimal power = BigDecimal.valueOf(2).pow(Math.abs(exponent));
    return exponent >= 0 ? power : BigDecimal.ONE.divide(power);
  }

  /** The decimal of so many places that a double stands for; null where there is none. */
  private static BigDecimal units(final double x, final int places) {
    final BigDecimal decimal = new BigDecimal(x).setScale(places, RoundingMode.HALF_EVEN);
    final boolean small = decimal.unscaledValue().abs().compareTo(MAX_UNITS) < 0;
    return small && decimal.doubleValue() == x ? decimal : null;
  }

  private static int fewestPlaces(final double x) {
    final int max = Double.isFinite(x) ? places(x, x) : -1;
    for (int places = 0; places <= max; places++) {
      if (units(x, places) != null) {
        return places;
      }
    }
    return -1;
  }
}
