package io.millrace.engine.record;

/**
 * Write-ahead record of input. The engine appends to it before any stage sees what is appended; a
 * call that returns has kept its promise, one that cannot throws and stops the engine.
 *
 * <p>All calls come from the one thread that feeds the engine. Records count from sequence 0
 * without gaps; everything else carries the sequence of the next record.
 */
public interface Journal extends AutoCloseable {
  /**
   * Appends the records of a batch as one excerpt. Does not allocate.
   *
   * @param firstSequence of its first record
   * @param batch at least one record
   */
  void appendRecords(long firstSequence, RecordBatch batch);

  /**
   * Appends the beginning, or the continuation after a restart, of a source.
   *
   * @param nextSequence of the next record
   * @param source what is known of it
   */
  void appendSource(long nextSequence, Source source);

  /**
   * Appends the natural end of the feed.
   *
   * @param nextSequence of the next record
   */
  void appendEnd(long nextSequence);

  /**
   * Appends that time has passed without a tick.
   *
   * @param nextSequence of the next record
   * @param timeNs event time that every instrument moves to, in ns since the epoch
   */
  void appendTime(long nextSequence, long timeNs);

  /**
   * Appends that records were lost before they could take a sequence.
   *
   * @param nextSequence of the next record
   * @param lost how many
   */
  void appendGap(long nextSequence, long lost);

  /**
   * Appends digests that the stages have taken; may follow later records.
   *
   * @param nextSequence of the next record
   * @param checkpoint the digests and the sequence they were taken at
   */
  void appendCheckpoint(long nextSequence, Checkpoint checkpoint);

  /** Leaves everything appended readable, and releases files and locks. */
  @Override
  void close();
}
