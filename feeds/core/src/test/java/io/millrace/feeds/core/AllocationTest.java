package io.millrace.feeds.core;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.github.luben.zstd.ZstdOutputStream;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.endurance.AllocationMeter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is allocated for a record in steady state. */
final class AllocationTest {
  private static final int RECORDS = 100_000;

  @TempDir Path folder;

  private static void decodes(final Feeds.Bench bench, final String... records) {
    final byte[][] bytes = new byte[records.length][];
    for (int i = 0; i < records.length; i++) {
      bytes[i] = Feeds.utf8(records[i]);
      bench.decode(records[i]);
    }
    AllocationMeter.assertNothing(
        records[0],
        () -> {
          for (int i = 0; i < RECORDS; i++) {
            final byte[] record = bytes[i % bytes.length];
            final Outcome outcome =
                bench.decoder.decode(record, 0, record.length, 0, i, bench.tick);
            if (outcome == Outcome.FILTERED) {
              throw new AssertionError(bench.decoder.reason());
            }
            bench.decoder.timeNs(record, 0, record.length, 0, i);
          }
        });
  }

  @Test
  void shouldAllocateNothingWhenDecodingRows() {
    decodes(
        new Feeds.Bench(
                Feeds.definition(
                    "format", "csv",
                    "columns", Feeds.map("time", "t", "instrument", "s"),
                    "time", Feeds.map("unit", "iso"),
                    "scale", Feeds.map("bid", "1e-4"),
                    "absent", "0"),
                "bid",
                "ask",
                "x")
            .source("t,s,bid,ask,x"),
        "2013-12-02 21:15:00.123,AIG,491800,0,74.93588199999998",
        "2013-12-02 21:15:00.123,\"A\"\"IG\",0,1.5,\"1e-300\"",
        "2013-12-02 21:15:00.123,AIG,,nan,12345678901234567890.5",
        "2013-12-02 21:15:00.123,AIG,text,1,1");
  }

  @Test
  void shouldAllocateNothingWhenReadingPatternsOfTwoColumnsInAZone() {
    final FeedDefinition definition =
        Feeds.definition(
            "format", "csv",
            "columns", Feeds.map("date", "d", "time", "t"),
            "time", Feeds.map("pattern", "dd/MM/yyyy h:mm[:ss[.SSS]] a", "zone", "Europe/Berlin"));
    final Feeds.Bench bench = new Feeds.Bench(definition, "x");
    bench.decoder.source(
        new Source(0, "s", null, null, 0, "d,t,x", definition.time().zoneOffsets()));
    decodes(
        bench,
        "28/03/2021,2:30:00 AM,1",
        "31/10/2021,2:30:00.125 AM,1",
        "01/07/1965,12:00 PM,1",
        "01/07/2021,13:00 PM,1");
  }

  @Test
  void shouldAllocateNothingWhenDecodingObjects() {
    decodes(
        new Feeds.Bench(
                Feeds.definition(
                    "format", "jsonl",
                    "columns",
                        Feeds.map("time", "received", "instrument", "data.s", "bid", "data.b"),
                    "time", Feeds.map("unit", "ns"),
                    "where", Feeds.map("stream", "btc@bookTicker")),
                "bid",
                "data.a.0")
            .source(null),
        "17 {\"stream\":\"btc@bookTicker\",\"data\":{\"s\":\"BTC\",\"b\":\"1.5\",\"a\":[1]}}",
        "17 {\"stream\":\"btc@bookTicker\",\"data\":{\"s\":\"B\\u0054C\",\"b\":null,\"a\":[true]}}",
        "17 {\"stream\":\"btc@trade\",\"data\":{\"s\":\"BTC\",\"b\":\"1.5\",\"a\":[[[{}]]]}}",
        "17 {\"stream\":\"btc@bookTicker\",\"data\":{\"s\":\"BTC\",\"b\":\"x\"}}",
        "17 {\"stream\":\"btc@bookTicker\"");
  }

  @Test
  void shouldAllocateNothingWhenDecodingBooks() {
    decodes(
        new Feeds.Bench(Feeds.definition("format", "lobster"), "bid", "ask_size2", "price")
            .source(null),
        "34200.004241176,4,16113575,18,5853300,1,5859400,200,5853300,18,1,2,3,4",
        "34200.2,7,0,18,-1,1,5859400,200,5853300,18,1,2,3,4",
        "34200.2,9,0,18,-1,1,5859400,200,5853300,18,1,2,3,4");
  }

  /** How bytes are packed into a file. */
  @FunctionalInterface
  private interface Packing {
    OutputStream open(OutputStream file) throws IOException;
  }

  private static OutputStream zip(final OutputStream file) throws IOException {
    final ZipOutputStream out = new ZipOutputStream(file);
    out.putNextEntry(new ZipEntry("a.jsonl"));
    return out;
  }

  @Test
  void shouldAllocateNothingWhenPolling() throws IOException {
    assertNothingWhenPolling("a.jsonl", file -> file, StandardCharsets.UTF_8);
    assertNothingWhenPolling("b.jsonl", file -> file, StandardCharsets.UTF_16LE);
    assertNothingWhenPolling("a.jsonl.gz", GZIPOutputStream::new, StandardCharsets.UTF_8);
    assertNothingWhenPolling("a.zip", AllocationTest::zip, StandardCharsets.UTF_8);
    assertNothingWhenPolling("a.jsonl.zst", ZstdOutputStream::new, StandardCharsets.UTF_8);
  }

  /** One million short lines; polls are measured after the first tenth, in rounds of a tenth. */
  private void assertNothingWhenPolling(
      final String name, final Packing packing, final Charset charset) throws IOException {
    final Random random = new Random(1);
    final int lines = 1_000_000;
    try (OutputStream out = packing.open(Files.newOutputStream(folder.resolve(name)))) {
      final StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines; i++) {
        text.append(i).append(" {\"x\":").append(random.nextInt(100)).append("}\n");
      }
      out.write(text.toString().getBytes(charset));
    }
    final FeedDefinition definition = Feeds.definition(folder, "format", "jsonl", "path", name);
    try (FileFeed feed =
        FileFeed.open(
            definition,
            Formats.of(definition),
            () -> 0,
            InputStream.nullInputStream(),
            List.of())) {
      final RecordBatch batch = new RecordBatch(4096, 1 << 18);
      final AllocationMeter meter = AllocationMeter.ofCurrentThread();
      long count = 0;
      for (int tenth = 1; tenth < 10; tenth++) {
        meter.begin();
        while (count < (long) tenth * lines / 10) {
          final Feed.Poll poll = feed.poll(batch);
          assertNotEquals(Feed.Poll.END, poll);
          count += poll == Feed.Poll.RECORDS ? batch.count() : 0;
        }
        meter.end();
      }
      meter.assertPassed(name, 0);
    }
  }
}
