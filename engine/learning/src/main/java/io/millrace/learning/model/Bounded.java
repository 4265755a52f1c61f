package io.millrace.learning.model;

/** A model whose memory grows up to a bound given among its parameters, never past it. */
public interface Bounded {
  /**
   * {@return whether it has wanted to grow past its bound since it was new or {@code reset}; it
   * goes on learning within the bound}
   */
  boolean memoryReached();
}
