package io.millrace.replay.app.architecture.broken.engine.stage.statistics;

import com.lmax.disruptor.Sequence;

/** Uses the transport that carries its steps. */
public final class BrokenStatistics {
  /** Of a ring. */
  public Sequence cursor;
}
