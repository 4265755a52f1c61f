package io.millrace.feeds.core;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What tests of feeds share: settings, one decoder with its surroundings, a whole feed drained. */
public final class Feeds {
  private Feeds() {}

  /** A mapping of keys and values, one after the other. */
  public static Map<String, Object> map(final Object... keysAndValues) {
    final Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** A definition relative to a folder. */
  public static FeedDefinition definition(final Path baseDir, final Object... keysAndValues) {
    return FeedDefinition.read(new Settings("feed", map(keysAndValues)), baseDir);
  }

  /** A definition of a feed of standard input. */
  public static FeedDefinition definition(final Object... keysAndValues) {
    final Map<String, Object> map = map(keysAndValues);
    map.putIfAbsent("path", "-");
    return FeedDefinition.read(new Settings("feed", map), Path.of("."));
  }

  /** Recorded data; the test is skipped where they are missing. */
  public static Path recorded(final String path) {
    final Path file = Path.of(System.getProperty("millrace.data", "missing")).resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "recorded data are missing: " + file);
    return file;
  }

  public static byte[] utf8(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The state of a decoder: shared, of the instruments that have a number, and for reports. */
  public static Stateful state(final Decoder decoder, final Instruments instruments) {
    return state -> {
      decoder.transferShared(state);
      for (int i = 0; i < instruments.count(); i++) {
        decoder.transferInstrument(i, state);
      }
      decoder.transferReportState(state);
    };
  }

  /** All counts, whosesoever they are. */
  public static DataQualityCounters sum(
      final InstrumentCounters counters, final Instruments instruments) {
    final DataQualityCounters sum = new DataQualityCounters();
    sum.add(counters.ofNone());
    for (int i = 0; i < instruments.count(); i++) {
      sum.add(counters.of(i));
    }
    return sum;
  }

  /** A decoder and all that it writes into. */
  public static final class Bench {
    public final FeedFormat format;
    public final InstrumentCounters counters = new InstrumentCounters();
    public final Instruments instruments;
    public final Decoder decoder;
    public final Tick tick;

    public Bench(final FeedDefinition definition, final String... fields) {
      this(definition, List.of(), fields);
    }

    public Bench(
        final FeedDefinition definition, final List<String> wanted, final String... fields) {
      final Schema schema = new Schema(List.of(fields));
      format = Formats.of(definition);
      instruments = new Instruments(wanted);
      decoder = format.decoder(schema, instruments, counters);
      tick = new Tick(schema);
    }

    public Bench source(final String header) {
      decoder.source(new Source(0, "source", null, null, 0, header));
      return this;
    }

    public Decoder.Outcome decode(final String record, final long sequence) {
      final byte[] bytes = utf8("##" + record + "##");
      final Decoder.Outcome outcome = decoder.decode(bytes, 2, bytes.length - 4, 0, sequence, tick);
      counters.settle(
          outcome == Decoder.Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
      return outcome;
    }

    /** What was odd so far, whosesoever it was. */
    public DataQualityCounters odd() {
      return Feeds.sum(counters, instruments);
    }

    public long digest() {
      return StateDigest.of(state(decoder, instruments));
    }

    public Decoder.Outcome decode(final String record) {
      return decode(record, 0);
    }
  }

  /** A feed that was read to its end. */
  public static final class Drained {
    public final List<Source> sources = new ArrayList<>();
    public final List<String> records = new ArrayList<>();
    public final List<Integer> sourceOf = new ArrayList<>();
    public final List<Long> receivedNs = new ArrayList<>();
    public final List<String> cuts;
    public final List<String> withoutRecords;
    public final List<String> quiet;

    public Drained(final Feed feed) throws IOException {
      final RecordBatch batch = new RecordBatch(7, 1 << 10);
      Feed.Poll poll = feed.poll(batch);
      while (poll != Feed.Poll.END) {
        if (poll == Feed.Poll.SOURCE) {
          sources.add(feed.source());
        }
        for (int i = 0; poll == Feed.Poll.RECORDS && i < batch.count(); i++) {
          records.add(
              new String(batch.bytes(), batch.offset(i), batch.length(i), StandardCharsets.UTF_8));
          sourceOf.add(batch.source());
          receivedNs.add(batch.receivedNs(i));
        }
        poll = feed.poll(batch);
      }
      cuts = feed.cuts();
      withoutRecords = feed.withoutRecords();
      quiet = feed.quietSources();
      feed.close();
    }
  }

  public static FileFeed open(final FeedDefinition definition, final List<SourceProgress> progress)
      throws IOException {
    return FileFeed.open(
        definition,
        Formats.of(definition),
        () -> 42,
        new ByteArrayInputStream(new byte[0]),
        progress);
  }

  public static Drained drain(final FeedDefinition definition) throws IOException {
    return new Drained(open(definition, List.of()));
  }

  public static Drained drainText(final FeedDefinition definition, final byte[] standardInput)
      throws IOException {
    return new Drained(
        FileFeed.open(
            definition,
            Formats.of(definition),
            () -> 42,
            new ByteArrayInputStream(standardInput),
            List.of()));
  }
}
