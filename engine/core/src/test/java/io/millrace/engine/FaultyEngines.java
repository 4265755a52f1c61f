package io.millrace.engine;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import java.util.function.LongConsumer;

/** Engines over typed records in whose stages a probe may throw, wait or count. */
public final class FaultyEngines {
  private FaultyEngines() {}

  /** The probe runs before each tick is applied to statistics. */
  static EngineBuilder builder(
      final PipelineDefinition definition,
      final SignalListener listener,
      final LongConsumer probe) {
    return builder(
        definition,
        listener,
        new StageProbe() {
          @Override
          public void statistics(final long sequence) {
            probe.accept(sequence);
          }
        });
  }

  static EngineBuilder builder(
      final PipelineDefinition definition, final SignalListener listener, final StageProbe probe) {
    final PipelinePlan plan = PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false));
    return builder(plan, listener, probe);
  }

  /** Of a plan over any fields. */
  public static EngineBuilder builder(
      final PipelinePlan plan, final SignalListener listener, final StageProbe probe) {
    return Engine.builder(plan, TypedDecoder::new, listener).probe(probe);
  }
}
