package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.definition.TextDialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineFramerTest {
  static final TextDialect[] DIALECTS = {
    TextDialect.STANDARD,
    new TextDialect(',', '.', TextDialect.NONE, TextDialect.NONE, 0),
    new TextDialect('a', '.', '"', '#', 0),
    new TextDialect(',', '.', '"', '#', 2),
    new TextDialect(',', '.', 'b', TextDialect.NONE, 1)
  };

  static List<String> lines(final FramedStream stream) throws IOException {
    final List<String> lines = new ArrayList<>();
    do {
      while (stream.next()) {
        lines.add(
            stream.line()
                + ":"
                + new String(
                    stream.bytes(), stream.offset(), stream.length(), StandardCharsets.ISO_8859_1));
      }
    } while (stream.fill());
    stream.close();
    return lines;
  }

  private static List<String> lines(final byte[] bytes, final LineFramer framer)
      throws IOException {
    return lines(new FramedStream(new ByteArrayInputStream(bytes), framer, false));
  }

  /** The obvious twin: over the whole text at once, a character at a time. */
  static List<String> twin(final String text, final int maxRecord, final TextDialect dialect) {
    final String body = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    final List<String> lines = new ArrayList<>();
    int line = 1;
    int at = 0;
    while (at < body.length()) {
      final int from = at;
      final int first = line;
      final boolean passed = line <= dialect.skip() || body.charAt(at) == dialect.comment();
      boolean quoted = false;
      boolean over = false;
      String record = null;
      while (record == null) {
        over = over || at - from > maxRecord;
        if (at == body.length()) {
          record = body.substring(from, at);
        } else if (isEnd(body.charAt(at)) && (over || passed || !quoted)) {
          record = body.substring(from, at);
          at += pair(body, at);
          line++;
        } else if (isEnd(body.charAt(at))) {
          final int bytes = pair(body, at);
          // A line end that the bound lies on ends the record, and the other half of it too.
          over = at + bytes - from > maxRecord;
          at += bytes;
          line++;
          record = over ? body.substring(from, at) : null;
        } else {
          final boolean quote = body.charAt(at) == dialect.quote();
          final boolean opens = at == from || body.charAt(at - 1) == dialect.delimiter();
          if (quote && quoted && at + 1 < body.length() && body.charAt(at + 1) == dialect.quote()) {
            at++;
          } else if (quote && (quoted || opens)) {
            quoted = !quoted;
          }
          at++;
        }
      }
      if (!record.isEmpty() && !passed) {
        lines.add(first + ":" + record.substring(0, Math.min(record.length(), maxRecord + 1)));
      }
    }
    return lines;
  }

  private static boolean isEnd(final char value) {
    return value == '\n' || value == '\r';
  }

  private static int pair(final String text, final int at) {
    return text.startsWith("\r\n", at) ? 2 : 1;
  }

  private static String text(final Random random) {
    final StringBuilder text = new StringBuilder();
    if (random.nextInt(3) == 0) {
      text.append("\u00EF\u00BB\u00BF".substring(0, 1 + random.nextInt(3)));
    }
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append("ab,\"\"\",\r\n\n\r#".charAt(random.nextInt(12)));
    }
    return text.toString();
  }

  @Test
  void shouldFindTheSameLinesWhenReadsAreSplitAnywhere() throws IOException {
    for (long seed = 0; seed < 30_000; seed++) {
      final Random random = new Random(seed);
      final String text = text(random);
      final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      final int maxRecord = 1 + random.nextInt(24);
      final TextDialect dialect = DIALECTS[random.nextInt(DIALECTS.length)];
      final FramedStream split =
          new FramedStream(
              new Pieces(bytes, random, 1 + random.nextInt(9), false),
              new LineFramer(maxRecord, dialect),
              false);
      final List<String> expected = twin(text, maxRecord, dialect);
      assertEquals(expected, lines(split), "seed " + seed);
      assertEquals(null, split.cut(), "seed " + seed);
      assertEquals(expected, lines(bytes, new LineFramer(maxRecord, dialect)), "seed " + seed);
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
      assertEquals(List.of("1:one", "2:two"), lines(cut), "seed " + seed);
      assertEquals("the compressed data are cut short", cut.cut(), "seed " + seed);
    }
  }

  @Test
  void shouldKeepOneByteMoreThanTheBoundWhenALineIsLonger() throws IOException {
    assertEquals(
        List.of("1:1234", "2:12345", "3:12345", "4:x"),
        lines(Feeds.utf8("1234\n12345\r\n123456789\nx"), new LineFramer(4)));
  }

  @Test
  void shouldTakeTheFirstLineAsHeaderWhenThereIsOne() throws IOException {
    final FramedStream stream =
        new FramedStream(
            new ByteArrayInputStream(Feeds.utf8("\uFEFF\r\na,b\r\n1,2")), new LineFramer(9), true);
    assertEquals("a,b", stream.header());
    assertEquals(List.of("3:1,2"), lines(stream));
  }

  /** A line feed inside quotes gave a record more, and made another malformed. */
  @Test
  void shouldKeepLineEndsWhenTheyAreInsideQuotes() throws IOException {
    final String text = "1,\"a\nb\"\r2,\"\"\"\r\n\",\"\"\r\n3,in \"the\nmiddle\",\n4,x";
    assertEquals(
        List.of("1:1,\"a\nb\"", "3:2,\"\"\"\r\n\",\"\"", "5:3,in \"the", "6:middle\",", "7:4,x"),
        lines(Feeds.utf8(text), new LineFramer(100, TextDialect.STANDARD)));
  }

  @Test
  void shouldGoOnAtTheNextLineWhenAQuoteIsNotClosedWithinTheBound() throws IOException {
    final String text = "1,\"open\n2,x\n3,x\n4,x\n5,\"y\"\n";
    assertEquals(
        List.of("1:1,\"open\n2,x\n3", "4:4,x", "5:5,\"y\""),
        lines(Feeds.utf8(text), new LineFramer(12, TextDialect.STANDARD)));
    assertEquals(
        List.of("1:1,\"open\n2,x\n", "3:3,x", "4:4,x", "5:5,\"y\""),
        lines(Feeds.utf8(text), new LineFramer(11, TextDialect.STANDARD)));
    assertEquals(
        List.of("1:1,\"open\n2,x\n"),
        lines(Feeds.utf8("1,\"open\n2,x\n"), new LineFramer(90, TextDialect.STANDARD)));
  }

  @Test
  void shouldFindLinesWhenTheyEndInReturnsAlone() throws IOException {
    final FramedStream stream =
        new FramedStream(
            new ByteArrayInputStream(Feeds.utf8("a,b\r1,2\r\r3,4")), new LineFramer(9), true);
    assertEquals("a,b", stream.header());
    assertEquals(List.of("2:1,2", "4:3,4"), lines(stream));
  }
}
