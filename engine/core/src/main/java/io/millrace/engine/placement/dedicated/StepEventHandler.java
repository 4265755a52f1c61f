package io.millrace.engine.placement.dedicated;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.GuardedHandler;

/** A handler on the ring of steps. */
abstract class StepEventHandler extends GuardedHandler<StepEvent> {
  StepEventHandler(final String threadName, final EngineStatus status) {
    super(threadName, status);
  }

  @Override
  protected final boolean isPoison(final StepEvent event) {
    return event.kind == StepEvent.Kind.POISON;
  }

  @Override
  protected final long sequence(final StepEvent event) {
    return event.sequence;
  }
}
