package io.millrace.engine.placement.dedicated;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.learning.LearningStage;

/** The thread of the learning stage: its signals stay in the slot of the step. */
final class LearningHandler extends StepEventHandler {
  private final LearningStage learning;
  private final LearningOutput output;

  LearningHandler(
      final LearningStage learning, final LearningOutput output, final EngineStatus status) {
    super("millrace-learning", status);
    this.learning = learning;
    this.output = output;
  }

  @Override
  protected void handle(final StepEvent event, final long slot, final boolean endOfBatch) {
    event.signals.clear();
    output.into(event.signals);
    learning.begin(event.sequence, event.isRecord);
    switch (event.kind) {
      case APPEAR -> learning.appear(event.instrument, event.name);
      case LABEL -> learning.label(event.instrument, event.timeNs, event.value);
      case SAMPLE ->
          learning.sample(event.instrument, event.timeNs, event.values, event.value, event.spread);
      case WITHDRAW -> learning.withdraw(event.instrument, event.timeNs);
      case ABANDON -> learning.abandon(event.instrument, event.timeNs);
      case TICK -> learning.tick(event.instrument, event.timeNs, event.values);
      case REFUSE -> learning.refuse(event.instrument);
      case FAIL -> learning.fail(event.instrument, event.timeNs, event.failure);
      case CHECKPOINT -> learning.digest(event.digests);
      default -> {}
    }
  }

  @Override
  protected void end(final StepEvent poison) {
    // The next handler sees it too.
  }

  @Override
  protected void release() {
    learning.release();
  }
}
