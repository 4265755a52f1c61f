package io.millrace.feeds.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.file.FilesOfPaths;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeedDetectorTest {
  private static FeedGuess guess(final String name, final String text) {
    return FeedDetector.detect(name, Feeds.utf8(text), true);
  }

  private static void assertFeed(final String text, final String... lines) {
    final String expected = "feed:\n  format: csv\n  path: x\n  " + String.join("\n  ", lines);
    assertEquals(expected.stripTrailing() + "\n", guess("x", text).yaml("x"), text);
  }

  /** A name with such a character gave a pipeline that YAML refuses. */
  @Test
  void shouldEscapeNamesWhenTheyHoldCharactersThatYamlRefuses() {
    final String yaml = guess("x", "ts,price\u007F,q\u0085\u00E9\n1704067200,1,2\n").yaml("x");
    assertTrue(yaml.contains("price: \"price\\U0000007F\""), yaml);
    assertTrue(yaml.chars().noneMatch(c -> c >= 0x7F && c < 0xA0), yaml);
  }

  @Test
  void shouldTellTheUnitWhenTimesAreNumbers() {
    final String[][] times = {
      {"1704067200", "s"},
      {"1704067200.25", "s"},
      {"1704067200000", "ms"},
      {"1704067200000000", "us"},
      {"1704067200000000000", "ns"}
    };
    for (final String[] time : times) {
      assertFeed(
          "ts,px\n" + time[0] + ",1.5\n",
          "columns: {time: ts, price: px}",
          "time: {unit: " + time[1] + "}");
    }
    // A number of another size is no time.
    assertEquals(List.of("ts", "q"), guess("x", "ts,q\n17040672,1.5\n").fields());
  }

  @Test
  void shouldTellThePatternWhenTimesAreTexts() {
    final String[][] times = {
      {"2021.03.01 00:00:01.250", "yyyy.MM.dd HH:mm:ss.SSS"},
      {"2021/03/01 00:00", "yyyy/MM/dd HH:mm"},
      {"31/12/2021 23:59:59", "dd/MM/yyyy HH:mm:ss"},
      {"12/31/2021 23:59:59", "MM/dd/yyyy HH:mm:ss"},
      {"31.12.2021", "dd.MM.yyyy"},
      {"20211231 235959123", "yyyyMMdd HHmmssSSS"},
      {"20211231235959", "yyyyMMddHHmmss"},
      {"20211231", "yyyyMMdd"},
      {"20211231T235959", "yyyyMMdd'T'HHmmss"}
    };
    for (final String[] time : times) {
      final FeedGuess guess = guess("x", "time,px\n" + time[0] + ",1.5\n" + time[0] + ",2\n");
      assertEquals("{pattern=" + time[1] + "}", guess.time().toString(), time[0]);
      assertEquals("{time=time, price=px}", guess.columns().toString(), time[0]);
    }
    final FeedGuess mixed = guess("x", "time,px\n01/02/2021 00:00:01,1\n01/13/2021 00:00:01.5,1\n");
    assertEquals("{pattern=MM/dd/yyyy HH:mm:ss[.S]}", mixed.time().toString());
    final FeedGuess ambiguous = guess("x", "time,px\n01/02/2021 00:00,1\n");
    assertTrue(
        ambiguous.notes().contains("day and month are ambiguous in every time: check the pattern"));
    for (final String iso :
        List.of(
            "2021-03-01", "2021-03-01 00:00", "2021-03-01T00:00:00.5Z", "2021-03-01 00:00+0100")) {
      assertEquals("{unit=iso}", guess("x", "time,px\n" + iso + ",1\n").time().toString(), iso);
    }
  }

  @Test
  void shouldTellTheDialectWhenItIsAnother() {
    assertFeed(
        "# made\nTitle\n\nName;Preis\n'a;b';1,5\n'c';2,5\n'd';3\n",
        "delimiter: \";\"",
        "decimal: \",\"",
        "quote: \"'\"",
        "comment: \"#\"",
        "skip: 2");
    assertFeed("a|b\n1|2\n3|4\n", "delimiter: \"|\"");
    assertFeed("a\tb\n1\t2,5\n3\t4,5\n", "delimiter: tab", "decimal: \",\"");
    assertFeed("a b\n1 2\n3 4\n", "delimiter: space");
    assertFeed("value\n1\n2\n");
    assertFeed("value,note\r1,\"a;b\"\r2,\"c;d\"\r");
    assertFeed("1\n2\n", "header: [c1]");
    // Strings in quotes may hold what looks like a delimiter.
    assertFeed("\"a\",\"b\"\n\"1;2\",\"3\"\n\"1;2\",\"4\"\n");
  }

  @Test
  void shouldTellColumnsWhenRecordsAreJson() {
    assertEquals(
        "feed:\n  format: jsonl\n  path: x\n"
            + "  columns: {time: time, instrument: symbol, bid: q.bid, ask: q.ask}\n"
            + "  time: {unit: iso}\n  where: {type: quote}\n",
        guess(
                "x",
                "{\"type\":\"quote\",\"time\":\"2021-03-01T00:00:00Z\",\"symbol\":\"A\",\"q\":"
                    + "{\"bid\":1,\"ask\":\"2\"}}\n{\"type\":\"heartbeat\",\"time\":0}\n")
            .yaml("x"));
    assertEquals(
        "feed:\n  format: jsonl\n  path: x\n"
            + "  header: [time, open, high, low, close, volume]\n"
            + "  columns: {time: time, price: close, size: volume}\n  time: {unit: ms}\n",
        guess("x", "[[1704067200000,\"1\",\"2\",\"0.5\",\"1.5\",\"9\"]]").yaml("x"));
    assertEquals(
        "feed:\n  format: jsonl\n  path: x\n  columns: {time: ts, celsius: r.celsius}\n"
            + "  time: {unit: s}\n",
        guess("x", "[\n {\"ts\": 1704067200,\n \"r\": {\"celsius\": 20.5}}\n]\n").yaml("x"));
  }

  @Test
  void shouldTakeLobsterFilesForThatWhateverTheirCompression() {
    for (final String ending : List.of("", ".gz", ".zst")) {
      final String name = "AAPL_2012-06-21_34200000_57600000_message_10.csv" + ending;
      assertEquals(FormatKind.LOBSTER, guess(name, "34200.1,1,2,3,4,-1\n").format(), name);
    }
  }

  /** A fraction of more than nine digits became a pattern that no feed accepts. */
  @Test
  void shouldTakeNoTextForATimeWhoseFractionIsTooLong() {
    final String time = "2021-03-01 00:00:01,1234567891";
    assertEquals("{}", guess("x", "time;px\n" + time + ";1\n" + time + ";2\n").time().toString());
  }

  /** Its first key was taken for a position. */
  @Test
  void shouldLookAtTheArraysWhenAnObjectIsAmongThem() {
    final FeedGuess guess = guess("x", "[1.5,2]\n{\"p\":1}\n[2.5,3]\n");
    assertEquals(FormatKind.JSONL, guess.format());
  }

  @Test
  void shouldRefuseInOneLineWhenThereIsNothingToTell() {
    for (final String text : List.of("", "\n\n", "\u0000\u0001\u0002", "\uFEFF")) {
      final DefinitionException refused =
          assertThrows(DefinitionException.class, () -> guess("x.bin", text));
      assertTrue(refused.getMessage().startsWith("x.bin: "), refused.getMessage());
    }
  }

  @Test
  void shouldNeverThrowAnythingElseWhenBytesAreRandom() {
    final String alphabet = "0123456789.,;:-/TZ\t\n\r\"'{}[]# abepq";
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        final FeedGuess guess = guess("x", text.toString());
        assertTrue(guess.yaml("x").startsWith("feed:\n"), "seed " + seed);
      } catch (final DefinitionException told) {
        assertTrue(told.getMessage().startsWith("x: "), "seed " + seed);
      } catch (final RuntimeException thrown) {
        throw new AssertionError("seed " + seed + ": " + text, thrown);
      }
    }
  }

  @Test
  void shouldBeRightWhenFilesAreTheRecordedOnes() throws IOException {
    final String quotes =
        "header: [time, bid, bid_size, ask, ask_size, venue, condition, suspicious]|"
            + "columns: {time: time}|"
            + "time: {unit: ms, since: midnight, date: \"file name\", zone: America/New_York}|"
            + "scale: {bid: 1.0e-4, ask: 1.0e-4}|absent: 0";
    assertRecorded("equity/lean_aig_quotes/20131007_quote.zip", quotes);
    assertRecorded(
        "equity/lean_aig_trades/20131007_trade.zip",
        "header: [time, price, size, venue, condition, suspicious]|columns: {time: time}|"
            + "time: {unit: ms, since: midnight, date: \"file name\", zone: America/New_York}|"
            + "scale: {price: 1.0e-4}|absent: 0");
    assertRecorded(
        "fx/lean_oanda_eurusd/20140501_quote.zip",
        "header: [time, bid, ask]|columns: {time: time}|"
            + "time: {unit: ms, since: midnight, date: \"file name\"}");
    assertRecorded(
        "crypto/tardis_binance-futures_quotes_20200222.csv.gz",
        "columns: {time: timestamp, instrument: symbol, bid: bid_price, ask: ask_price,"
            + " bid_size: bid_amount, ask_size: ask_amount}|time: {unit: us}");
    assertRecorded(
        "crypto/tardis_binance-futures_trades_20200222.csv.gz",
        "columns: {time: timestamp, instrument: symbol, size: amount}|time: {unit: us}");
    assertRecorded(
        "streams/nab_machine_temperature_system_failure.csv.gz",
        "columns: {time: timestamp}|time: {unit: iso}");
    assertRecorded("streams/elec2_electricity.csv.gz", "");
    assertRecorded("streams/phishing.csv.gz", "");
    assertRecorded("streams/trump_approval.csv.gz", "");
    final String columns =
        "instrument: data.s, bid: data.b, ask: data.a, bid_size: data.B, ask_size: data.A}|";
    assertRecorded(
        "crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz",
        "columns: {time: data.E, "
            + columns
            + "time: {unit: ms}|where: {stream: \"btcusdt@bookTicker\"}");
    assertRecorded(
        "crypto/binance_spot_BTCUSDT_20240808.jsonl.gz",
        "columns: {time: received, "
            + columns
            + "time: {unit: ns}|where: {stream: \"btcusdt@bookTicker\"}");
  }

  private static void assertRecorded(final String path, final String lines) throws IOException {
    final Path file = Feeds.recorded(path);
    final SourceFile source =
        FilesOfPaths.find(List.of(file.toString()), Path.of("."), InputStream.nullInputStream())
            .get(0);
    final byte[] sample;
    try (InputStream in = source.open()) {
      sample = in.readNBytes(FeedDetector.SAMPLE_BYTES);
    }
    final FeedGuess guess =
        FeedDetector.detect(source.name(), sample, sample.length < FeedDetector.SAMPLE_BYTES);
    final String expected =
        "feed:\n  format: "
            + (path.contains("jsonl") ? "jsonl" : "csv")
            + "\n  path: x\n"
            + (lines.isEmpty() ? "" : "  " + lines.replace("|", "\n  ") + "\n");
    assertEquals(expected, guess.yaml("x"), path);
    assertTrue(!guess.fields().isEmpty(), path);
  }

  /** A run refuses them: what is printed must be a feed that reads the file. */
  @Test
  void shouldLeaveOutColumnsWhenTheyShareAName() {
    final FeedGuess guess = guess("x", "time,px,px,q\n1704067200,1.5,3,4\n1704067201,1.5,3,4\n");
    assertEquals(List.of("q"), guess.fields());
    assertEquals("{time=time}", guess.columns().toString());
    assertEquals(
        List.of(
            "left out: more than one column is named 'px'; to use them, name all columns by"
                + " header, and skip the line of names"),
        guess.notes());
    assertEquals("{}", guess("x", "ts,ts,px\n1704067200,1704067200,1\n").time().toString());
  }
}
