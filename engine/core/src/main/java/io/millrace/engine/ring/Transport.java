package io.millrace.engine.ring;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import org.HdrHistogram.Histogram;

/**
 * The way from the feed thread to the pipeline. All calls come from the feed thread; every one of
 * them throws {@link EngineFailure} once the pipeline has failed.
 */
public interface Transport extends AutoCloseable {
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
   * Hands over that a source begins.
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
   * Hands over that the feed has come to its natural end.
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

  /** Waits until the pipeline has seen everything that was handed over. */
  void drain();

  /**
   * @return how many records the pipeline had seen when it last said so
   */
  long eventsSeen();

  /**
   * @return how many malformed records the pipeline had seen when it last said so
   */
  long malformedSeen();

  /**
   * @return time from arrival to signals out, one figure a record, in ns; to be read after {@link
   *     #drain} or {@link #close}
   */
  Histogram latency();

  /**
   * @return the threads and how they wait, for people
   */
  String description();

  /** Drains, and ends the engine thread. A second call does nothing. */
  @Override
  void close();
}
