package io.millrace.engine.graph;

import io.millrace.engine.function.Operator;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * One instrument's operators that depend on a model's score: in alerts and in what drift detectors
 * watch. It takes what else they read from the {@link OperatorGraph} on each tick, so that the two
 * can be on different threads. One thread at a time; allocates nothing after warm-up, but for time
 * windows that grow.
 */
public final class ScoreGraph implements Stateful {
  private final double[] values;
  private final Operator[] scored;
  private final int[] scoredNodes;
  private final int[] scoreNodes;
  private final int[] watchedNodes;

  ScoreGraph(final OperatorPlan plan) {
    values = plan.initial().clone();
    scoredNodes = plan.scored();
    scored = plan.create(scoredNodes);
    scoreNodes = plan.scoreNodes();
    watchedNodes = plan.watchedNodes();
  }

  /**
   * Sets a score; what depends on it changes with the next {@link #update}.
   *
   * @param score index in the list given to the planner
   * @param value of it, NaN for not known
   */
  public void setScore(final int score, final double value) {
    final int node = score < scoreNodes.length ? scoreNodes[score] : -1;
    if (node >= 0) {
      values[node] = value;
    }
  }

  /**
   * Applies a tick.
   *
   * @param watched what {@link OperatorGraph#copyWatched} gave on this tick
   * @param timeNs event time of the tick, in ns since the epoch
   */
  public void update(final double[] watched, final long timeNs) {
    final double[] results = values;
    for (int i = 0; i < watchedNodes.length; i++) {
      results[watchedNodes[i]] = watched[i];
    }
    final Operator[] operators = scored;
    for (int i = 0; i < operators.length; i++) {
      results[scoredNodes[i]] = operators[i].update(results, timeNs);
    }
  }

  /**
   * {@return how many values the windows have pushed out before their time, because they were at
   * their bound}
   */
  public long overflows() {
    return OperatorGraph.overflows(scored);
  }

  /**
   * @param handle that the planner gave, and was told as one of the outputs
   * @return its value on the last tick; NaN for not known
   */
  public double value(final int handle) {
    return values[handle];
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(values, 0, values.length);
    for (final Operator operator : scored) {
      operator.transferState(state);
    }
  }
}
