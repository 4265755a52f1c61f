package io.millrace.replay.app.docs;

import io.millrace.engine.MarketEngine;
import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.signal.SignalListener;
import io.millrace.learning.model.catalogue.ModelDefinition;

/** The README's example of an engine in a program of one's own. */
final class EmbeddedExample {
  private EmbeddedExample() {}

  static PipelineDefinition definition() {
    // [definition
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("ofi_1s", "sum(ofi, window=1s)")
            .feature("imbalance", "imbalance")
            .target(new TargetDefinition("mid", 0, 10, TargetDefinition.Change.DIFFERENCE))
            .model(ModelDefinition.of("rls", "rls", "forgetting", "0.9999"))
            .alert(AlertDefinition.of("wide", "spread > 0.05", "spread is wide"))
            .build();
    // definition]
    return definition;
  }

  /** Prints alerts; the README shows what becomes of the last quote. */
  public static void main(final String[] args) {
    final PipelineDefinition definition = definition();
    final SignalListener listener =
        new SignalListener() {
          @Override
          public void alert(
              final long sequence,
              final int ordinal,
              final String instrument,
              final long timeNs,
              final String alert,
              final String message) {
            System.out.println(sequence + " " + instrument + " " + alert + ": " + message);
          }
        };
    final long timeNs = 1_700_000_000_000_000_000L;
    // [engine
    try (MarketEngine engine = MarketEngine.start(definition, listener)) {
      final int instrument = engine.instrument("SIMA");
      engine.quote(instrument, timeNs, 99.98, 300, 100.00, 500);
      engine.trade(instrument, timeNs + 1_000, 100.00, 100, +1);
      engine.quote(instrument, timeNs + 2_000, 99.98, 300, 100.04, 200);
    }
    // engine]
  }
}
