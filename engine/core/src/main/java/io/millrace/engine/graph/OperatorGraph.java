package io.millrace.engine.graph;

import io.millrace.engine.function.Operator;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * One instrument's operators. Every call comes from the thread that runs the instrument's stages;
 * none allocates after warm-up, but for time windows that grow.
 *
 * <p>On a tick: {@link #update}; {@link #setScore} for each early score, then {@link #updateEarly};
 * then models predict, and {@link #setScore} for each other score, then {@link #updateScored}. At a
 * boundary: {@link #moveTo}.
 */
public final class OperatorGraph implements Stateful {
  private final double[] values;
  private final Operator[] live;
  private final int[] liveNodes;
  private final Operator[] early;
  private final int[] earlyNodes;
  private final Operator[] scored;
  private final int[] scoredNodes;
  private final int[] fieldNodes;
  private final int[] fieldIndices;
  private final int[] scoreNodes;
  private final int[] featureNodes;

  OperatorGraph(final OperatorPlan plan) {
    values = plan.initial().clone();
    liveNodes = plan.live();
    live = create(plan.factories(), liveNodes);
    earlyNodes = plan.early();
    early = create(plan.factories(), earlyNodes);
    scoredNodes = plan.scored();
    scored = create(plan.factories(), scoredNodes);
    fieldNodes = plan.fieldNodes();
    fieldIndices = plan.fieldIndices();
    scoreNodes = plan.scoreNodes();
    featureNodes = plan.featureNodes();
  }

  private static Operator[] create(final OperatorFactory[] factories, final int[] nodes) {
    final Operator[] operators = new Operator[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      operators[i] = factories[nodes[i]].create();
    }
    return operators;
  }

  /**
   * Applies a tick to all operators that do not depend on a score.
   *
   * @param tickFields by index in the planner's schema, NaN for not known; not kept
   * @param timeNs event time of the tick, in ns since the epoch, not before that of an earlier call
   */
  public void update(final double[] tickFields, final long timeNs) {
    final double[] results = values;
    for (int i = 0; i < fieldNodes.length; i++) {
      results[fieldNodes[i]] = tickFields[fieldIndices[i]];
    }
    final Operator[] operators = live;
    final int[] nodes = liveNodes;
    for (int i = 0; i < operators.length; i++) {
      results[nodes[i]] = operators[i].update(results, timeNs);
    }
  }

  /**
   * Sets a score; what depends on it changes with the next {@link #updateEarly} or {@link
   * #updateScored}.
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
   * Applies a tick to the operators that depend on an early score and on no other.
   *
   * @param timeNs event time of the tick, in ns since the epoch
   */
  public void updateEarly(final long timeNs) {
    final double[] results = values;
    final Operator[] operators = early;
    for (int i = 0; i < operators.length; i++) {
      results[earlyNodes[i]] = operators[i].update(results, timeNs);
    }
  }

  /**
   * Applies a tick to the operators that depend on another score.
   *
   * @param timeNs event time of the tick, in ns since the epoch
   */
  public void updateScored(final long timeNs) {
    final double[] results = values;
    final Operator[] operators = scored;
    for (int i = 0; i < operators.length; i++) {
      results[scoredNodes[i]] = operators[i].update(results, timeNs);
    }
  }

  /**
   * Moves time without a tick, for the operators that depend on no score or on early ones: what is
   * too old leaves time windows, stateless operators evaluate again, nothing is fed into a
   * statistic.
   *
   * @param timeNs event time, in ns since the epoch, not before that of an earlier call
   */
  public void moveTo(final long timeNs) {
    final double[] results = values;
    final Operator[] operators = live;
    final int[] nodes = liveNodes;
    for (int i = 0; i < operators.length; i++) {
      results[nodes[i]] = operators[i].moveTo(results, timeNs);
    }
    for (int i = 0; i < early.length; i++) {
      results[earlyNodes[i]] = early[i].moveTo(results, timeNs);
    }
  }

  /**
   * @return how many values the windows of all operators have pushed out before their time, because
   *     they were at their bound; linear in the number of operators
   */
  public long overflows() {
    return overflows(live) + overflows(early) + overflows(scored);
  }

  private static long overflows(final Operator[] operators) {
    long sum = 0;
    for (final Operator operator : operators) {
      sum += operator.overflows();
    }
    return sum;
  }

  /**
   * @param handle that the planner gave
   * @return the latest result; NaN for not known
   */
  public double value(final int handle) {
    return values[handle];
  }

  /**
   * Reads all features.
   *
   * @param into receives them in the order they were added to the planner; at least as long
   */
  public void copyFeatures(final double[] into) {
    for (int i = 0; i < featureNodes.length; i++) {
      into[i] = values[featureNodes[i]];
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(values, 0, values.length);
    for (final Operator operator : live) {
      operator.transferState(state);
    }
    for (final Operator operator : early) {
      operator.transferState(state);
    }
    for (final Operator operator : scored) {
      operator.transferState(state);
    }
  }
}
