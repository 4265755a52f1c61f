package io.millrace.engine.placement.dedicated;

import io.millrace.engine.stage.SignalOutput;
import java.util.Arrays;

/**
 * The signals of one step, in order, to be replayed on another thread. Preallocated; it grows where
 * a step has more signals than expected, and keeps its size.
 */
final class SignalList {
  private static final int PREDICTION = 0;
  private static final int ALERT = 1;
  private static final int APPEARANCE = 2;

  private int[] kinds;
  private int[] instruments;
  private int[] indices;
  private long[] timesNs;
  private double[] values;
  private String[] texts;
  private int count;

  SignalList(final int expected) {
    resize(expected);
  }

  private void resize(final int size) {
    kinds = kinds == null ? new int[size] : Arrays.copyOf(kinds, size);
    instruments = instruments == null ? new int[size] : Arrays.copyOf(instruments, size);
    indices = indices == null ? new int[size] : Arrays.copyOf(indices, size);
    timesNs = timesNs == null ? new long[size] : Arrays.copyOf(timesNs, size);
    values = values == null ? new double[size] : Arrays.copyOf(values, size);
    texts = texts == null ? new String[size] : Arrays.copyOf(texts, size);
  }

  void clear() {
    count = 0;
  }

  private int next(final int kind, final int instrument, final int index, final String text) {
    if (count == kinds.length) {
      resize(2 * count);
    }
    kinds[count] = kind;
    instruments[count] = instrument;
    indices[count] = index;
    texts[count] = text;
    return count++;
  }

  void appearance(final int instrument, final String name) {
    next(APPEARANCE, instrument, 0, name);
  }

  void prediction(final int instrument, final long timeNs, final int score, final double value) {
    final int at = next(PREDICTION, instrument, score, null);
    timesNs[at] = timeNs;
    values[at] = value;
  }

  void alert(final int instrument, final long timeNs, final int alert, final String message) {
    timesNs[next(ALERT, instrument, alert, message)] = timeNs;
  }

  /** Hands all signals on, in order. */
  void replayTo(final SignalOutput out) {
    for (int i = 0; i < count; i++) {
      switch (kinds[i]) {
        case PREDICTION -> out.prediction(instruments[i], timesNs[i], indices[i], values[i]);
        case ALERT -> out.alert(instruments[i], timesNs[i], indices[i], texts[i]);
        default -> out.appear(instruments[i], texts[i]);
      }
    }
  }
}
