package io.millrace.engine.graph;

import io.millrace.engine.function.OperatorFactory;

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

  OperatorPlan(
      final OperatorFactory[] factories,
      final double[] initial,
      final int[] live,
      final int[] early,
      final int[] scored,
      final int[] fieldNodes,
      final int[] fieldIndices,
      final int[] scoreNodes,
      final int[] featureNodes) {
    this.factories = factories;
    this.initial = initial;
    this.live = live;
    this.early = early;
    this.scored = scored;
    this.fieldNodes = fieldNodes;
    this.fieldIndices = fieldIndices;
    this.scoreNodes = scoreNodes;
    this.featureNodes = featureNodes;
  }

  /**
   * Makes the operators of one more instrument. Allocates.
   *
   * @return operators that have seen nothing
   */
  public OperatorGraph newGraph() {
    return new OperatorGraph(this);
  }

  /**
   * @return how many features there are
   */
  public int featureCount() {
    return featureNodes.length;
  }

  /**
   * @return how many distinct sub-expressions there are, fields and constants among them
   */
  public int nodeCount() {
    return factories.length;
  }

  OperatorFactory[] factories() {
    return factories;
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
