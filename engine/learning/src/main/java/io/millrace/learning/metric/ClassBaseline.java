package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * What predicts classes without looking at features: the class of the last label, or the most
 * frequent one so far. Class 0 before the first label. One thread; allocates only for a new class.
 */
public final class ClassBaseline implements Stateful {
  /** The names, in the order of {@link #all}. */
  public static final List<String> NAMES = List.of("no_change", "majority");

  private final String name;
  private final boolean majority;
  private long[] counts = new long[2];
  private int classes;
  private int predicted;

  private ClassBaseline(final String name, final boolean majority) {
    this.name = name;
    this.majority = majority;
  }

  /**
   * Allocates them.
   *
   * @return one of each
   */
  public static List<ClassBaseline> all() {
    return List.of(new ClassBaseline(NAMES.get(0), false), new ClassBaseline(NAMES.get(1), true));
  }

  /** {@return its name in reports} */
  public String name() {
    return name;
  }

  /**
   * Predicts.
   *
   * @param probabilities receives 1 for the class predicted and 0 for the others
   */
  public void predict(final double[] probabilities) {
    Arrays.fill(probabilities, 0);
    probabilities[predicted] = 1;
  }

  /**
   * Learns.
   *
   * @param label class of the sample, from 0
   */
  public void learn(final int label) {
    if (label >= counts.length) {
      counts = Arrays.copyOf(counts, StrictMath.max(label + 1, 2 * counts.length));
    }
    classes = StrictMath.max(classes, label + 1);
    counts[label]++;
    if (!majority || counts[label] > counts[predicted]) {
      predicted = label;
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    predicted = state.transfer(predicted);
    classes = state.transfer(classes);
    if (state.isReading()) {
      counts = new long[StrictMath.max(2, classes)];
    }
    for (int i = 0; i < classes; i++) {
      counts[i] = state.transfer(counts[i]);
    }
  }
}
