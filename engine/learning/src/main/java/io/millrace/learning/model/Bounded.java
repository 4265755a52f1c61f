package io.millrace.learning.model;

/** A model whose memory grows up to a bound given among its parameters, never past it. */
public interface Bounded {
  /**
   * {@return whether it has reached its bound on memory since it was new or {@code reset}; it
   * continues to learn within the bound}
   */
  boolean memoryReached();
}
