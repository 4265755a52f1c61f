package io.millrace.engine.graph;

import io.millrace.engine.function.Operator;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * One instrument's operators that depend on no model's score: fields, statistics, features, and
 * what reads the scores of anomaly detectors. Every call comes from the thread that computes
 * statistics; none allocates after warm-up, but for time windows that grow.
 *
 * <p>On a tick: {@link #update}; {@link #setScore} for each early score, then {@link #updateEarly}.
 * At a boundary: {@link #moveTo}. What depends on models is in the {@link ScoreGraph}.
 */
public final class OperatorGraph implements Stateful {
  private final double[] values;
  private final Operator[] live;
  private final int[] liveNodes;
  private final Operator[] early;
  private final int[] earlyNodes;
  private final int[] fieldNodes;
  private final int[] fieldIndices;
  private final int[] scoreNodes;
  private final int[] featureNodes;
  private final int[] watchedNodes;
  private final Operator[] target;
  private final int[] targetNodes;

  OperatorGraph(final OperatorPlan plan) {
    values = plan.initial().clone();
    liveNodes = plan.live();
    live = plan.create(liveNodes);
    earlyNodes = plan.early();
    early = plan.create(earlyNodes);
    fieldNodes = plan.fieldNodes();
    fieldIndices = plan.fieldIndices();
    scoreNodes = plan.scoreNodes();
    featureNodes = plan.featureNodes();
    watchedNodes = plan.watchedNodes();
    targetNodes = plan.targetNodes();
    target = new Operator[targetNodes.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = operator(targetNodes[i]);
    }
  }

  private Operator operator(final int node) {
    final int at = Arrays.binarySearch(liveNodes, node);
    return at >= 0 ? live[at] : early[Arrays.binarySearch(earlyNodes, node)];
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
   * Sets an early score; what depends on it changes with the next {@link #updateEarly}.
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
   * Applies a tick to the operators that depend on an early score.
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
   * Moves time without a tick: what is too old leaves time windows, stateless operators evaluate
   * again, nothing is fed into a statistic.
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
   * Moves time without a tick for what the target depends on alone: a label reads nothing else.
   * Other operators are behind until the next tick or {@link #moveTo}, which gives them the bits
   * that they would have: no result depends on the times that were moved to before.
   *
   * @param timeNs event time, in ns since the epoch, not before that of an earlier call
   */
  public void moveTargetTo(final long timeNs) {
    final double[] results = values;
    final Operator[] operators = target;
    final int[] nodes = targetNodes;
    for (int i = 0; i < operators.length; i++) {
      results[nodes[i]] = operators[i].moveTo(results, timeNs);
    }
  }

  /**
   * {@return how many values the windows have pushed out before their time, because they were at
   * their bound; linear in the number of operators}
   */
  public long overflows() {
    return overflows(live) + overflows(early);
  }

  static long overflows(final Operator[] operators) {
    long sum = 0;
    for (final Operator operator : operators) {
      sum += operator.overflows();
    }
    return sum;
  }

  /**
   * @param handle that the planner gave, of what depends on no model's score
   * @return the latest result; NaN for not known
   */
  public double value(final int handle) {
    return values[handle];
  }

  /**
   * Reads all features.
   *
   * @param into receives them in the order they were added to the planner; at least as long
   * @return whether all are finite; what is not need not be the last that was read
   */
  public boolean copyFeatures(final double[] into) {
    boolean finite = true;
    for (int i = 0; i < featureNodes.length; i++) {
      final double value = values[featureNodes[i]];
      into[i] = value;
      finite &= Double.isFinite(value);
    }
    return finite;
  }

  /**
   * Reads what a {@link ScoreGraph} takes.
   *
   * @param into receives the values; at least {@link OperatorPlan#watchedCount} long
   */
  public void copyWatched(final double[] into) {
    for (int i = 0; i < watchedNodes.length; i++) {
      into[i] = values[watchedNodes[i]];
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
  }
}
