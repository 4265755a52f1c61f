package io.millrace.replay.journal;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.replay.journal.excerpt.Configuration;
import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptWriter;
import java.nio.file.Path;

/**
 * Appends to one incarnation of a journal. A call that returns has its excerpt in memory shared
 * with the operating system: it survives the death of the process at any later moment. After a call
 * that throws nothing more can be appended.
 *
 * <p>Appending records allocates nothing in steady state but some 900 bytes when Chronicle maps the
 * next block of 16 MiB, and 48 when free space is asked for, every 8 MiB. Calls come from one
 * thread at a time; a caller that hands the journal to another thread publishes it safely.
 */
public final class ChronicleJournal implements Journal {
  private final JournalDirectory directory;
  private final ExcerptWriter writer;
  private final RawQueue queue;
  private final FreeSpace space;
  private long nextSequence;
  private long nextOrdinal;
  private boolean failed;
  private boolean closed;

  private ChronicleJournal(
      final JournalDirectory directory,
      final ExcerptWriter writer,
      final RawQueue queue,
      final FreeSpace space,
      final JournalEnd end) {
    this.directory = directory;
    this.writer = writer;
    this.queue = queue;
    this.space = space;
    this.nextSequence = end.nextSequence();
    this.nextOrdinal = end.excerpts();
  }

  static ChronicleJournal begin(
      final JournalDirectory directory,
      final Path incarnation,
      final long stamp,
      final JournalEnd end,
      final NanoClock clock,
      final FreeSpace space) {
    final ExcerptWriter writer = new ExcerptWriter(stamp);
    final RawQueue queue;
    try {
      queue = new RawQueue(incarnation, writer.bytes(), clock);
    } catch (RuntimeException e) {
      throw new JournalException("cannot open " + incarnation + ": " + e, e);
    }
    final ChronicleJournal journal = new ChronicleJournal(directory, writer, queue, space, end);
    journal.appendConfiguration(
        end.nextSequence(),
        new Configuration(end.incarnations(), clock.nowNs(), directory.pipelineDigest()));
    return journal;
  }

  /** {@return sequence of the record that is expected next} */
  public long nextSequence() {
    return nextSequence;
  }

  /** A batch too large for one excerpt takes several, each of them whole. */
  @Override
  public void appendRecords(final long firstSequence, final RecordBatch batch) {
    expect(firstSequence);
    if (batch.count() == 0) {
      throw new IllegalArgumentException("a batch without records at sequence " + firstSequence);
    }
    int from = 0;
    while (from < batch.count()) {
      final int count = ExcerptWriter.fitting(batch, from);
      if (count == 0) {
        throw new IllegalArgumentException(
            "record is longer than an excerpt: bytes="
                + batch.length(from)
                + " most="
                + ExcerptLayout.MAX_BYTES);
      }
      append(writer.records(nextSequence, nextOrdinal, batch, from, count));
      nextSequence += count;
      from += count;
    }
  }

  @Override
  public void appendSource(final long sequence, final Source source) {
    expect(sequence);
    append(writer.source(sequence, nextOrdinal, source));
  }

  @Override
  public void appendEnd(final long sequence) {
    expect(sequence);
    append(writer.end(sequence, nextOrdinal));
  }

  @Override
  public void appendTime(final long sequence, final long timeNs) {
    expect(sequence);
    append(writer.time(sequence, nextOrdinal, timeNs));
  }

  @Override
  public void appendGap(final long sequence, final long lost) {
    expect(sequence);
    append(writer.gap(sequence, nextOrdinal, lost));
  }

  @Override
  public void appendCheckpoint(final long sequence, final Checkpoint checkpoint) {
    expect(sequence);
    append(writer.checkpoint(sequence, nextOrdinal, checkpoint));
  }

  /**
   * Appends a command that was given to the running engine.
   *
   * @param sequence of the next record
   * @param command as given
   */
  public void appendCommand(final long sequence, final String command) {
    expect(sequence);
    append(writer.command(sequence, nextOrdinal, command));
  }

  /**
   * Appends a change of configuration.
   *
   * @param sequence of the next record
   * @param configuration what is in force from there on
   */
  public void appendConfiguration(final long sequence, final Configuration configuration) {
    expect(sequence);
    append(writer.configuration(sequence, nextOrdinal, configuration));
  }

  private void expect(final long sequence) {
    if (sequence != nextSequence) {
      throw new IllegalStateException(
          "records must be journaled without gaps: sequence="
              + sequence
              + " expected="
              + nextSequence);
    }
  }

  private void append(final int length) {
    if (failed || closed) {
      throw new JournalException(
          "journal " + directory.path() + (closed ? " is closed" : " has failed before"));
    }
    failed = true;
    space.take(length);
    queue.append(length);
    failed = false;
    nextOrdinal++;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        queue.close();
      } finally {
        directory.close();
      }
    }
  }
}
