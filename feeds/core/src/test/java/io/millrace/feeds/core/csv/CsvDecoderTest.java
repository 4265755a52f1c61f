package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feeds;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.state.StateBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvDecoderTest {
  private static final double NAN = Double.NaN;

  private static Feeds.Bench bench(final String header, final String... fields) {
    return new Feeds.Bench(Feeds.definition("format", "csv"), fields).source(header);
  }

  private static Feeds.Bench timed(final Object time) {
    return new Feeds.Bench(
            Feeds.definition("format", "csv", "columns", Feeds.map("time", "t"), "time", time), "x")
        .source("t,x");
  }

  private static void tick(final Feeds.Bench bench, final String record, final double... expected) {
    assertEquals(Outcome.TICK, bench.decode(record), () -> record + ": " + bench.decoder.reason());
    assertArrayEquals(expected, bench.tick.fields(), record);
  }

  private static void malformed(final Feeds.Bench bench, final String record, final String reason) {
    final long before = bench.digest();
    assertEquals(Outcome.MALFORMED, bench.decode(record), record);
    assertEquals(reason, bench.decoder.reason());
    assertEquals(before, bench.digest(), record);
  }

  @Test
  void shouldParseOnlyWhatIsUsedWhenOtherColumnsHoldText() {
    final Feeds.Bench bench = bench("name,x,venue,y", "y", "x");
    tick(bench, "abc,1.5,NYSE,-2e3", -2000, 1.5);
    tick(bench, "\"a,\"\"b\", 1 ,\"\",\"7\"", 7, 1);
    tick(bench, ",,,", NAN, NAN);
    malformed(bench, "abc,1.5,NYSE", "too few columns: 'abc,1.5,NYSE'");
    malformed(bench, "abc,x1,NYSE,2", "x: not a number: 'x1'");
    malformed(bench, "a,1,\"open,2", "a quote is not closed: '\"open,2'");
    malformed(bench, "a,1,\"b\"c,2", "text after the quote that closes a cell: '\"b\"c,2'");
    malformed(
        bench,
        "\"a\r\nb\rc\nd\",1,\"open,2",
        "a quote is not closed, opened in line 4 of the 4 lines of the record: '\"open,2'");
    tick(bench, "\"a\r\nb\rc\nd\",1,in \"the\" middle,2", 2, 1);
    assertEquals(0, bench.odd().get(DataQualityCounters.Kind.NON_FINITE));
  }

  /** A row under {@code t,px,q} whose number had a thousands separator was read as px 1. */
  @Test
  void shouldRefuseARowWhenItHasMoreCellsThanItsHeader() {
    final Feeds.Bench bench = bench("t,px,q", "px");
    malformed(bench, "1,1,234.50,10", "more cells than the 3 columns, from here on: '10'");
    malformed(bench, "1,1,2,,", "more cells than the 3 columns, from here on: ','");
    malformed(bench, "1,1,2,\"x", "more cells than the 3 columns, from here on: '\"x'");
    tick(bench, "1,1,2,", 1);
    tick(bench, "1,1,2,  ", 1);
    tick(bench, "1,1,2,\"\"", 1);
    tick(bench, "1,1", 1);
    tick(bench, "1,1,\"2,3\"", 1);
    malformed(bench, "1,1,\"2", "a quote is not closed: '\"2'");
    malformed(bench, "1,1,\"2\"3", "text after the quote that closes a cell: '\"2\"3'");
    malformed(bench, "1", "too few columns: '1'");
  }

  @Test
  void shouldReadCellsWhenTheDialectIsAnother() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition(
                    "format",
                    "csv",
                    "delimiter",
                    ";",
                    "decimal",
                    ",",
                    "quote",
                    "'",
                    "absent",
                    "-9,5"),
                "px",
                "q")
            .source("'t';px;q");
    tick(bench, "1;1234,5;'-0,25'", 1234.5, -0.25);
    tick(bench, "1;,5;7", 0.5, 7);
    tick(bench, "1;1,5e3;-9,5", 1500, NAN);
    tick(
        bench,
        "1;0,1000000000000000055511151231257827;12345678901234567890,5",
        0.1,
        12345678901234567890.5);
    malformed(bench, "1;1.234,50;7", "px: not a number: '1.234,50'");
    malformed(bench, "1;1.5;7", "px: not a number: '1.5'");
    malformed(bench, "1;1,2,3;7", "px: not a number: '1,2,3'");
    final Feeds.Bench plain =
        new Feeds.Bench(
                Feeds.definition("format", "csv", "delimiter", "tab", "quote", "none"), "px")
            .source("t\tpx\tnote");
    tick(plain, "\"1\t2\t\"", 2);
    malformed(plain, "1\t\"2\"\t", "px: not a number: '\"2\"'");
  }

  @Test
  void shouldRefuseAHeaderWhenAColumnThatIsUsedIsNamedTwice() {
    final CsvFormat format = new CsvFormat(Feeds.definition("format", "csv"));
    final Schema schema = new Schema(List.of("px"));
    assertEquals(null, format.missing("t,px,t", schema));
    assertEquals(
        "its header has more than one column 'px': name the columns by header, and skip: 1",
        format.missing("px,t,px", schema));
  }

  @Test
  void shouldCountAndForgetWhenANumberIsNotFinite() {
    final Feeds.Bench bench = bench("x,bid", "x", "bid");
    tick(bench, "1,10", 1, 10);
    tick(bench, "NaN,inf", NAN, 10);
    tick(bench, "1e999,0", NAN, 0);
    tick(bench, "0,-3", 0, -3);
    assertEquals(3, bench.odd().get(DataQualityCounters.Kind.NON_FINITE));
    assertEquals(1, bench.odd().get(DataQualityCounters.Kind.ZERO_PRICE));
    assertEquals(1, bench.odd().get(DataQualityCounters.Kind.NEGATIVE_PRICE));
  }

  /** A quote whose time is not believed was carried into the ticks after it. */
  @Test
  void shouldForgetTheQuoteWhenItsTickIsRefused() {
    final Feeds.Bench bench = bench("bid,ask", "bid", "ask");
    tick(bench, "1,2", 1, 2);
    final long before = bench.digest();
    tick(bench, "9,", 9, 2);
    bench.decoder.refused();
    assertEquals(before, bench.digest());
    tick(bench, ",3", 1, 3);
  }

  /** A tick is held, another instrument's comes between, and the next one confirms it. */
  @Test
  void shouldCarryTheQuoteAfterAllWhenItsTickIsBelieved() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "csv", "columns", Feeds.map("instrument", "s")),
                "bid",
                "ask",
                "x")
            .source("s,bid,ask,x");
    tick(bench, "A,1,2,7", 1, 2, 7);
    tick(bench, "A,9,,8", 9, 2, 8);
    final Tick held = new Tick(new Schema(List.of("bid", "ask", "x")));
    held.set(bench.tick.instrument(), bench.tick.timeNs());
    System.arraycopy(bench.tick.fields(), 0, held.fields(), 0, 3);
    bench.decoder.refused();
    tick(bench, "B,5,6,1", 5, 6, 1);
    tick(bench, "A,,4,", 1, 4, NAN);
    bench.decoder.believed(held, bench.tick);
    assertArrayEquals(new double[] {9, 4, NAN}, bench.tick.fields());
    tick(bench, "A,,,", 9, 4, NAN);
    tick(bench, "A,3,,", 3, 4, NAN);
    bench.decoder.refused();
    bench.decoder.believed(held, null);
    tick(bench, "A,,,", 9, 2, NAN);
    tick(bench, "B,,,", 5, 6, NAN);
  }

  @Test
  void shouldCarryQuotesForEachInstrumentWhenASideIsAbsent() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition(
                    "format",
                    "csv",
                    "columns",
                    Feeds.map("instrument", "s", "bid", "b"),
                    "scale",
                    Feeds.map("b", "1e-4", "ask", "1e-4"),
                    "absent",
                    "0"),
                List.of("A", "B"),
                "bid",
                "ask",
                "bid_size",
                "price")
            .source("s,b,ask,bid_size,price");
    tick(bench, "A,49180000,0.0,300,", 4918, NAN, 300, NAN);
    tick(bench, "B,10000,20000,0,5", 1, 2, NAN, 5);
    tick(bench, "A,0,49190000,,", 4918, 4919, 300, NAN);
    tick(bench, "B,,,7,0", 1, 2, 7, NAN);
    assertEquals(Outcome.FILTERED, bench.decode("C,1,1,1,1"));
    malformed(bench, ",1,1,1,1", "instrument: is empty: ''");
    assertEquals(2, bench.instruments.count());

    final StateBuffer state = new StateBuffer();
    state.write(bench.instruments);
    state.write(Feeds.state(bench.decoder, bench.instruments));
    final Feeds.Bench other = bench("bid,ask,bid_size", "bid", "ask", "bid_size", "price");
    final Feeds.Bench again =
        new Feeds.Bench(
                Feeds.definition("format", "csv", "columns", Feeds.map("instrument", "s")),
                "bid",
                "ask",
                "bid_size",
                "price")
            .source("s,bid,ask,bid_size,price");
    state.read(again.instruments);
    state.read(Feeds.state(again.decoder, again.instruments));
    assertEquals(bench.digest(), again.digest());
    assertTrue(other.digest() != again.digest());
    tick(again, "A,,,,", 4918, 4919, 300, NAN);
    tick(again, "B,,9,,", 1, 9, 7, NAN);
    tick(again, "Z,,9,,", NAN, 9, NAN, NAN);
  }

  @Test
  void shouldCompareTextWhenAbsentIsNoNumber() {
    final Feeds.Bench bench =
        new Feeds.Bench(Feeds.definition("format", "csv", "absent", "n/a"), "x").source("x,y");
    tick(bench, "n/a,", NAN);
    tick(bench, " n/a ,", NAN);
    malformed(bench, "N/A,", "x: not a number: 'N/A'");
    assertEquals(0, bench.odd().get(DataQualityCounters.Kind.NON_FINITE));
  }

  @Test
  void shouldKnowSeveralTextsAndNumbersThatMeanNotKnown() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "csv", "absent", List.of("NA", "-", "null", "-999")),
                "x")
            .source("x,y");
    for (final String absent : List.of("NA", "-", " null ", "-999", "-999.0", "")) {
      tick(bench, absent + ",", NAN);
    }
    tick(bench, "-998,", -998);
    malformed(bench, "N/A,", "x: not a number: 'N/A'");
  }

  @Test
  void shouldCountSecondsWhenNoColumnIsTheTime() {
    final Feeds.Bench bench = bench("time,x", "x");
    assertEquals(Outcome.TICK, bench.decode("99,1", 7));
    assertEquals(7_000_000_000L, bench.tick.timeNs());
    final byte[] record = Feeds.utf8("99,1");
    assertEquals(8_000_000_000L, bench.decoder.timeNs(record, 0, record.length, 0, 8));
    assertEquals("default", bench.instruments.name(bench.tick.instrument()));
  }

  @Test
  void shouldCountFromLocalMidnightWhenTheFeedSaysSo() {
    final Feeds.Bench bench =
        timed(Feeds.map("unit", "s", "since", "midnight", "date", "2013-10-07", "zone", "+02:00"));
    bench.decoder.source(
        new Source(0, "s", "AIG", LocalDate.of(2013, 10, 7), 2 * 3_600_000_000_000L, "t,x"));
    assertEquals(Outcome.TICK, bench.decode("34200.000000001,1"));
    assertEquals(1_381_131_000_000_000_001L, bench.tick.timeNs());
    assertEquals("AIG", bench.instruments.name(bench.tick.instrument()));
    malformed(bench, "noon,1", "time: not a time: 'noon'");
    malformed(bench, ",1", "time: not a time: ''");
    final byte[] record = Feeds.utf8("34200.5");
    assertEquals(1_381_131_000_500_000_000L, bench.decoder.timeNs(record, 0, record.length, 0, 8));
    assertEquals(Long.MIN_VALUE, bench.decoder.timeNs(record, 0, 0, 0, 8));
  }

  @Test
  void shouldUseTheSourcesOffsetWhenIsoTimesAreLocal() {
    final Feeds.Bench bench = timed(Feeds.map("unit", "iso", "zone", "+01:00"));
    bench.decoder.source(new Source(0, "s", null, null, 3_600_000_000_000L, "t,x"));
    assertEquals(Outcome.TICK, bench.decode("1970-01-01 01:00:01,1"));
    assertEquals(1_000_000_000L, bench.tick.timeNs());
    assertEquals(Outcome.TICK, bench.decode("1970-01-01T01:00:01Z,1"));
    assertEquals(3_601_000_000_000L, bench.tick.timeNs());
  }

  @Test
  void shouldLeaveRowsOutWhenTheFilterSaysSo() {
    final Feeds.Bench bench =
        new Feeds.Bench(Feeds.definition("format", "csv", "where", Feeds.map("kind", "q")), "x")
            .source("kind,x");
    tick(bench, "q,1", 1);
    tick(bench, "\"q\",1", 1);
    assertEquals(Outcome.EVENT, bench.decode("t,1"));
    assertEquals(Outcome.EVENT, bench.decode("t,not parsed"));
    assertEquals(Outcome.EVENT, bench.decode(",1"));
  }

  @Test
  void shouldNameFieldsAndRefuseColumnsWhenTheHeaderIsRead() {
    final CsvFormat format =
        new CsvFormat(
            Feeds.definition(
                "format",
                "csv",
                "columns",
                Feeds.map("time", "ts", "bid", "b"),
                "time",
                Feeds.map("unit", "ms")));
    assertEquals(
        new FieldNames(List.of("bid", "ts", "b", "pH"), false), format.fields("ts, b ,\"pH\""));
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> format.fields("ts,bb"));
    assertEquals("feed/columns/bid", error.path());
    assertTrue(error.getMessage().contains("no column 'b'; did you mean 'bb'"), error::getMessage);
    assertTrue(format.fields(null).open());
  }

  @Test
  void shouldCallRecordsMalformedWhenTheyAreTooLongOrHaveNoSource() {
    final Feeds.Bench bench =
        new Feeds.Bench(Feeds.definition("format", "csv", "max_record", "3"), "x").source("x");
    tick(bench, "123", 123);
    malformed(bench, "1234", "longer than max_record: '1234'");
    final byte[] record = Feeds.utf8("1");
    assertEquals(Outcome.MALFORMED, bench.decoder.decode(record, 0, 1, 9, 0, bench.tick));
    assertEquals("of a source not announced", bench.decoder.reason());
    bench.source("y");
    malformed(bench, "1", "x: no such column");
  }

  @Test
  void shouldNeverThrowWhenBytesAreRandom() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition(
                    "format", "csv",
                    "columns", Feeds.map("time", "t", "instrument", "s"),
                    "time", Feeds.map("unit", "iso"),
                    "where", Feeds.map("w", "")),
                "bid",
                "x")
            .source("t,s,w,bid,x");
    for (long seed = 0; seed < 100_000; seed++) {
      final Random random = new Random(seed);
      final byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        if (random.nextInt(3) > 0) {
          bytes[i] = (byte) "0123456789,,,\"\"-:.eT Z".charAt(random.nextInt(22));
        }
      }
      try {
        bench.decoder.decode(bytes, 0, bytes.length, 0, seed, bench.tick);
        bench.decoder.timeNs(bytes, 0, bytes.length, 0, seed);
        bench.decoder.reason();
      } catch (final RuntimeException thrown) {
        throw new AssertionError("seed " + seed, thrown);
      }
    }
  }
}
