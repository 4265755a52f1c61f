package io.millrace.replay.app.session;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.RefusedException;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.container.DecodedStreams;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.detect.FeedDetector;
import io.millrace.feeds.core.detect.FeedGuess;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.file.FilesOfPaths;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.Settings;
import io.millrace.replay.app.report.DetectionReport;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at the beginning of a file, makes a feed of the guess, and reads its first ticks. */
public final class DetectedFeed {
  private static final int TICKS = 5;
  private static final int MAX_RECORDS = 100_000;
  private static final int BATCH_BYTES = 1 << 16;

  private final Path baseDir;
  private final List<DetectionReport.Tick> ticks = new ArrayList<>();
  private long records;
  private long malformed;
  private String reason;

  /**
   * @param baseDir what the path is relative to
   */
  public DetectedFeed(final Path baseDir) {
    this.baseDir = baseDir;
  }

  /**
   * @param path of a file, an archive or a folder, of which the first file counts, or {@code -}
   * @param standardInput the bytes of {@code -}
   * @return what it looks like
   * @throws IOException where it cannot be read
   */
  public DetectionReport of(final String path, final InputStream standardInput) throws IOException {
    final SourceFile first = FilesOfPaths.find(List.of(path), baseDir, standardInput).get(0);
    final byte[] bytes;
    try (InputStream in = first.open()) {
      bytes = sample(in);
    }
    final boolean whole = bytes.length < FeedDetector.SAMPLE_BYTES;
    final byte[] sample = FeedDetector.isItch(bytes) ? bytes : text(bytes, first.name());
    final FeedGuess guess = FeedDetector.detect(first.name(), sample, whole);
    final FeedDefinition definition =
        FeedDefinition.read(new Settings("feed", guess.settings(path)), baseDir);
    final FeedFormat format = Formats.of(definition);
    try (FileFeed feed =
        FileFeed.open(definition, format, () -> 0, new ByteArrayInputStream(sample), List.of())) {
      read(feed, format, new Schema(guess.fields()));
    }
    return new DetectionReport(
        guess.settings(path),
        guess.yaml(path),
        guess.hasHeader(),
        guess.fields(),
        ticks,
        malformed,
        reason,
        guess.notes());
  }

  /** As UTF-8; what is no text is refused by the name of its kind. */
  private static byte[] text(final byte[] bytes, final String name) throws IOException {
    try (InputStream in = DecodedStreams.of(new ByteArrayInputStream(bytes), name, true)) {
      return sample(in);
    } catch (final RefusedException refused) {
      throw new RefusedException(name + ": " + refused.getMessage());
    }
  }

  /** As many bytes as there are: the run reports a cut, not this. */
  private static byte[] sample(final InputStream in) throws IOException {
    final byte[] bytes = new byte[FeedDetector.SAMPLE_BYTES];
    int length = 0;
    try {
      int count = in.read(bytes, 0, bytes.length);
      while (count > 0) {
        length += count;
        count = in.read(bytes, length, bytes.length - length);
      }
    } catch (final EOFException | CutException cut) {
      // what came before it is looked at
    }
    return Arrays.copyOf(bytes, length);
  }

  private void read(final Feed feed, final FeedFormat format, final Schema schema)
      throws IOException {
    final Instruments instruments = new Instruments(List.of());
    final Decoder decoder = format.decoder(schema, instruments, new InstrumentCounters());
    final Tick tick = new Tick(schema);
    final RecordBatch batch = new RecordBatch(TICKS, BATCH_BYTES);
    Feed.Poll poll = feed.poll(batch);
    while (poll != Feed.Poll.END && ticks.size() < TICKS && records < MAX_RECORDS) {
      if (poll == Feed.Poll.SOURCE) {
        decoder.source(feed.source());
      }
      for (int i = 0; poll == Feed.Poll.RECORDS && i < batch.count(); i++) {
        if (ticks.size() < TICKS) {
          decode(decoder, batch, i, tick, instruments);
        }
      }
      poll = feed.poll(batch);
    }
  }

  private void decode(
      final Decoder decoder,
      final RecordBatch batch,
      final int record,
      final Tick tick,
      final Instruments instruments) {
    final Decoder.Outcome outcome =
        decoder.decode(
            batch.bytes(),
            batch.offset(record),
            batch.length(record),
            batch.source(),
            records++,
            tick);
    if (outcome == Decoder.Outcome.TICK) {
      final List<Double> values = new ArrayList<>();
      for (final double value : tick.fields()) {
        values.add(value);
      }
      ticks.add(
          new DetectionReport.Tick(tick.timeNs(), instruments.name(tick.instrument()), values));
    } else if (outcome == Decoder.Outcome.MALFORMED) {
      reason = malformed++ == 0 ? decoder.reason() : reason;
    }
  }
}
