package io.millrace.learning.model.conformal;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Predictions whose labels have not come, in order of issue, each with half the width of its
 * interval, found again by 64 bits of their features' digest. A label finds the oldest prediction
 * with its features; those before it, whose labels were not known, are forgotten. Grows by doubling
 * up to {@link #MAX}, beyond which the oldest is forgotten. Memory: 24 bytes a prediction. One
 * thread at a time.
 */
final class IssuedIntervals implements Stateful {
  /** Predictions kept: as many as labels may wait by default, and the one that finds no room. */
  static final int MAX = (1 << 20) + 1;

  private static final int FIRST = 64;

  private long[] keys = new long[FIRST];
  private double[] predictions = new double[FIRST];
  private double[] halves = new double[FIRST];
  private int first;
  private int count;
  private double prediction;
  private double half;

  static long key(final double[] x) {
    long hash = 0;
    for (final double value : x) {
      hash = Mix64.fold(hash, Mix64.bits(value));
    }
    return hash;
  }

  void issue(final double[] x, final double ofPrediction, final double ofHalf) {
    if (count == MAX) {
      forget(1);
    } else if (count == keys.length) {
      grow(2 * count);
    }
    put(count++, key(x), ofPrediction, ofHalf);
  }

  private void put(
      final int index, final long key, final double ofPrediction, final double ofHalf) {
    final int at = place(index);
    keys[at] = key;
    predictions[at] = ofPrediction;
    halves[at] = ofHalf;
  }

  /** Lengths are powers of two. */
  private int place(final int index) {
    return first + index & keys.length - 1;
  }

  private void forget(final int oldest) {
    first = place(oldest);
    count -= oldest;
  }

  private void grow(final int length) {
    final long[] newKeys = new long[length];
    final double[] newPredictions = new double[length];
    final double[] newHalves = new double[length];
    for (int i = 0; i < count; i++) {
      final int at = place(i);
      newKeys[i] = keys[at];
      newPredictions[i] = predictions[at];
      newHalves[i] = halves[at];
    }
    keys = newKeys;
    predictions = newPredictions;
    halves = newHalves;
    first = 0;
  }

  /**
   * Takes out the oldest prediction with these features, and those before it.
   *
   * @return whether there is one; then {@link #prediction} and {@link #half} are its
   */
  boolean settle(final double[] x) {
    final long key = key(x);
    for (int i = 0; i < count; i++) {
      final int at = place(i);
      if (keys[at] == key) {
        prediction = predictions[at];
        half = halves[at];
        forget(i + 1);
        return true;
      }
    }
    return false;
  }

  /** Takes out the newest prediction where it has these features. */
  void withdraw(final double[] x) {
    if (count > 0 && keys[place(count - 1)] == key(x)) {
      count--;
    }
  }

  double prediction() {
    return prediction;
  }

  double half() {
    return half;
  }

  void reset() {
    first = 0;
    count = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int length = state.transfer(count);
    if (length < 0 || length > MAX) {
      throw new IllegalStateException("not a number of predictions: count=" + length);
    }
    if (state.isReading()) {
      makeRoom(length);
    }
    for (int i = 0; i < length; i++) {
      final int at = place(i);
      keys[at] = state.transfer(keys[at]);
      predictions[at] = state.transfer(predictions[at]);
      halves[at] = state.transfer(halves[at]);
    }
  }

  private void makeRoom(final int length) {
    reset();
    while (keys.length < length) {
      grow(2 * keys.length);
    }
    count = length;
  }
}
