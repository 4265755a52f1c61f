package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Decimal text against {@link BigDecimal}, whose conversion to a double rounds to the nearest. */
final class DecimalFuzzTest {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[+-]?(?i:nan|inf|infinity)");
  private static final int MAX_EXPONENT_DIGITS = 6;

  private final DecimalText number = new DecimalText();

  @FuzzTest(maxDuration = "60s")
  void shouldGiveTheNearestDoubleOrRefuse(final byte[] bytes) {
    final DecimalText.Kind kind = number.read(bytes, 0, bytes.length);
    final String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("^ +| +$", "");
    if (text.isEmpty()) {
      assertEquals(DecimalText.Kind.EMPTY, kind);
    } else if (WORD.matcher(text).matches()) {
      assertEquals(DecimalText.Kind.NON_FINITE, kind);
    } else if (!NUMBER.matcher(text).matches()) {
      assertEquals(DecimalText.Kind.NO_NUMBER, kind, text);
    } else if (text.replaceFirst("^[^eE]*", "").length() <= MAX_EXPONENT_DIGITS) {
      final double expected = new BigDecimal(text).doubleValue();
      final boolean isFinite = Double.isFinite(expected);
      assertEquals(isFinite ? DecimalText.Kind.NUMBER : DecimalText.Kind.NON_FINITE, kind, text);
      assertEquals(isFinite ? expected + 0.0 : Double.NaN, number.value() + 0.0, text);
    }
  }
}
