package io.millrace.engine.graph;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/** The operators of one instrument, before and after models predict. */
final class GraphPair implements Stateful {
  final OperatorGraph graph;
  final ScoreGraph scores;
  private final double[] watched;

  GraphPair(final OperatorPlan plan) {
    graph = plan.newGraph();
    scores = plan.newScoreGraph();
    watched = new double[plan.watchedCount()];
  }

  void updateScores(final long timeNs) {
    graph.copyWatched(watched);
    scores.update(watched, timeNs);
  }

  @Override
  public void transferState(final StateTransfer state) {
    graph.transferState(state);
    scores.transferState(state);
  }
}
