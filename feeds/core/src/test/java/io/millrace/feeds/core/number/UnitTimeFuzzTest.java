package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Times in decimal units against {@link BigDecimal}; what is finer than a nanosecond is dropped.
 */
final class UnitTimeFuzzTest {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final UnitTime time = new UnitTime();

  @FuzzTest(maxDuration = "60s")
  void shouldReadNanosecondsExactlyOrRefuse(final byte[] bytes) {
    final String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("^ +| +$", "");
    if (text.replaceFirst("^[^eE]*[eE]?", "").length() > 4) {
      return; // exponents beyond any time
    }
    for (int unitDigits = 0; unitDigits <= 9; unitDigits += 3) {
      final boolean isTime = time.read(bytes, 0, bytes.length, unitDigits);
      final BigInteger expected =
          NUMBER.matcher(text).matches()
              ? new BigDecimal(text)
                  .movePointRight(unitDigits)
                  .setScale(0, RoundingMode.DOWN)
                  .toBigInteger()
              : null;
      final boolean fits = expected != null && expected.abs().compareTo(MAX) <= 0;
      assertEquals(fits, isTime, text);
      if (fits) {
        assertEquals(expected.longValue(), time.ns(), text);
      }
    }
  }
}
