package io.millrace.engine.prequential;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * The classes of a target, of one instrument: values, numbered from 0 by first appearance. Looking
 * one up is linear in their number; only a new one allocates.
 */
public final class ClassLabels implements Stateful {
  /** How many classes there can be. */
  static final int MAX = 1_000;

  private double[] values = new double[2];
  private int count;

  private final boolean isDeclared;

  /**
   * @param declared values of the only classes there are, by number; empty for those that come
   */
  public ClassLabels(final double[] declared) {
    isDeclared = declared.length > 0;
    for (final double value : declared) {
      add(value);
    }
  }

  /** Returns whether a value can be the label of a sample: any finite one, unless declared. */
  boolean isLabel(final double value) {
    if (!isDeclared) {
      return Double.isFinite(value);
    }
    for (int i = 0; i < count; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }

  public int count() {
    return count;
  }

  public double value(final int label) {
    return values[label];
  }

  /** Returns the number of a class, -1 where it is new and there is no room. */
  public int label(final double value) {
    for (int i = 0; i < count; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return isDeclared || count == MAX ? -1 : add(value);
  }

  private int add(final double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    return count++;
  }

  /** Returns the texts of the values, by number; allocates. */
  List<String> names(final List<String> texts) {
    return Arrays.stream(values, 0, count).mapToObj(value -> name(value, texts)).toList();
  }

  private static String name(final double value, final List<String> texts) {
    return value >= 0 && value < texts.size() && value == StrictMath.rint(value)
        ? texts.get((int) value)
        : Double.toString(value);
  }

  /** Returns the number of the positive class of two: the greatest value. */
  int positive() {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    if (state.isReading()) {
      if (count < 0 || count > MAX) {
        throw new IllegalStateException("not a count of classes: count=" + count);
      }
      values = new double[StrictMath.max(2, count)];
    }
    state.transfer(values, 0, count);
  }
}
