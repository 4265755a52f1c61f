package io.millrace.feeds.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.FieldNames;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.feeds.core.jsonl.JsonlDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.Test;

/** Whole recordings, framed and decoded. */
final class RecordedDataTest {
  private static final class Run {
    private final long[] outcomes = new long[Outcome.values().length];
    private final Feeds.Bench bench;
    private long records;
    private long firstTimeNs = Long.MIN_VALUE;
    private long lastTimeNs;

    Run(
        final FeedDefinition definition,
        final ObjLongConsumer<Feeds.Bench> onTick,
        final String... fields)
        throws IOException {
      bench = new Feeds.Bench(definition, fields);
      try (FileFeed feed =
          FileFeed.open(
              definition,
              Formats.of(definition),
              () -> 0,
              InputStream.nullInputStream(),
              List.of())) {
        final FieldNames names = bench.format.fields(feed.firstHeader());
        for (final String field : fields) {
          assertTrue(names.has(field), field);
        }
        final RecordBatch batch = new RecordBatch(4096, 1 << 18);
        Feed.Poll poll = feed.poll(batch);
        while (poll != Feed.Poll.END) {
          if (poll == Feed.Poll.SOURCE) {
            bench.decoder.source(feed.source());
          } else {
            decode(batch, onTick);
          }
          poll = feed.poll(batch);
        }
        assertEquals(List.of(), feed.cuts());
      }
    }

    private void decode(final RecordBatch batch, final ObjLongConsumer<Feeds.Bench> onTick) {
      for (int i = 0; i < batch.count(); i++) {
        final Outcome outcome =
            bench.decoder.decode(
                batch.bytes(),
                batch.offset(i),
                batch.length(i),
                batch.source(),
                records,
                bench.tick);
        outcomes[outcome.ordinal()]++;
        if (outcome == Outcome.TICK) {
          lastTimeNs = bench.tick.timeNs();
          firstTimeNs = firstTimeNs == Long.MIN_VALUE ? lastTimeNs : firstTimeNs;
          onTick.accept(bench, records);
        }
        records++;
      }
    }

    long count(final Outcome outcome) {
      return outcomes[outcome.ordinal()];
    }
  }

