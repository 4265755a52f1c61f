package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.definition.TextDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Any bytes as rows of several dialects, in pieces, against Apache Commons CSV: the same cells. The
 * library ignores white space after a closing quote, which is malformed here, and takes the end of
 * the text for a quote that is missing.
 */
final class CsvFuzzTest {
  private static final int[] DELIMITERS = {',', ';', '\t', '|', ' '};
  private static final int[] QUOTES = {'"', '\'', TextDialect.NONE};
  private static final int[] COMMENTS = {TextDialect.NONE, '#'};
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  @FuzzTest(maxDuration = "60s")
  void shouldSplitRowsAsTheLibraryDoes(final FuzzedDataProvider data) throws IOException {
    final TextDialect dialect =
        new TextDialect(
            data.pickValue(DELIMITERS),
            '.',
            data.pickValue(QUOTES),
            data.pickValue(COMMENTS),
            data.consumeInt(0, 2));
    final Random random = new Random(data.consumeInt());
    final String text = text(data, dialect);
    final CsvTwin twin = new CsvTwin(dialect);
    final List<String> ours = twin.ours(text, random);
    assertEquals(ours, twin.ours(text, new Random(random.nextLong())), "other pieces");
    compare(ours, twin.theirs(body(text, dialect.skip())), dialect, text);
  }

  /** Any bytes, or the characters that mean something. */
  private static String text(final FuzzedDataProvider data, final TextDialect dialect) {
    if (data.consumeBoolean()) {
      return new String(data.consumeRemainingAsBytes(), StandardCharsets.ISO_8859_1);
    }
    final char quote = dialect.quote() == TextDialect.NONE ? '"' : (char) dialect.quote();
    final String[] parts = {
      "a",
      "1",
      " ",
      "#",
      "\n",
      "\r",
      "\r\n",
      "" + quote,
      "" + quote + quote,
      "" + (char) dialect.delimiter(),
      "" + (char) dialect.delimiter() + quote,
      quote + "\n"
    };
    final StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0) {
      text.append(data.pickValue(parts));
    }
    return text.toString();
  }

  /** The text without its mark and the lines to skip. */
  private static String body(final String text, final int skip) {
    final String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text;
    final String[] parts = body.split("\r\n|\r|\n", skip + 1);
    return parts.length > skip ? parts[skip] : "";
  }

  private static void compare(
      final List<String> ours,
      final List<String> theirs,
      final TextDialect dialect,
      final String text) {
    final String what = dialect + ": " + text;
    for (int i = 0; i < theirs.size(); i++) {
      assertTrue(i < ours.size(), what);
      if (ours.get(i).equals(CsvTwin.OPEN)) {
        assertEquals(theirs.size() - 1, i, what);
        assertEquals(ours.size() - 1, i, what);
        return;
      }
      if (theirs.get(i).equals(CsvTwin.MALFORMED)) {
        assertEquals(CsvTwin.MALFORMED, ours.get(i), what);
        return; // the library stops here
      }
      if (ours.get(i).equals(CsvTwin.MALFORMED)) {
        assertTrue(text.matches("(?s).*" + (char) dialect.quote() + "[\\s\\x1C-\\x1F].*"), what);
      } else {
        assertEquals(theirs.get(i), ours.get(i), what);
      }
    }
    assertEquals(theirs.size(), ours.size(), what);
  }
}
