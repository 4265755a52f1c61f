package io.millrace.replay.journal;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.replay.journal.excerpt.Configuration;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import io.millrace.replay.journal.excerpt.ExcerptView;
import io.millrace.replay.journal.scan.ExcerptChain;
import io.millrace.replay.journal.scan.FileScan;
import io.millrace.replay.journal.scan.FileTail;
import io.millrace.replay.journal.scan.Progress;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reads a journal from its first excerpt to the end of its good prefix, without changing anything:
 *
 * <pre>{@code
 * while (reader.next()) {
 *   switch (reader.kind()) { ... }
 * }
 * JournalEnd end = reader.end();
 * }</pre>
 *
 * <p>What it shows of an excerpt is valid until the next call of {@link #next}. Allocates nothing
 * for a record. May run beside the process that appends, and then ends somewhere in what has been
 * appended. For one thread.
 */
public final class JournalReader implements AutoCloseable {
  private final IncarnationFiles files;
  private final byte[] window = new byte[FileScan.WINDOW_BYTES];
  private final ExcerptView view = new ExcerptView();
  private final ExcerptChain chain;
  private final Progress progress = new Progress();
  private FileScan scan;
  private Path file;
  private int heard;
  private boolean unfinished;
  private boolean endMarked;
  private JournalDamage damage;
  private JournalEnd end;

  JournalReader(final IncarnationFiles files, final ExcerptChain chain) {
    this.files = files;
    this.chain = chain;
  }

  /**
   * @return whether there is another excerpt, now shown; false at the end of the good prefix
   * @throws JournalException if a file cannot be read, or is none that belongs into a journal
   */
  public boolean next() {
    try {
      return advance();
    } catch (UncheckedIOException e) {
      throw new JournalException(e.getMessage(), e);
    }
  }

  private boolean advance() {
    while (end == null) {
      if (scan == null && !openNext()) {
        finish();
      } else if (scan.next()) {
        progress.add(view, chain.nextSequence());
        heard = files.incarnation() + 1;
        return true;
      } else {
        leaveFile();
      }
    }
    return false;
  }

  private boolean openNext() {
    if (damage != null) {
      return false;
    }
    if (!files.next()) {
      if (files.missing() != null) {
        damage = new JournalDamage(files.missing(), chain.nextSequence(), "is missing");
      } else if (endMarked) {
        // Whoever marks the end of a file begins the next one at once.
        damage =
            new JournalDamage(file, chain.nextSequence(), "the file that follows it is missing");
      }
      return false;
    }
    if (files.firstOfIncarnation()) {
      chain.enter(files.stamp());
    }
    endMarked &= !files.firstOfIncarnation();
    file = files.file();
    scan = new FileScan(file, window, chain, view);
    return true;
  }

  private void leaveFile() {
    final FileTail tail = scan.tail();
    unfinished = tail.unfinished();
    endMarked = tail.endMarked();
    if (tail.damage() != null) {
      damage = new JournalDamage(file, chain.nextSequence(), tail.damage());
    }
    closeFile();
  }

  private void finish() {
    // A process that came later and left no trace may have left one that is lost.
    final boolean heardAll = damage == null && heard == files.incarnations();
    end =
        new JournalEnd(
            chain.nextSequence(),
            chain.nextOrdinal(),
            files.incarnations(),
            heardAll && progress.complete(),
            progress.ended(),
            damage == null && unfinished,
            damage,
            progress.sources());
    closeFile();
  }

  /**
   * {@return what the journal has told; after {@link #next} has said that there is nothing more}
   */
  public JournalEnd end() {
    if (end == null) {
      throw new IllegalStateException("the journal is not read to its end");
    }
    return end;
  }

  /** {@return kind of the excerpt} */
  public ExcerptKind kind() {
    return view.kind();
  }

  /** {@return sequence of its first record; where it holds none, that of the next record} */
  public long firstSequence() {
    return view.sequence();
  }

  /** {@return how many records it holds; 0 for every kind but {@link ExcerptKind#RECORDS}} */
  public int count() {
    return view.count();
  }

  /** {@return number of the process that wrote it, from 0} */
  public int incarnation() {
    return files.incarnation();
  }

  /** {@return number of the source of its records} */
  public int sourceNumber() {
    return view.recordSource();
  }

  /** {@return when its records arrived, in ns since the epoch} */
  public long arrivedNs() {
    return view.arrivedNs();
  }

  /** {@return the array that holds its records; must not be written to} */
  public byte[] bytes() {
    return view.bytes();
  }

  /**
   * @param record from 0
   * @return index of its first byte in {@link #bytes}
   */
  public int offset(final int record) {
    return view.recordOffset(record);
  }

  /**
   * @param record from 0
   * @return its length in bytes
   */
  public int length(final int record) {
    return view.recordLength(record);
  }

  /**
   * @param record from 0
   * @return receive time of its envelope, in ns since the epoch
   */
  public long receivedNs(final int record) {
    return view.receivedNs(record);
  }

  /**
   * Copies records into a batch of their source until it is full.
   *
   * @param from first record to be copied; 0, or what the last call for this excerpt returned
   * @param batch emptied and filled
   * @return the first record that was not copied; {@link #count} once all are
   */
  public int fill(final int from, final RecordBatch batch) {
    batch.clear(view.recordSource(), view.arrivedNs());
    int record = from;
    while (record < view.count() && !batch.isFull()) {
      batch.add(
          view.bytes(),
          view.recordOffset(record),
          view.recordLength(record),
          view.receivedNs(record));
      record++;
    }
    return record;
  }

  /**
   * Allocates it.
   *
   * @return the source of a {@link ExcerptKind#SOURCE} excerpt
   */
  public Source source() {
    return view.source();
  }

  /**
   * Allocates it.
   *
   * @return the checkpoint of a {@link ExcerptKind#CHECKPOINT} excerpt
   */
  public Checkpoint checkpoint() {
    return view.checkpoint();
  }

  /** {@return event time of a {@link ExcerptKind#TIME} excerpt, in ns since the epoch} */
  public long timeNs() {
    return view.timeNs();
  }

  /** {@return how many records a {@link ExcerptKind#GAP} excerpt counts as lost} */
  public long lost() {
    return view.lost();
  }

  /**
   * Allocates it.
   *
   * @return text of a {@link ExcerptKind#COMMAND} excerpt
   */
  public String command() {
    return view.command();
  }

  /**
   * Allocates it.
   *
   * @return what a {@link ExcerptKind#CONFIGURATION} excerpt holds
   */
  public Configuration configuration() {
    return view.configuration();
  }

  private void closeFile() {
    if (scan != null) {
      scan.close();
      scan = null;
    }
  }

  @Override
  public void close() {
    closeFile();
  }
}
