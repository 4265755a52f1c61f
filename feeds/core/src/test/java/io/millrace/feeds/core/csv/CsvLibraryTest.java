package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.definition.TextDialect;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Framer and rows against a reader that others keep, Apache Commons CSV: the same cells. */
final class CsvLibraryTest {
  private static final CsvTwin TWIN = new CsvTwin(TextDialect.STANDARD);

  private static String text(final Random random) {
    final StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append("ab1,,\"\"\n\r\u00e9".charAt(random.nextInt(10)));
      if (random.nextInt(3) == 0) {
        text.append(random.nextBoolean() ? ",\"" : "\"\r\n");
      }
    }
    return text.toString();
  }

  @Test
  void shouldAgreeOnCellsAndMalformedRecordsWhenTextsAreRandom() throws IOException {
    int malformed = 0;
    int open = 0;
    for (long seed = 0; seed < 60_000; seed++) {
      final String text = text(new Random(seed));
      final List<String> ours = TWIN.ours(text, new Random(seed));
      final List<String> theirs = TWIN.theirs(text);
      for (int i = 0; i < theirs.size(); i++) {
        final String where = "seed " + seed + " record " + i + " of " + text;
        assertTrue(i < ours.size(), where);
        if (theirs.get(i).equals(CsvTwin.MALFORMED)) {
          // The library stops here; our records after it are tried by the test of the framer.
          assertTrue(ours.get(i).equals(CsvTwin.MALFORMED), where);
          malformed++;
          break;
        }
        if (ours.get(i).equals(CsvTwin.OPEN)) {
          // The library takes the end of the text for the quote that is missing.
          assertEquals(theirs.size() - 1, i, where);
          assertEquals(ours.size() - 1, i, where);
          open++;
        } else {
          assertEquals(theirs.get(i), ours.get(i), where);
        }
      }
    }
    assertTrue(malformed > 1_000 && open > 1_000, malformed + " malformed, " + open + " open");
  }
}
