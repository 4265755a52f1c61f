package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.state.StateBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonlDecoderTest {
  private static final double NAN = Double.NaN;

  private static FeedDefinition received() {
    return Feeds.definition(
        "format", "jsonl",
        "columns",
            Feeds.map("time", "received", "instrument", "data.s", "bid", "data.b", "ask", "data.a"),
        "time", Feeds.map("unit", "ns"));
  }

  private static Feeds.Bench bench(final String... fields) {
    return new Feeds.Bench(Feeds.definition("format", "jsonl"), fields).source(null);
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
  void shouldTypeValuesWhenTheyAreFields() {
    final Feeds.Bench bench = bench("x", "y");
    tick(bench, "{\"x\":1.5,\"y\":\"-2\"}", 1.5, -2);
    tick(bench, "{\"x\":true,\"y\":false}", 1, 0);
    tick(bench, "{\"x\":null,\"y\":[1,{}]}", NAN, NAN);
    tick(bench, "{\"x\":{\"y\":3},\"y\":\"\"}", NAN, NAN);
    tick(bench, "{\"y\":\"\\u0031\\u0032\",\"z\":\"text\"}", NAN, 12);
    tick(bench, "{\"y\":\"nan\",\"x\":1e400}", NAN, NAN);
    assertEquals(2, bench.odd().get(DataQualityCounters.Kind.NON_FINITE));
    malformed(bench, "{\"x\":\"one\",\"y\":2}", "x: not a number: 'one'");
    malformed(bench, "{\"x\":1,", "not a JSON object, from here on: ''");
    malformed(bench, "{\"x\":1}}", "not a JSON object, from here on: '}'");
    malformed(bench, "[1]", "not a JSON object, from here on: '[1]'");
    malformed(bench, "17", "not a JSON object, from here on: '17'");
    assertEquals(Outcome.EVENT, bench.decode("{\"z\":1}"));
    assertEquals(Outcome.EVENT, bench.decode("{}"));
  }

  /** Common writers of JSON write them; the other values of such a record were lost. */
  @Test
  void shouldNotKnowAValueThatIsWrittenAsNotFinite() {
    final Feeds.Bench bench = bench("x", "y");
    tick(bench, "{\"x\":NaN,\"y\":1}", NAN, 1);
    tick(bench, "{\"x\":Infinity,\"y\":-Infinity}", NAN, NAN);
    tick(bench, "{\"z\":[NaN],\"y\":2}", NAN, 2);
    assertEquals(3, bench.odd().get(DataQualityCounters.Kind.NON_FINITE));
    malformed(bench, "{\"x\":-NaN}", "not a JSON object, from here on: '-NaN}'");
    malformed(bench, "{\"x\":Inf}", "not a JSON object, from here on: 'Inf}'");
    malformed(bench, "{\"x\":nan}", "not a JSON object, from here on: 'nan}'");
  }

  @Test
  void shouldTakeTheReceiveTimeWhenItStandsBeforeTheObject() {
    final Feeds.Bench bench =
        new Feeds.Bench(received(), List.of("BTC"), "bid", "ask").source(null);
    tick(bench, "1723161255030314667 {\"data\":{\"s\":\"BTC\",\"b\":\"1.5\",\"a\":2}}", 1.5, 2);
    assertEquals(1_723_161_255_030_314_667L, bench.tick.timeNs());
    tick(bench, "17 {\"data\":{\"s\":\"\\u0042TC\",\"a\":\"0\"}}", 1.5, 0);
    assertEquals(1, bench.odd().get(DataQualityCounters.Kind.ZERO_PRICE));
    assertEquals(1, bench.instruments.count());
    assertEquals(Outcome.FILTERED, bench.decode("17 {\"data\":{\"s\":\"ETH\",\"a\":\"0\"}}"));
    assertEquals(Outcome.EVENT, bench.decode("17 {\"bids\":[]}"));
    malformed(bench, "{\"data\":{\"s\":\"BTC\",\"b\":1}}", "time: no time");
    malformed(bench, "17 {\"data\":{\"b\":1}}", "instrument: no text");
    malformed(bench, "17 {\"data\":{\"s\":null,\"b\":1}}", "instrument: no text: 'null'");
    final byte[] record = Feeds.utf8("17 {\"data\":1}");
    assertEquals(17, bench.decoder.timeNs(record, 0, record.length, 0, 3));
    assertEquals(Long.MIN_VALUE, bench.decoder.timeNs(record, 3, record.length - 3, 0, 3));

    final StateBuffer state = new StateBuffer();
    state.write(bench.instruments);
    state.write(Feeds.state(bench.decoder, bench.instruments));
    final Feeds.Bench again = new Feeds.Bench(received(), "bid", "ask").source(null);
    state.read(again.instruments);
    state.read(Feeds.state(again.decoder, again.instruments));
    assertEquals(bench.digest(), again.digest());
    tick(again, "17 {\"data\":{\"s\":\"BTC\",\"b\":7}}", 7, 0);
  }

  @Test
  void shouldPutTheReceiveTimeIntoTheEnvelopeWhenItStandsBeforeTheObject() throws IOException {
    final Feeds.Drained drained =
        Feeds.drainText(
            received(), Feeds.utf8("17 {}\n{}\n \t18\t{}\r\n19\n99999999999999999999 {}\n20{}"));
    assertEquals(List.of(17L, 42L, 18L, 42L, 42L, 42L), drained.receivedNs);
    assertEquals(
        List.of("17 {}", "{}", " \t18\t{}", "19", "99999999999999999999 {}", "20{}"),
        drained.records);
  }

  /** CSV took the first of two columns of one name, JSON the last of two values of one key. */
  @Test
  void shouldRefuseARecordWhenAKeyThatIsUsedComesTwice() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "jsonl", "columns", Feeds.map("x", "d.x")), "x", "y")
            .source(null);
    malformed(bench, "{\"y\":1,\"y\":2}", "y: a second value for the key: '2'");
    malformed(bench, "{\"y\":1,\"y\":1}", "y: a second value for the key: '1'");
    malformed(bench, "{\"y\":null,\"y\":{}}", "y: a second value for the key");
    malformed(bench, "{\"d\":{\"x\":1,\"x\":2}}", "d.x: a second value for the key: '2'");
    malformed(bench, "{\"d\":{\"x\":1},\"d\":{\"x\":2}}", "d.x: a second value for the key: '2'");
    tick(bench, "{\"z\":1,\"z\":2,\"y\":3,\"d\":{\"x\":4,\"y\":5}}", 4, 3);
  }

  @Test
  void shouldNamePositionsWhenRecordsAreArrays() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition(
                    "format",
                    "jsonl",
                    "header",
                    List.of("t", "s", "bids", "last"),
                    "columns",
                    Feeds.map("time", "t", "instrument", "s", "bid", "bids.0.0"),
                    "time",
                    Feeds.map("unit", "ms")),
                "bid",
                "last")
            .source(null);
    tick(bench, "[5,\"A\",[[\"1.5\",7],[2]],3]", 1.5, 3);
    assertEquals(5_000_000, bench.tick.timeNs());
    assertEquals("A", bench.instruments.name(bench.tick.instrument()));
    tick(bench, " [6,\"A\",[],null] ", 1.5, NAN);
    malformed(bench, "[5,\"A\",[]]", "too few items: '[5,\"A\",[]]'");
    malformed(bench, "[5,\"A\",[],3,4]", "more items than the 4 columns: '[5,\"A\",[],3,4]'");
    malformed(bench, "[]", "too few items: '[]'");
    malformed(bench, "{\"t\":5}", "not a JSON array, from here on: '{\"t\":5}'");
    malformed(bench, "[5,\"A\",[],3", "not a JSON array, from here on: ''");
    malformed(bench, "[5,\"A\",[],x]", "not a JSON array, from here on: 'x]'");
    tick(bench, "17 [5,\"A\",[[9]],3]", 9, 3);
  }

  @Test
  void shouldReadItemsWhenColumnsAreTheirNumbers() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "jsonl", "columns", Feeds.map("x", "1", "y", "2.p")),
                "x",
                "y")
            .source(null);
    tick(bench, "[0,5,{\"p\":6}]", 5, 6);
    tick(bench, "[0,5]", 5, NAN);
    tick(bench, "{\"1\":7}", 7, NAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", ""})
  void shouldRefuseAColumnWhenNoPositionHasItsName(final String column) {
    final FeedDefinition feed =
        Feeds.definition(
            "format",
            "jsonl",
            "header",
            List.of("time", "px"),
            "columns",
            Feeds.map("bid", column));
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> new JsonlFormat(feed).fields(null));
    assertEquals("feed/columns/bid", error.path());
    assertTrue(error.getMessage().contains("no column '" + column + "'"), error::getMessage);
  }

  @Test
  void shouldTellWhichColumnsNeverCame() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "jsonl", "where", Feeds.map("kind", "q", "no", "")),
                "x",
                "y")
            .source(null);
    final JsonlDecoder decoder = (JsonlDecoder) bench.decoder;
    assertEquals(List.of("x", "y", "kind", "no"), decoder.neverSeen());
    assertEquals(Outcome.EVENT, bench.decode("{\"x\":null,\"kind\":\"q\"}"));
    assertEquals(List.of("y", "no"), decoder.neverSeen());
    malformed(bench, "{\"y\":1", "not a JSON object, from here on: ''");
    assertEquals(List.of("y", "no"), decoder.neverSeen());
  }

  @Test
  void shouldFilterByTextWhenTheFeedSaysSo() {
    final Feeds.Bench bench =
        new Feeds.Bench(
                Feeds.definition("format", "jsonl", "where", Feeds.map("d.e", "q", "n", "1")), "x")
            .source(null);
    tick(bench, "{\"d\":{\"e\":\"q\"},\"n\":1,\"x\":2}", 2);
    tick(bench, "{\"d\":{\"e\":\"\\u0071\"},\"n\":\"1\",\"x\":2}", 2);
    tick(bench, "{\"d.e\":\"q\",\"n\":\"1\",\"x\":2}", 2);
    assertEquals(Outcome.EVENT, bench.decode("{\"d\":{\"e\":\"t\"},\"n\":1,\"x\":\"text\"}"));
    assertEquals(Outcome.EVENT, bench.decode("{\"n\":1,\"x\":2}"));
  }

  @Test
  void shouldNeverThrowWhenBytesAreRandom() {
    final Feeds.Bench bench = new Feeds.Bench(received(), "bid", "ask").source(null);
    final String good =
        "1723161255030314667 {\"stream\":\"x\",\"data\":{\"s\":\"B\\u00e9\",\"b\":\"1.5\",\"a\":[1]}}";
    for (long seed = 0; seed < 100_000; seed++) {
      final Random random = new Random(seed);
      final byte[] bytes = seed % 4 == 0 ? new byte[random.nextInt(60)] : Feeds.utf8(good);
      if (seed % 4 == 0) {
        random.nextBytes(bytes);
      }
      for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
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
