package io.millrace.engine.graph;

import io.millrace.engine.function.Operator;
import io.millrace.engine.function.OperatorFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The layout of a pipeline's operators, the same for every instrument. Immutable. */
public final class OperatorPlan {
  private final OperatorFactory[] factories;
  private final double[] initial;
  private final int[] live;
  private final int[] early;
  private final int[] scored;
  private final int[] fieldNodes;
  private final int[] fieldIndices;
  private final int[] scoreNodes;
  private final int[] featureNodes;
  private final int[] watchedNodes;
  private final int[] targetNodes;
  private final List<String> canonical;

  OperatorPlan(
      final OperatorFactory[] factories,
      final double[] initial,
      final int[] live,
      final int[] early,
      final int[] scored,
      final int[] fieldNodes,
      final int[] fieldIndices,
      final int[] scoreNodes,
      final int[] featureNodes,
      final int[] watchedNodes,
      final int[] targetNodes,
      final List<String> canonical) {
    this.factories = factories;
    this.initial = initial;
    this.live = live;
    this.early = early;
    this.scored = scored;
    this.fieldNodes = fieldNodes;
    this.fieldIndices = fieldIndices;
    this.scoreNodes = scoreNodes;
    this.featureNodes = featureNodes;
    this.watchedNodes = watchedNodes;
    this.targetNodes = targetNodes;
    this.canonical = canonical;
  }

  /**
   * Makes the operators of one more instrument that depend on no model's score. Allocates.
   *
   * @return operators that have seen nothing
   */
  public OperatorGraph newGraph() {
    return new OperatorGraph(this);
  }

  /**
   * Makes the operators of one more instrument that depend on a model's score. Allocates.
   *
   * @return operators that have seen nothing
   */
  public ScoreGraph newScoreGraph() {
    return new ScoreGraph(this);
  }

  /** Makes the operators of some nodes, in their order. */
  Operator[] create(final int[] nodes) {
    final Operator[] operators = new Operator[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      operators[i] = factories[nodes[i]].create();
    }
    return operators;
  }

  /** {@return canonical forms of the operators of an {@link OperatorGraph}, in their order} */
  public List<String> names() {
    return IntStream.concat(Arrays.stream(live), Arrays.stream(early))
        .mapToObj(canonical::get)
        .toList();
  }

  /** {@return canonical forms of the operators of a {@link ScoreGraph}, in their order} */
  public List<String> scoredNames() {
    return Arrays.stream(scored).mapToObj(canonical::get).toList();
  }

  /**
   * {@return how many values a {@link ScoreGraph} takes from an {@link OperatorGraph} on each tick}
   */
  public int watchedCount() {
    return watchedNodes.length;
  }

  /** Operators that the target depends on, in order of evaluation. */
  int[] targetNodes() {
    return targetNodes;
  }

  /** Nodes whose values the operators over scores, alerts and drift detectors read. */
  int[] watchedNodes() {
    return watchedNodes;
  }

  /** {@return how many features there are} */
  public int featureCount() {
    return featureNodes.length;
  }

  /** {@return how many distinct sub-expressions there are, fields and constants among them} */
  public int nodeCount() {
    return factories.length;
  }

  double[] initial() {
    return initial;
  }

  /** Operators that depend on no score, in order of evaluation. */
  int[] live() {
    return live;
  }

  /** Operators that depend on an early score and on no other, in order of evaluation. */
  int[] early() {
    return early;
  }

  /** Operators that depend on another score, in order of evaluation. */
  int[] scored() {
    return scored;
  }

  /** Nodes that hold raw fields. */
  int[] fieldNodes() {
    return fieldNodes;
  }

  /** For each of {@link #fieldNodes}, the field's index in the schema. */
  int[] fieldIndices() {
    return fieldIndices;
  }

  /** For each score its node, -1 where no expression uses it. */
  int[] scoreNodes() {
    return scoreNodes;
  }

  /** For each feature its node. */
  int[] featureNodes() {
    return featureNodes;
  }
}
