package io.millrace.replay.app.session;

import io.millrace.engine.record.NanoClock;
import java.time.Instant;

/**
 * The machine's clock: its wall time when the program began, moved on by its monotonic clock, so
 * that it never runs backwards. Any thread may read it.
 */
public final class SystemClock implements NanoClock {
  private final long startedNs;
  private final long startedTicksNs;

  /** Reads the wall time once. */
  public SystemClock() {
    final Instant now = Instant.now();
    startedNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    startedTicksNs = System.nanoTime();
  }

  @Override
  public long nowNs() {
    return startedNs + (System.nanoTime() - startedTicksNs);
  }
}
