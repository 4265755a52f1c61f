package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineFramerTest {
  private static List<String> lines(final FramedStream stream) throws IOException {
    final List<String> lines = new ArrayList<>();
    do {
      while (stream.next()) {
        lines.add(
            new String(
                stream.bytes(), stream.offset(), stream.length(), StandardCharsets.ISO_8859_1));
      }
    } while (stream.fill());
    stream.close();
    return lines;
  }

  private static List<String> lines(final byte[] bytes, final int maxRecord) throws IOException {
    return lines(
        new FramedStream(new ByteArrayInputStream(bytes), new LineFramer(maxRecord), false));
  }

  /** The obvious twin: over the whole text at once. */
  private static List<String> twin(final String text, final int maxRecord) {
    final String body = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    final List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < body.length()) {
      final int end = body.indexOf('\n', from);
      String line = body.substring(from, end < 0 ? body.length() : end);
      if (end >= 0 && line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
      if (!line.isEmpty()) {
        lines.add(line.substring(0, Math.min(line.length(), maxRecord + 1)));
      }
      from = end < 0 ? body.length() : end + 1;
    }
    return lines;
  }

  private static String text(final Random random) {
    final StringBuilder text = new StringBuilder();
    if (random.nextInt(3) == 0) {
      text.append("\u00EF\u00BB\u00BF".substring(0, 1 + random.nextInt(3)));
    }
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append("ab,\r\n\n\r".charAt(random.nextInt(7)));
    }
    return text.toString();
  }

  @Test
  void shouldFindTheSameLinesWhenReadsAreSplitAnywhere() throws IOException {
    for (long seed = 0; seed < 30_000; seed++) {
      final Random random = new Random(seed);
      final String text = text(random);
      final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      final int maxRecord = 1 + random.nextInt(12);
      final FramedStream split =
          new FramedStream(
              new Pieces(bytes, random, 1 + random.nextInt(9), false),
              new LineFramer(maxRecord),
              false);
      final List<String> expected = twin(text, maxRecord);
      assertEquals(expected, lines(split), "seed " + seed);
      assertEquals(null, split.cut(), "seed " + seed);
      assertEquals(expected, lines(bytes, maxRecord), "seed " + seed);
    }
  }

  @Test
  void shouldDropTheLastPartWhenTheStreamIsCut() throws IOException {
    for (long seed = 0; seed < 2_000; seed++) {
      final Random random = new Random(seed);
      final FramedStream cut =
          new FramedStream(
              new Pieces(Feeds.utf8("one\ntwo\r\nthr"), random, 1 + random.nextInt(9), true),
              new LineFramer(100),
              false);
      assertEquals(List.of("one", "two"), lines(cut), "seed " + seed);
      assertEquals("the compressed data are cut short", cut.cut(), "seed " + seed);
    }
  }

  @Test
  void shouldKeepOneByteMoreThanTheBoundWhenALineIsLonger() throws IOException {
    assertEquals(
        List.of("1234", "12345", "12345", "x"),
        lines(Feeds.utf8("1234\n12345\r\n123456789\nx"), 4));
  }

  @Test
  void shouldTakeTheFirstLineAsHeaderWhenThereIsOne() throws IOException {
    final FramedStream stream =
        new FramedStream(
            new ByteArrayInputStream(Feeds.utf8("\uFEFF\r\na,b\r\n1,2")), new LineFramer(9), true);
    assertEquals("a,b", stream.header());
    assertEquals(List.of("1,2"), lines(stream));
  }
}
