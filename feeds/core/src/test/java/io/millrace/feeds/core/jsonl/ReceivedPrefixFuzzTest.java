package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The receive time before a record, against a pattern and {@link BigInteger}. */
final class ReceivedPrefixFuzzTest {
  private static final Pattern FORM = Pattern.compile("(?s)[ \t\r\n]*([0-9]+)[ \t\r\n]+([\\[{]).*");
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final ReceivedPrefix prefix = new ReceivedPrefix();

  @FuzzTest(maxDuration = "60s")
  void shouldFindTheNumberThatThePatternFinds(final byte[] bytes) {
    final String text = new String(bytes, StandardCharsets.ISO_8859_1);
    final Matcher form = FORM.matcher(text);
    final boolean expected = form.matches() && new BigInteger(form.group(1)).compareTo(MAX) <= 0;
    assertEquals(expected, prefix.find(bytes, 0, bytes.length), text);
    if (expected) {
      assertEquals(Long.parseLong(form.group(1)), prefix.ns(), text);
      assertEquals(form.start(1), prefix.start(), text);
      assertEquals(form.end(1), prefix.end(), text);
      assertEquals(form.start(2), prefix.object(), text);
    }
  }
}
