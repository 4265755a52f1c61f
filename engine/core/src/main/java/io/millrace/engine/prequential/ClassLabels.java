package io.millrace.engine.prequential;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * The classes of a target, the same for all instruments: values, numbered from 0 by first
 * appearance. Looking one up is linear in their number; only a new one allocates.
 */
public final class ClassLabels implements Stateful {
  /** How many classes there can be. */
  static final int MAX = 1_000;

  private double[] values = new double[2];
  private int count;

  /** Knows no class yet. */
  public ClassLabels() {}

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
    if (count == MAX) {
      return -1;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    return count++;
  }

  /** Returns the class of the greatest value: the positive one of two. */
  public int positive() {
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
