package io.millrace.engine.placement;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import org.HdrHistogram.Histogram;

/**
 * Where the stages run, as the feed thread sees it. All calls come from the feed thread but where
 * another is named; every one of them throws {@link io.millrace.engine.ring.EngineFailure} once a
 * stage has failed for good.
 */
public interface Placement extends AutoCloseable {
  /**
   * @param records how many
   * @return whether so many would find room at once
   */
  boolean hasRoom(int records);

  /**
   * Hands over records; waits for room. Does not allocate in steady state.
   *
   * @param firstSequence of the first of them
   * @param batch is free again when the call returns
   */
  void records(long firstSequence, RecordBatch batch);

  /**
   * Hands over the beginning of a source.
   *
   * @param nextSequence of the next record
   * @param source what is known of it
   */
  void source(long nextSequence, Source source);

  /**
   * Hands over that time has passed without a tick.
   *
   * @param nextSequence of the next record
   * @param timeNs event time, in ns since the epoch
   */
  void time(long nextSequence, long timeNs);

  /**
   * Hands over that records were lost.
   *
   * @param nextSequence of the next record
   * @param lost how many
   */
  void gap(long nextSequence, long lost);

  /**
   * Hands over the natural end of the feed.
   *
   * @param nextSequence of the next record
   */
  void end(long nextSequence);

  /**
   * Asks for digests of the state as it will be then.
   *
   * @param nextSequence of the next record
   */
  void digest(long nextSequence);

  /** Waits until the stages have seen everything that was handed over. */
  void drain();

  /**
   * Sums up what the stages hold, which must have been drained; allocates.
   *
   * @param nextSequence of the next record
   * @return what came of the records
   */
  PipelineReport report(long nextSequence);

  /** {@return how many records were decoded so far; any thread may ask} */
  long eventsSeen();

  /** {@return how many of them were malformed; any thread may ask} */
  long malformedSeen();

  /** {@return how many slots of the rings hold unseen events; any thread may ask} */
  long occupied();

  /**
   * {@return a copy of the times from arrival to signals out so far, one figure a record, in ns;
   * any thread may ask; allocates}
   */
  Histogram latency();

  /** Forgets the times from arrival to signals out. */
  void resetLatency();

  /** {@return the threads and how they wait, for people} */
  String description();

  /** Drains, and ends the threads. A second call does nothing. */
  @Override
  void close();
}
