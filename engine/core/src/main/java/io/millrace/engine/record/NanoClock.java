package io.millrace.engine.record;

/** The clock that is handed in from outside; nothing in the engine knows another. */
@FunctionalInterface
public interface NanoClock {
  /** {@return nanoseconds since the epoch; never runs backwards} */
  long nowNs();
}
