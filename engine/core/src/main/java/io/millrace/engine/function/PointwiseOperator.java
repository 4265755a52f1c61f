package io.millrace.engine.function;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** An operator without a state: a function of the latest results alone. */
public abstract class PointwiseOperator extends Operator {
  private PointwiseOperator() {}

  /**
   * @param values results of all earlier nodes
   * @return the result
   */
  abstract double apply(double[] values);

  @Override
  public final double update(final double[] values, final long timeNs) {
    return apply(values);
  }

  @Override
  public final double moveTo(final double[] values, final long timeNs) {
    return apply(values);
  }

  /**
   * @param x node of the argument
   * @param function of it; gives NaN for NaN
   * @return the operator
   */
  public static Operator of(final int x, final DoubleUnaryOperator function) {
    return new PointwiseOperator() {
      @Override
      double apply(final double[] values) {
        return function.applyAsDouble(values[x]);
      }
    };
  }

  /**
   * @param x node of the first argument
   * @param y node of the second argument
   * @param function of both
   * @return the operator
   */
  public static Operator of(final int x, final int y, final DoubleBinaryOperator function) {
    return new PointwiseOperator() {
      @Override
      double apply(final double[] values) {
        return function.applyAsDouble(values[x], values[y]);
      }
    };
  }

  /**
   * @param inputs nodes of the arguments, at least one; copied
   * @param function applied from left to right
   * @return the operator
   */
  public static Operator fold(final int[] inputs, final DoubleBinaryOperator function) {
    final int[] nodes = inputs.clone();
    return new PointwiseOperator() {
      @Override
      double apply(final double[] values) {
        double result = values[nodes[0]];
        for (int i = 1; i < nodes.length; i++) {
          result = function.applyAsDouble(result, values[nodes[i]]);
        }
        return result;
      }
    };
  }

  /**
   * @param inputs nodes of value, upper and lower bound; copied
   * @return the lesser of the first two, or the third where that is greater
   */
  public static Operator clip(final int[] inputs) {
    final int[] nodes = inputs.clone();
    return new PointwiseOperator() {
      @Override
      double apply(final double[] values) {
        return Math.max(Math.min(values[nodes[0]], values[nodes[1]]), values[nodes[2]]);
      }
    };
  }

  /**
   * @param condition node that decides
   * @param yes node of the result where that is neither 0 nor NaN
   * @param no node of the result where that is 0
   * @return the operator; NaN where the condition is
   */
  public static Operator choose(final int condition, final int yes, final int no) {
    return new PointwiseOperator() {
      @Override
      double apply(final double[] values) {
        final double decides = values[condition];
        if (Double.isNaN(decides)) {
          return decides;
        }
        return decides != 0 ? values[yes] : values[no];
      }
    };
  }
}
