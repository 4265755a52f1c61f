package io.millrace.engine.stage.statistics;

import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.anomaly.AnomalyDetector;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.List;

/**
 * One instrument's anomaly detectors: on every tick each scores what it sees, then learns it. Their
 * scores are the first of the operators' scores, in the order of the pipeline.
 */
final class AnomalyScores implements Stateful {
  private final AnomalyDetector[] detectors;
  private final int[][] handles;
  private final double[][] inputs;

  AnomalyScores(final PipelinePlan plan) {
    final List<AnomalyDefinition> definitions = plan.definition().anomalies();
    handles = plan.anomalyHandles();
    detectors = new AnomalyDetector[handles.length];
    inputs = new double[handles.length][];
    for (int i = 0; i < handles.length; i++) {
      final AnomalyDefinition definition = definitions.get(i);
      final int width = handles[i].length;
      detectors[i] = AnomalyCatalogue.create(definition.type(), definition.parameters(), width);
      inputs[i] = new double[width];
    }
  }

  void tick(final OperatorGraph graph) {
    for (int i = 0; i < detectors.length; i++) {
      final double[] x = inputs[i];
      for (int k = 0; k < x.length; k++) {
        x[k] = graph.value(handles[i][k]);
      }
      graph.setScore(i, detectors[i].score(x));
      detectors[i].learn(x);
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (final AnomalyDetector detector : detectors) {
      detector.transferState(state);
    }
  }
}
