package io.millrace.engine.placement.dedicated;

import io.millrace.engine.placement.TickEventHandler;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;

/** The thread of the decode stage: decodes records where they are. */
final class DecodeHandler extends TickEventHandler {
  private final DecodeStage decode;

  DecodeHandler(final DecodeStage decode, final EngineStatus status) {
    super("millrace-decode", status);
    this.decode = decode;
  }

  @Override
  protected void handle(final TickEvent event, final long slot, final boolean endOfBatch) {
    switch (event.kind()) {
      case RAW ->
          decode.record(event.sequence(), event.bytes(), 0, event.length(), event.source(), event);
      case SOURCE -> decode.source(event.newSource());
      case TIME -> decode.time(event.value(), event);
      case GAP -> decode.gap(event.value());
      case END -> decode.end();
      case CHECKPOINT -> decode.digest(event.digests());
      default -> {}
    }
  }

  @Override
  protected void end(final TickEvent poison) {
    // The next handler sees it too.
  }

  @Override
  protected void release() {
    decode.release();
  }
}