  private static long ns(final String instant) {
    final Instant at = Instant.parse(instant);
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  @Test
  void shouldCarryTheSideThatARowLacksWhenReadingFiveDaysOfQuotes() throws IOException {
    final Path folder = Feeds.recorded("equity/lean_aig_quotes");
    final FeedDefinition definition =
        Feeds.definition(
            folder.getParent(),
            "format",
            "csv",
            "path",
            "lean_aig_quotes/*.zip",
            "header",
            List.of("at", "bid", "bid_size", "ask", "ask_size", "venue", "condition", "suspicious"),
            "columns",
            Feeds.map("time", "at"),
            "time",
            Feeds.map(
                "unit", "ms", "since", "midnight", "date", "file name", "zone", "America/New_York"),
            "scale",
            Feeds.map("bid", "1.0e-4", "ask", "1e-4"),
            "absent",
            "0");
    final long[] known = new long[2];
    final Run run =
        new Run(
            definition,
            (bench, sequence) -> {
              final double[] fields = bench.tick.fields();
              known[0] += Double.isNaN(fields[0]) ? 0 : 1;
              known[1] += Double.isNaN(fields[1]) ? 0 : 1;
              if (sequence == 1) {
                assertEquals(49.18, fields[0]);
                assertEquals(49.41, fields[1]);
                assertEquals(300, fields[2]);
              }
            },
            "bid",
            "ask",
            "bid_size",
            "ask_size");
    assertEquals(6_147_113, run.records);
    assertEquals(6_147_113, run.count(Outcome.TICK));
    assertEquals(6_147_112, known[0]);
    assertEquals(6_147_113, known[1]);
    assertEquals(ns("2013-10-07T08:00:00.152Z"), run.firstTimeNs);
    assertEquals("default", run.bench.instruments.name(0));
    assertEquals(1, run.bench.instruments.count());
  }

  @Test
  void shouldReadEveryRowWhenLinesEndInCrLf() throws IOException {
    final Path folder = Feeds.recorded("fx/lean_oanda_eurusd");
    final Run run =
        new Run(
            Feeds.definition(
                folder,
                "format",
                "csv",
                "path",
                ".",
                "header",
                List.of("at", "bid", "ask"),
                "columns",
                Feeds.map("time", "at"),
                "time",
                Feeds.map("unit", "ms", "since", "midnight", "date", "file name")),
            (bench, sequence) -> assertTrue(bench.tick.fields()[0] < bench.tick.fields()[1]),
            "bid",
            "ask");
    assertEquals(532_903, run.count(Outcome.TICK));
    assertEquals(532_903, run.records);
    assertEquals(ns("2014-05-01T00:00:00.292Z"), run.firstTimeNs);
  }

  @Test
  void shouldReadBookTickersWhenLinesBeginWithAReceiveTime() throws IOException {
    final Path usdm = Feeds.recorded("crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz");
    final Run futures =
        new Run(
            binance(usdm, Feeds.map("data.e", "bookTicker")),
            (bench, sequence) -> {},
            "bid",
            "ask",
            "bid_size",
            "ask_size");
    assertEquals(93_954, futures.records);
    assertEquals(66_089, futures.count(Outcome.TICK));
    assertEquals(93_954 - 66_089, futures.count(Outcome.EVENT));
    assertEquals(List.of(), ((JsonlDecoder) futures.bench.decoder).neverSeen());
    assertEquals("BTCUSDT", futures.bench.instruments.name(0));

    final Path spot = Feeds.recorded("crypto/binance_spot_BTCUSDT_20240808.jsonl.gz");
    final Run spots =
        new Run(
            binance(spot, Feeds.map("stream", "btcusdt@bookTicker")),
            (bench, sequence) -> {},
            "bid",
            "ask",
            "bid_size",
            "ask_size");
    assertEquals(41_249, spots.records);
    assertEquals(28_040, spots.count(Outcome.TICK));
    assertEquals(41_249 - 28_040, spots.count(Outcome.EVENT));
    assertEquals(1_723_161_254_087_891_268L, spots.firstTimeNs);
  }

  @Test
  void shouldFindNoMalformedLineWhenEveryKindOfLineIsWanted() throws IOException {
    final Path usdm = Feeds.recorded("crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz");
    final Run run =
        new Run(binance(usdm, Feeds.map()), (bench, sequence) -> {}, "data.p", "data.u");
    assertEquals(0, run.count(Outcome.MALFORMED));
    assertEquals(1, run.count(Outcome.EVENT), "the snapshot has none of the columns");
  }

  private static FeedDefinition binance(final Path file, final Object where) {
    return Feeds.definition(
        file.getParent(),
        "format",
        "jsonl",
        "path",
        file.getFileName().toString(),
        "columns",
        Feeds.map(
            "time",
            "received",
            "instrument",
            "data.s",
            "bid",
            "data.b",
            "ask",
            "data.a",
            "bid_size",
            "data.B",
            "ask_size",
            "data.A"),
        "time",
        Feeds.map("unit", "ns"),
        "where",
        where);
  }

  @Test
  void shouldReadEveryLevelWhenTheFeedIsLobster() throws IOException {
    final Path folder = Feeds.recorded("lobster");
    final long[] trades = new long[1];
    final Run apple =
        new Run(
            lobster(folder, "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip"),
            (bench, sequence) -> {
              trades[0] += Double.isNaN(bench.tick.fields()[2]) ? 0 : 1;
              if (sequence == 0) {
                assertEquals(585.33, bench.tick.fields()[0]);
                assertEquals(585.94, bench.tick.fields()[1]);
              }
            },
            "bid",
            "ask",
            "price",
            "size",
            "side");
    assertEquals(118_497, apple.count(Outcome.TICK));
    assertEquals(118_497, apple.records);
    assertEquals(23_658 + 11_332, trades[0]);
    assertEquals(ns("2012-06-21T13:30:00.004241176Z"), apple.firstTimeNs);
    assertEquals("AAPL", apple.bench.instruments.name(0));

    final Run amazon =
        new Run(
            lobster(folder, "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip"),
            (bench, sequence) -> {},
            "bid",
            "ask_size",
            "bid5",
            "ask_size5");
    assertEquals(155_935, amazon.count(Outcome.TICK));
    assertEquals(155_935, amazon.records);
  }

  private static FeedDefinition lobster(final Path folder, final String file) {
    return Feeds.definition(folder, "format", "lobster", "path", file);
  }
}
