package io.millrace.learning.model.neighbour;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.scale.Scaler;
import io.millrace.learning.model.scale.Scalers;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * The last samples learned, with their labels, and an exact search for those nearest to a query:
 * Euclidean distance of the features, each times the factor of the scaler as it is; of two at the
 * same distance the newer is nearer. The scaler learns each sample that is learned. Cost of a
 * search: window times features products, in order of memory. Memory: window times (features + 1)
 * doubles, all of it from the start.
 */
final class NearestRows implements Stateful {
  /** How a model describes it in its arguments. */
  static final String ARGUMENTS = "k=5, window=1000, scale=standard|none|min_max|max_abs|robust";

  private static final int MAX_WINDOW = 1_048_576;
  private static final int MAX_NEAREST = 1024;

  private final int features;
  private final int window;
  private final Scaler scaler;
  private final double[] rows;
  private final double[] labels;
  private final double[] squaredFactors;

  /** Ascending; their rows beside them. */
  private final double[] distances;

  private final int[] nearest;
  private int next;
  private int count;

  NearestRows(final Settings settings, final int features) {
    this.features = features;
    final long mostNearest = settings.integer("k", 5, 1, MAX_NEAREST);
    window = (int) settings.integer("window", 1000, mostNearest, MAX_WINDOW);
    scaler = Scalers.alone(settings, features);
    if ((long) window * features > Integer.MAX_VALUE - 8) {
      throw settings.error("window", window + " is too long for " + features + " features");
    }
    rows = new double[window * features];
    labels = new double[window];
    squaredFactors = new double[features];
    distances = new double[(int) mostNearest];
    nearest = new int[(int) mostNearest];
  }

  /** Takes in a sample of finite numbers. */
  void add(final double[] x, final double label) {
    scaler.learn(x);
    System.arraycopy(x, 0, rows, next * features, features);
    labels[next] = label;
    next = next + 1 == window ? 0 : next + 1;
    count = Math.min(window, count + 1);
  }

  /**
   * Finds the nearest samples, up to k.
   *
   * @return how many there are
   */
  int find(final double[] x) {
    final double[] factors = scaler.factors();
    for (int i = 0; i < features; i++) {
      squaredFactors[i] = factors[i] * factors[i];
    }
    int found = 0;
    int row = next;
    for (int k = 0; k < count; k++) {
      row = row == 0 ? window - 1 : row - 1;
      final double distance = distance(x, row * features);
      if (found < nearest.length) {
        insert(found++, distance, row);
      } else if (distance < distances[found - 1]) {
        insert(found - 1, distance, row);
      }
    }
    return found;
  }

  private double distance(final double[] x, final int from) {
    double sum = 0;
    for (int i = 0; i < features; i++) {
      final double difference = x[i] - rows[from + i];
      sum += squaredFactors[i] * difference * difference;
    }
    return sum;
  }

  /** Puts a row where it belongs among those before {@code end}, which it may push out. */
  private void insert(final int end, final double distance, final int row) {
    int at = end;
    while (at > 0 && distances[at - 1] > distance) {
      distances[at] = distances[at - 1];
      nearest[at] = nearest[at - 1];
      at--;
    }
    distances[at] = distance;
    nearest[at] = row;
  }

  /**
   * @param rank among those that {@link #find} found, from 0, the nearest
   * @return its label
   */
  double label(final int rank) {
    return labels[nearest[rank]];
  }

  static boolean canLearn(final double[] x) {
    return FiniteGate.allFinite(x);
  }

  boolean isFinite() {
    return scaler.isFinite();
  }

  void reset() {
    next = 0;
    count = 0;
    Arrays.fill(rows, 0);
    Arrays.fill(labels, 0);
    scaler.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    next = state.transfer(next);
    count = state.transfer(count);
    if (state.isReading()) {
      final boolean isFull = count == window;
      if (count < 0 || count > window || next < 0 || next >= window || !isFull && next != count) {
        throw new IllegalStateException("not a window: next=" + next + " count=" + count);
      }
    }
    state.transfer(rows, 0, count * features);
    state.transfer(labels, 0, count);
    scaler.transferState(state);
  }
}
