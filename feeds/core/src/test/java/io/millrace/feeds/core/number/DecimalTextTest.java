package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feeds.core.Feeds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {
  private final DecimalText number = new DecimalText();

  private DecimalText.Kind read(final String text) {
    final byte[] bytes = Feeds.utf8("7" + text + "7");
    return number.read(bytes, 1, bytes.length - 1);
  }

  private static String digits(final Random random, final int max) {
    final StringBuilder digits = new StringBuilder();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  @Test
  void shouldGiveTheNearestDoubleWhenTextIsDecimal() {
    for (long seed = 0; seed < 200_000; seed++) {
      final Random random = new Random(seed);
      final int max = seed % 3 == 0 ? 25 : 9;
      final String fraction = digits(random, max);
      final String whole = digits(random, max) + (fraction.isEmpty() ? "5" : "");
      final String exponent =
          seed % 4 == 0 ? "eE".charAt(random.nextInt(2)) + "" + (random.nextInt(80) - 40) : "";
      final String sign = List.of("", "-", "+").get(random.nextInt(3));
      final String text = sign + whole + (seed % 2 == 0 ? "" : ".") + fraction + exponent;
      assertEquals(DecimalText.Kind.NUMBER, read(text), "seed " + seed + ": " + text);
      final double expected = Double.parseDouble(text);
      assertEquals(
          Double.doubleToRawLongBits(expected),
          Double.doubleToRawLongBits(number.value()),
          "seed " + seed + ": " + text);
      if (expected != 0) {
        assertEquals(new BigDecimal(text).doubleValue(), number.value(), "seed " + seed);
      }
    }
  }

  @Test
  void shouldRefuseWhenTextIsNoPlainDecimal() {
    for (final String text :
        List.of(
            "x", "1d", "1f", "0x1p3", "1e", "1e+", "1.2.3", "--1", "+", "-", ".", "1 2", "1,2",
            "e5", "1_000", "١", "nanx", "in", "infinit", "1e5x", "\t1")) {
      assertEquals(DecimalText.Kind.NO_NUMBER, read(text), text);
      assertEquals(Double.NaN, number.value(), text);
    }
  }

  @Test
  void shouldSayNonFiniteWhenTheValueIsNoDouble() {
    for (final String text :
        List.of(
            "nan", "NaN", "-nan", "inf", "+Inf", "-infinity", "INFINITY", "1e309", "-9e999999")) {
      assertEquals(DecimalText.Kind.NON_FINITE, read(text), text);
      assertEquals(Double.NaN, number.value(), text);
    }
    assertEquals(DecimalText.Kind.NUMBER, read("1e-999999999999"));
    assertEquals(0.0, number.value());
  }

  @Test
  void shouldLeaveSpacesOutWhenTheyStandAround() {
    assertEquals(DecimalText.Kind.NUMBER, read("  .5  "));
    assertEquals(0.5, number.value());
    assertEquals(DecimalText.Kind.NUMBER, read("5."));
    assertEquals(DecimalText.Kind.EMPTY, read("   "));
    assertEquals(DecimalText.Kind.EMPTY, read(""));
  }

  @Test
  void shouldScaleToTheNearestDoubleWhenTheScaleIsATenth() {
    for (final String scale : List.of("1.0e-4", "1e-4", "0.0001", "0.00010")) {
      final Scale divided = Scale.parse(scale);
      for (long seed = 0; seed < 10_000; seed++) {
        final long units = new Random(seed).nextLong() >> 20;
        assertEquals(
            BigDecimal.valueOf(units, 4).doubleValue(),
            divided.apply(units),
            "seed " + seed + " scale " + scale);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.05",
        "0.25",
        "2.5e-3",
        "0.015625",
        "1e-9",
        "100",
        "1e3",
        "-0.01",
        "12.345",
        "7e-18"
      })
  void shouldScaleToTheNearestDoubleWhenNumbersHaveFifteenDigits(final String text) {
    final BigDecimal factor = new BigDecimal(text);
    final Scale scale = Scale.parse(text);
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final long units = random.nextLong() % BigDecimal.TEN.pow(1 + random.nextInt(15)).longValue();
      final int places = text.equals("7e-18") ? random.nextInt(5) : random.nextInt(9);
      final BigDecimal value = BigDecimal.valueOf(units, places);
      assertEquals(
          value.multiply(factor).doubleValue() + 0.0,
          scale.apply(value.doubleValue()) + 0.0,
          value + " times " + text + " seed=" + seed);
    }
  }

  @Test
  void shouldScaleAsDoublesWhenNumbersHaveMoreDigits() {
    assertEquals(Math.PI * 0.05, Scale.parse("0.05").apply(Math.PI));
    assertEquals(Math.PI / 100, Scale.parse("0.01").apply(Math.PI));
    assertEquals(3e17 / 1e4, Scale.parse("1e-4").apply(3e17));
    assertEquals(3 * 1e-30, Scale.parse("1e-30").apply(3));
    assertEquals(Double.NaN, Scale.parse("0.05").apply(Double.NaN));
  }

  @Test
  void shouldRefuseAScaleThatIsNoFactor() {
    assertEquals(3 * 0.5, Scale.parse("0.5").apply(3));
    assertEquals(3000, Scale.parse("1e3").apply(3));
    assertEquals(-3, Scale.parse("-1").apply(3));
    assertEquals(null, Scale.parse("x"));
    assertEquals(null, Scale.parse("0"));
    assertEquals(null, Scale.parse("1e999"));
  }
}
