package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded feeds of every kind: what is counted in them, and that their journals replay. */
final class RecordedTicksTest {
  private static final String BOOK_TICKERS =
      """
      feed:
        format: jsonl
        path: %s
        columns: {TIME, instrument: data.s, bid: data.b, bid_size: data.B, ask: data.a, ask_size: data.A}
        time: {unit: UNIT}
      WHERE
      features:
        ofi_10s: "sum(ofi, window=10s)"
        imbalance: imbalance
      target: {value: mid, horizon: 1s, change: difference}
      models:
        - {name: rls, type: rls}
      journal: {dir: journal, checkpoint: 20000}
      """;

  @TempDir private Path folder;

  private Ran run(final Path pipeline) throws IOException {
    final Ran live = Ran.millrace("run", pipeline);
    assertEquals(0, live.count("malformed"));
    live.isReplayedFrom(folder.resolve("journal"));
    return live;
  }

  @Test
  void shouldDecodeEveryMessageWhenTheFeedIsRecordedItch() throws IOException {
    final Ran live =
        run(
            Recorded.pipeline(
                folder,
                """
                feed: {format: itch50, path: %s}
                features:
                  spread: spread
                  flow: "sum(ofi, n=100)"
                target: {value: mid, horizon: 10 ticks, change: difference}
                models:
                  - {name: linear, type: linear}
                journal: {dir: journal, checkpoint: 1000}
                """,
                Recorded.path("itch50/AAPL_20200130_locate13_first10k.itch50.gz")));
    assertEquals(10_000, live.count("events"));
    assertEquals(1, live.count("instruments"));
  }

  /** Each row has one side only: with both known the other one must have been carried. */
  @Test
  void shouldCarryTheOtherSideForwardWhenEveryQuoteHasOne() throws IOException {
    final Ran live =
        Ran.millrace(
            "run",
            Recorded.pipeline(
                folder,
                """
                feed:
                  format: csv
                  path: "%s/*.zip"
                  header: [time, bid, bid_size, ask, ask_size, venue, condition, suspicious]
                  columns: {time: time}
                  time: {unit: ms, since: midnight, date: file name, zone: America/New_York}
                  scale: {bid: 1.0e-4, ask: 1.0e-4}
                  absent: 0
                features:
                  imbalance: imbalance
                sample: {every: 10s}
                target: {value: mid, horizon: 10s, change: difference}
                models:
                  - {name: rls, type: rls}
                alerts:
                  - {name: both_sides, when: "bid > 0 and ask > 0 and bid_size > 0 and ask_size > 0"}
                journal: {dir: journal, checkpoint: 2000000}
                """,
                Recorded.path("equity/lean_aig_quotes")));
    assertEquals(6_147_113, live.count("events"));
    assertEquals(6_147_113, live.count("ticks"));
    assertEquals(0, live.count("malformed"));
    final long both = live.json().get("alerts").get("both_sides").asLong();
    assertTrue(both > 6_147_113 - 100, "ticks with both sides: " + both);
    live.isReplayedFrom(folder.resolve("journal"));
  }

  @Test
  void shouldTakeTheBookTickersWhenTheLinesOfAFuturesFeedAreChosen() throws IOException {
    final Ran live = run(futures("  where: {data.e: bookTicker}"));
    assertEquals(93_954, live.count("events"));
    assertEquals(66_089, live.count("ticks"));
  }

  @Test
  void shouldFindNothingMalformedWhenEveryLineOfAFuturesFeedIsTaken() throws IOException {
    assertEquals(93_954, run(futures("")).count("events"));
  }

  @Test
  void shouldTakeTheBookTickersWhenTheLinesOfASpotFeedAreChosen() throws IOException {
    final Ran live = run(spot("  where: {stream: btcusdt@bookTicker}"));
    assertEquals(41_249, live.count("events"));
    assertEquals(28_040, live.count("ticks"));
  }

  @Test
  void shouldFindNothingMalformedWhenEveryLineOfASpotFeedIsTaken() throws IOException {
    assertEquals(41_249, run(spot("")).count("events"));
  }

  private Path futures(final String where) throws IOException {
    return bookTickers("time: data.E", "ms", where, "binance_usdm_BTCUSDT_20240808.jsonl.gz");
  }

  private Path spot(final String where) throws IOException {
    return bookTickers("time: received", "ns", where, "binance_spot_BTCUSDT_20240808.jsonl.gz");
  }

  private Path bookTickers(
      final String time, final String unit, final String where, final String file)
      throws IOException {
    final String text =
        BOOK_TICKERS.replace("TIME", time).replace("UNIT", unit).replace("WHERE\n", where + "\n");
    return Recorded.pipeline(folder, text, Recorded.path("crypto").resolve(file));
  }
}
