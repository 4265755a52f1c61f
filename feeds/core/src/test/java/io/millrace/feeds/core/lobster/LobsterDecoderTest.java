package io.millrace.feeds.core.lobster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.RecordStream;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.LineFramer;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LobsterDecoderTest {
  private static final double NAN = Double.NaN;
  private static final String STEM = "XY_2012-06-21_34200000_57600000_";

  @TempDir Path folder;

  private static Feeds.Bench bench(final String... fields) {
    final Feeds.Bench bench = new Feeds.Bench(Feeds.definition("format", "lobster"), fields);
    bench.decoder.source(
        new Source(0, "x", "XY", LocalDate.of(2012, 6, 21), -14_400_000_000_000L, null));
    return bench;
  }

  private static void tick(final Feeds.Bench bench, final String record, final double... expected) {
    assertEquals(Outcome.TICK, bench.decode(record), () -> record + ": " + bench.decoder.reason());
    assertArrayEquals(expected, bench.tick.fields(), record);
  }

  private static void malformed(final Feeds.Bench bench, final String record, final String reason) {
    assertEquals(Outcome.MALFORMED, bench.decode(record), record);
    assertEquals(reason, bench.decoder.reason());
  }

  @Test
  void shouldTurnTheSideRoundWhenARestingOrderIsHit() {
    final Feeds.Bench bench = bench("bid", "ask", "bid_size", "ask_size", "price", "size", "side");
    final String book = ",5859400,200,5853300,18";
    tick(
        bench,
        "34200.004241176,1,16113575,18,5853300,1" + book,
        585.33,
        585.94,
        18,
        200,
        NAN,
        NAN,
        NAN);
    assertEquals(1_340_285_400_004_241_176L, bench.tick.timeNs());
    assertEquals("XY", bench.instruments.name(bench.tick.instrument()));
    tick(bench, "34200,4,1,18,5853300,1" + book, 585.33, 585.94, 18, 200, 585.33, 18, -1);
    tick(bench, "34200,5,0,7,5853400,-1" + book, 585.33, 585.94, 18, 200, 585.34, 7, 1);
    tick(bench, "34200,6,0,7,5853400,-1" + book, 585.33, 585.94, 18, 200, 585.34, 7, NAN);
    tick(bench, "34200,3,0,7,5853400,-1" + book, 585.33, 585.94, 18, 200, NAN, NAN, NAN);
    assertEquals(Outcome.EVENT, bench.decode("34200,7,0,0,-1,-1" + book));
    malformed(bench, "34200,8,0,7,5853400,-1" + book, "type: no such type: '8'");
    malformed(bench, "34200,1,0,7,5853400,0" + book, "direction: not 1 or -1: '0'");
    malformed(bench, "x,1,0,7,5853400,1" + book, "time: not a time: 'x'");
    malformed(bench, "34200,1,0,7,5.4,1" + book, "not a whole number: '5.4'");
    malformed(
        bench, "1,1,0,7,5,1,1,2,3", "not 6 columns and 4 for each level: '1,1,0,7,5,1,1,2,3'");
    malformed(bench, "", "not 6 columns and 4 for each level: ''");
  }

  @Test
  void shouldNotKnowALevelWhenItIsEmpty() {
    final Feeds.Bench bench = bench("bid", "bid_size", "ask", "bid2", "ask2", "ask_size2", "bid3");
    tick(
        bench,
        "1,1,0,7,5,1,9999999999,0,-9999999999,0,20000,5,10000,6",
        NAN,
        NAN,
        NAN,
        1,
        2,
        5,
        NAN);
    tick(
        bench,
        "1,1,0,7,5,1,30000,1,20000,2,9999999999,0,-9999999999,0",
        2,
        2,
        3,
        NAN,
        NAN,
        NAN,
        NAN);
    tick(
        bench,
        "1,1,0,7,5,1,9999999999,0,-9999999999,0,20000,5,10000,6",
        NAN,
        NAN,
        NAN,
        1,
        2,
        5,
        NAN);
  }

  @Test
  void shouldKnowTheFieldsOfEveryLevelWhenTheHeaderNamesThem() {
    final LobsterFormat format = new LobsterFormat(Feeds.definition("format", "lobster"));
    final String header = LobsterColumns.header(2);
    assertTrue(format.fields(header).has("ask_size2"));
    assertTrue(!format.fields(header).has("ask_size3"));
    assertEquals(null, format.missing(header, new Schema(List.of("bid2", "price"))));
    assertEquals(
        "its book is not deep enough for bid3",
        format.missing(header, new Schema(List.of("bid3"))));
    assertEquals(6, LobsterColumns.bookColumn("ask"));
    assertEquals(13, LobsterColumns.bookColumn("bid_size2"));
    assertEquals(-1, LobsterColumns.bookColumn("bid1"));
    assertEquals(-1, LobsterColumns.bookColumn("bid02"));
    assertEquals(-1, LobsterColumns.bookColumn("price"));
  }

  private FeedDefinition write(final String messages, final String books) throws IOException {
    Files.writeString(folder.resolve(STEM + "message_1.csv"), messages);
    if (books != null) {
      Files.writeString(folder.resolve(STEM + "orderbook_1.csv"), books);
    }
    return Feeds.definition(folder, "format", "lobster", "path", ".");
  }

  @Test
  void shouldJoinLinesWhenThereIsAPair() throws IOException {
    Files.writeString(folder.resolve("ReadMe.txt"), "not a record");
    final Feeds.Drained drained =
        Feeds.drain(write("34200,1,0,7,5,1\r\n34201,1,0,7,5,1", "1,2,3,4\n5,6,7,8\n"));
    assertEquals(List.of("34200,1,0,7,5,1,1,2,3,4", "34201,1,0,7,5,1,5,6,7,8"), drained.records);
    assertEquals(
        List.of(
            new Source(
                0,
                STEM + "message_1.csv",
                "XY",
                LocalDate.of(2012, 6, 21),
                -14_400_000_000_000L,
                "time,type,order_id,size,price,direction,ask1,asksize1,bid1,bidsize1")),
        drained.sources);
    assertEquals(List.of(), drained.cuts);
  }

  @Test
  void shouldReportACutWhenOneFileIsShorter() throws IOException {
    final String name = STEM + "message_1.csv: ";
    final Feeds.Drained books = Feeds.drain(write("1\n2\n3\n", "a\n"));
    assertEquals(List.of("1,a"), books.records);
    assertEquals(
        List.of(name + "the order book file has fewer lines than the message file, after 1 record"),
        books.cuts);
    final Feeds.Drained messages = Feeds.drain(write("", "a\nb\n"));
    assertEquals(List.of(), messages.records);
    assertEquals(
        List.of(
            name + "the message file has fewer lines than the order book file, after 0 records"),
        messages.cuts);
    final Feeds.Drained empty = Feeds.drain(write("", ""));
    assertEquals(List.of(), empty.cuts);
    assertEquals(1, empty.sources.size());
  }

  private static RecordStream pieces(final String text, final Random random, final boolean cut) {
    return new FramedStream(
        new Pieces(Feeds.utf8(text), random, 1 + random.nextInt(9), cut),
        new LineFramer(100),
        false);
  }

  @Test
  void shouldJoinTheSameLinesWhenReadsAreSplitAnywhere() throws IOException {
    for (long seed = 0; seed < 5_000; seed++) {
      final Random random = new Random(seed);
      final int lines = random.nextInt(9);
      final StringBuilder messages = new StringBuilder();
      final StringBuilder books = new StringBuilder();
      final List<String> expected = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        messages.append("m".repeat(1 + random.nextInt(9))).append(i).append('\n');
        books.append("b".repeat(1 + random.nextInt(30))).append(i).append("\r\n");
        expected.add(
            messages.toString().lines().toList().get(i)
                + ","
                + books.toString().lines().toList().get(i));
      }
      final boolean cut = seed % 3 == 0;
      final List<String> found = new ArrayList<>();
      try (RecordStream stream =
          new LobsterStream(
              pieces(messages.toString(), random, false),
              pieces(books + (cut ? "part" : ""), random, cut),
              1,
              100)) {
        if (seed % 2 == 0) {
          stream.header();
        }
        do {
          while (stream.next()) {
            found.add(new String(stream.bytes(), stream.offset(), stream.length()));
          }
        } while (stream.fill());
        assertEquals(expected, found, "seed " + seed);
        assertEquals(
            cut ? "order book file: the compressed data are cut short" : null,
            stream.cut(),
            "seed " + seed);
      }
    }
  }

  @Test
  void shouldRefuseWhenAFileOfThePairIsMissing() throws IOException {
    final FeedDefinition alone = write("1\n", null);
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> Feeds.drain(alone));
    assertEquals("feed/path", error.path());
    assertTrue(error.getMessage().contains("without '" + STEM + "orderbook_1.csv'"));
    Files.delete(folder.resolve(STEM + "message_1.csv"));
    Files.writeString(folder.resolve("a.csv"), "");
    assertThrows(DefinitionException.class, () -> Feeds.drain(alone));
  }

  @Test
  void shouldNeverThrowWhenBytesAreRandom() {
    final Feeds.Bench bench = bench("bid", "price", "ask_size2");
    for (long seed = 0; seed < 100_000; seed++) {
      final Random random = new Random(seed);
      final byte[] bytes = Feeds.utf8("34200.1,4,1,18,5853300,1,1,2,3,4,1,2,3,4");
      for (int i = random.nextInt(5); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) ",,.-0123\n".charAt(random.nextInt(9));
      }
      if (seed % 4 == 0) {
        random.nextBytes(bytes);
      }
      final int length = random.nextInt(bytes.length + 1);
      try {
        bench.decoder.decode(bytes, 0, length, 0, seed, bench.tick);
        bench.decoder.timeNs(bytes, 0, length, 0, seed);
        bench.decoder.reason();
      } catch (final RuntimeException thrown) {
        throw new AssertionError("seed " + seed, thrown);
      }
    }
  }
}
