package io.millrace.engine.pipeline;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.typed.TypedDecoder;
import java.util.function.LongConsumer;

/** Pipelines over typed records in which a probe runs before each tick's stage. */
public final class FaultyPipelines {
  private FaultyPipelines() {}

  /** A pipeline whose probe may throw, wait or count. */
  public static Pipeline create(
      final PipelineDefinition definition,
      final SignalListener listener,
      final LongConsumer probe) {
    final PipelinePlan plan = PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false));
    final Instruments instruments =
        new Instruments(definition.instruments(), definition.maxInstruments());
    final InstrumentCounters odd = new InstrumentCounters();
    return new Pipeline(
        plan, new TypedDecoder(plan.schema(), instruments, odd), instruments, odd, listener, probe);
  }
}
