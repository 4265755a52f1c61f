package io.millrace.engine.stage.learning;

import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.graph.ScoreGraph;
import io.millrace.engine.pipeline.DriftPlan;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.prequential.ModelControl;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.report.DriftRow;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.drift.DriftDetector;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One instrument's drift detectors. Those of expressions take the value of every tick after all
 * scores are known; those of a model's error take each error once its label was learned. A
 * detection raises the alert of the detector's name, whose message names the action, and then acts.
 * The list of the first detections grows by doubling, which is the only allocation.
 */
final class DriftMonitor {
  /** Raises an alert of the instrument. */
  interface Alerts {
    void raise(int alert, String message);
  }

  private final DriftPlan plan;
  private final int firstAlert;
  private final Alerts out;
  private final PrequentialEvaluator evaluator;
  private final DriftDetector[] detectors;
  private final String[] messages;
  private final long[] counts;
  private final long[][] at;

  DriftMonitor(
      final PipelinePlan pipeline, final PrequentialEvaluator evaluator, final Alerts out) {
    plan = pipeline.drifts();
    firstAlert = pipeline.definition().alerts().size();
    this.evaluator = evaluator;
    this.out = out;
    final List<DriftDefinition> definitions = plan.definitions();
    final int size = definitions.size();
    detectors = new DriftDetector[size];
    messages = new String[size];
    counts = new long[size];
    at = new long[size][4];
    for (int i = 0; i < size; i++) {
      final DriftDefinition definition = definitions.get(i);
      detectors[i] = DriftCatalogue.create(definition.type(), definition.parameters());
      messages[i] = "drift: " + definition.action().name().toLowerCase(Locale.ROOT);
    }
  }

  /** Shows every expression's value on a tick to its detector. */
  void tick(final ScoreGraph scores, final long sequence) {
    for (int i = 0; i < detectors.length; i++) {
      final int handle = plan.handle(i);
      if (handle != DriftPlan.NONE) {
        update(i, scores.value(handle), sequence);
      }
    }
  }

  /** Shows every error of the sample just learned to its detector. */
  void learned(final long sequence) {
    for (int i = 0; i < detectors.length; i++) {
      final int model = plan.model(i);
      if (model != DriftPlan.NONE) {
        update(i, evaluator.error(model), sequence);
      }
    }
  }

  private void update(final int drift, final double value, final long sequence) {
    if (detectors[drift].update(value)) {
      note(drift, sequence);
      out.raise(firstAlert + drift, messages[drift]);
      act(drift);
    }
  }

  private void note(final int drift, final long sequence) {
    final long kept = counts[drift]++;
    if (kept >= DriftRow.MAX) {
      return;
    }
    if (kept == at[drift].length) {
      at[drift] = Arrays.copyOf(at[drift], (int) StrictMath.min(2 * kept, DriftRow.MAX));
    }
    at[drift][(int) kept] = sequence;
  }

  private void act(final int drift) {
    final DriftDefinition definition = plan.definitions().get(drift);
    final ModelControl control = evaluator.control();
    for (int model = 0; model < evaluator.modelCount(); model++) {
      if (plan.concerns(drift, model)) {
        switch (definition.action()) {
          case RESET -> control.reset(model);
          case RATE -> control.rate(model, definition.factor(), definition.samples());
          case FREEZE -> control.freeze(model, definition.samples());
          default -> {}
        }
      }
    }
  }

  long count(final int drift) {
    return counts[drift];
  }

  /** Adds the sequences that are kept of a detector. */
  void addSequences(final int drift, final List<Long> sequences) {
    for (int i = 0; i < kept(drift); i++) {
      sequences.add(at[drift][i]);
    }
  }

  private int kept(final int drift) {
    return (int) StrictMath.min(counts[drift], DriftRow.MAX);
  }

  void transferDetectors(final StateTransfer state) {
    for (final DriftDetector detector : detectors) {
      detector.transferState(state);
    }
  }

  void transferCounts(final StateTransfer state) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = state.transfer(counts[i]);
      if (state.isReading()) {
        at[i] = new long[StrictMath.max(4, kept(i))];
      }
      for (int k = 0; k < kept(i); k++) {
        at[i][k] = state.transfer(at[i][k]);
      }
    }
  }
}
