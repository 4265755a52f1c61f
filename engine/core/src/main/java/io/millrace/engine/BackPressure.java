package io.millrace.engine;

/** What happens to records when the ring is full. */
public enum BackPressure {
  /** The feed thread waits: for feeds that can be made to wait, such as files and TCP. */
  BLOCK,
  /**
   * The batch is dropped before it takes a sequence, and a journaled gap holds the count: for feeds
   * that cannot wait, such as UDP.
   */
  DROP
}
