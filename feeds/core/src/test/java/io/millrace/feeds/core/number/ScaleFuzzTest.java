package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;

/** Scales of any text, and products with them, against {@link BigDecimal}. */
final class ScaleFuzzTest {
  private static final int MAX_DIGITS = 15;
  private static final int MAX_PLACES = 22;
  private static final int VALUE_PLACES = 8;

  @FuzzTest(maxDuration = "60s")
  void shouldScaleExactlyOrRefuse(final FuzzedDataProvider data) {
    final long units = data.consumeLong(-999_999_999_999_999L, 999_999_999_999_999L);
    final BigDecimal value = BigDecimal.valueOf(units, data.consumeInt(0, VALUE_PLACES));
    final String text =
        data.consumeBoolean()
            ? BigDecimal.valueOf(data.consumeInt(), data.consumeInt(-4, MAX_PLACES)).toString()
            : data.consumeRemainingAsAsciiString();
    final Scale scale = Scale.parse(text);
    final BigDecimal factor = number(text);
    final double nearest = factor == null ? 0 : factor.doubleValue();
    assertEquals(nearest != 0 && Double.isFinite(nearest), scale != null, text);
    if (scale == null) {
      return;
    }
    assertEquals(nearest, scale.apply(1), Math.ulp(nearest), text);
    final BigDecimal plain = factor.stripTrailingZeros();
    final int places = Math.max(0, plain.scale());
    final boolean exact =
        plain.precision() + Math.max(0, -plain.scale()) <= MAX_DIGITS
            && places + Math.max(0, value.stripTrailingZeros().scale()) <= MAX_PLACES;
    if (exact) {
      assertEquals(
          factor.multiply(value).doubleValue() + 0.0,
          scale.apply(value.doubleValue()) + 0.0,
          text + " times " + value);
    }
  }

  private static BigDecimal number(final String text) {
    try {
      return new BigDecimal(text.trim());
    } catch (final NumberFormatException noNumber) {
      return null;
    }
  }
}
