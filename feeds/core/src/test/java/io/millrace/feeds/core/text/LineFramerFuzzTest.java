package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.definition.TextDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Any bytes in pieces, with a small bound, against the twin over the whole text. */
final class LineFramerFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void shouldFindTheLinesThatTheTwinFinds(final FuzzedDataProvider data) throws IOException {
    final TextDialect dialect = data.pickValue(LineFramerTest.DIALECTS);
    final int maxRecord = data.consumeInt(1, 40);
    final Random random = new Random(data.consumeInt());
    final int max = data.consumeInt(1, 64);
    final byte[] bytes = data.consumeRemainingAsBytes();
    final List<String> found =
        LineFramerTest.lines(
            new FramedStream(
                new Pieces(bytes, random, max, false), new LineFramer(maxRecord, dialect), false));
    final String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertEquals(LineFramerTest.twin(text, maxRecord, dialect), found, dialect + ": " + text);
  }
}
