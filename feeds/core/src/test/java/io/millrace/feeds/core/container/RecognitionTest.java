package io.millrace.feeds.core.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class RecognitionTest {
  private static Content of(final byte[] bytes, final boolean text) {
    return Recognition.of(bytes, bytes.length, true, text);
  }

  private static Content text(final String latin1) {
    return of(latin1.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  private static byte[] gz(final byte[] bytes) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String decoded(final InputStream raw) throws IOException {
    return new String(DecodedStreams.of(raw, "q.csv", true).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldTakeTextForTextWhateverItIs() {
    for (final String text :
        new String[] {
          "",
          "1",
          "\n",
          "t,px\n1,2\n",
          "PK,PAR1,BZh\n1,2,3\n",
          "BZh9 is a name\n",
          "PAR1,PAR2\n1,2\n",
          "Obj,ect\n",
          "DBN,ORC,GIF8\n",
          "<DATE>\t<TIME>\t<BID>\n2024.01.02\t00:00\t1.1\n",
          "<htmlish>,x\n1,2\n",
          "{\"rtf\": 1}\n",
          "[1, 2]\n",
          "]a,b\n",
          "version,url\n",
          "%PDF,x\n",
          "Rar,7z\n",
          "\u00ef\u00bb\u00bft,px\n1,2\n",
          "\u00fcber,\u00e9t\u00e9\n1,2\n",
          "a\1b\1c\n",
          "\f\r\n\ta,b\n",
          "x\u001b[31m,y\n",
          "\u00ff\u00e5\u00ec\u00ef\u00e5,\1\n1,2,3,4,5\n",
          "a\1\n"
        }) {
      assertEquals(Content.PLAIN, text(text), text);
    }
  }

  /** Its first byte is 0: no message is longer than 50 bytes. */
  @Test
  void shouldNeverTakeAnItchFileForSomethingElse() {
    for (long seed = 0; seed < 200_000; seed++) {
      final byte[] bytes = new byte[2 + new Random(seed).nextInt(600)];
      new Random(seed).nextBytes(bytes);
      bytes[0] = 0;
      assertEquals(Content.PLAIN, of(bytes, false), "seed " + seed);
    }
  }

  @Test
  void shouldTellTheSameWhenTheFirstBytesComeOneByOne() throws IOException {
    final byte[][] kinds = {
      "t,px\n1,2\n".getBytes(StandardCharsets.UTF_8),
      "<!DOCTYPE html>\n<html>".getBytes(StandardCharsets.UTF_8),
      gz("t,px\n1,2\n".getBytes(StandardCharsets.UTF_8)),
      "t,px\n1,2\n".getBytes(StandardCharsets.UTF_16),
      "t,px\n1,2\n".getBytes(StandardCharsets.UTF_16LE),
      "SQLite format 3\0 and so on".getBytes(StandardCharsets.UTF_8),
      new byte[600]
    };
    for (final byte[] bytes : kinds) {
      Content content = null;
      int length = 0;
      for (; content == null; length++) {
        content = Recognition.of(bytes, length, length == bytes.length, true);
      }
      assertEquals(of(bytes, true), content);
      assertTrue(content != Content.PLAIN || length <= 3, "waits for " + length + " bytes");
    }
  }

  @Test
  void shouldDecodeUtf16AsTheJdkDoesWhenItIsValid() throws IOException {
    final String row = "t,p\u00e9,\u4e2d,\ud83d\ude00\n";
    for (final Charset charset :
        new Charset[] {
          StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
      for (long seed = 0; seed < 200; seed++) {
        final Random random = new Random(seed);
        final String text = "time,px\n" + row.repeat(random.nextInt(60));
        final byte[] bytes = text.getBytes(charset);
        final int max = 1 + random.nextInt(50);
        assertEquals(text, decoded(new Pieces(bytes, random, max, false)), "seed " + seed);
        assertEquals(text, decoded(new Pieces(gz(bytes), random, max, false)), "seed " + seed);
      }
    }
    final byte[] marked = ("\ufeff" + "a,b\n").getBytes(StandardCharsets.UTF_16LE);
    assertEquals("a,b\n", decoded(new ByteArrayInputStream(marked)));
    final byte[] large = ("a,b\n" + row.repeat(30_000)).getBytes(StandardCharsets.UTF_16LE);
    assertEquals("a,b\n" + row.repeat(30_000), decoded(new ByteArrayInputStream(large)));
  }

  @Test
  void shouldTellTheCutWhenUtf16EndsWithinACharacter() throws IOException {
    final byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    final byte[] odd = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    final CutException cut =
        assertThrows(CutException.class, () -> decoded(new ByteArrayInputStream(odd)));
    assertEquals("the UTF-16 text ends within a character", cut.getMessage());
  }

  @Test
  void shouldTakeCompressionOffToThreeTimes() throws IOException {
    byte[] bytes = "a,b\n".getBytes(StandardCharsets.UTF_8);
    for (int times = 0; times < 3; times++) {
      bytes = gz(bytes);
      assertEquals("a,b\n", decoded(new ByteArrayInputStream(bytes)));
    }
    final byte[] more = gz(bytes);
    final RefusedException refused =
        assertThrows(RefusedException.class, () -> decoded(new ByteArrayInputStream(more)));
    assertEquals("is compressed more than 3 times", refused.getMessage());
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    assertEquals(Content.BINARY, text("t,px\n1,\0\n"));
    for (long seed = 0; seed < 2_000; seed++) {
      final byte[] bytes = new byte[512];
      new Random(seed).nextBytes(bytes);
      assertNotEquals(Content.PLAIN, of(bytes, true), "seed " + seed);
    }
    assertEquals(
        Content.BINARY, text("4\u0080\u00d2\u00abb\u0090\u000f\\!\u0088x\u00d4\u009a\u00fc"));
  }

  @Test
  void shouldReadPlainTextWhateverItsNameSays() throws IOException {
    final byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
    for (final String name : new String[] {"q.csv", "q.csv.gz", "q.zip", "q.zst", "q"}) {
      final InputStream in = DecodedStreams.of(new ByteArrayInputStream(bytes), name, true);
      assertArrayEquals(bytes, in.readAllBytes(), name);
      assertArrayEquals(
          bytes,
          DecodedStreams.of(new ByteArrayInputStream(gz(bytes)), name, true).readAllBytes(),
          name);
    }
    final byte[] damaged = gz(bytes);
    damaged[0] = 'x';
    for (final boolean text : new boolean[] {true, false}) {
      final RefusedException refused =
          assertThrows(
              RefusedException.class,
              () -> DecodedStreams.of(new ByteArrayInputStream(damaged), "q.csv.gz", text));
      assertEquals(
          "is not gzip data, as its name says: its first bytes are damaged", refused.getMessage());
    }
  }
}
