package io.millrace.engine.placement;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.GuardedHandler;
import io.millrace.engine.stage.TickEvent;

/** A handler on the ring of records. */
public abstract class TickEventHandler extends GuardedHandler<TickEvent> {
  /**
   * @param threadName of the thread that it runs on
   * @param status shared by all handlers of an engine
   */
  protected TickEventHandler(final String threadName, final EngineStatus status) {
    super(threadName, status);
  }

  @Override
  protected final boolean isPoison(final TickEvent event) {
    return event.kind() == TickEvent.Kind.POISON;
  }

  @Override
  protected final long sequence(final TickEvent event) {
    return event.sequence();
  }
}
