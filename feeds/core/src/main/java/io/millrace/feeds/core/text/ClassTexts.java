package io.millrace.feeds.core.text;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Texts that name classes, numbered from 0 by first appearance; or numbers that are classes
 * themselves, but never both: the number of a text could be that of another class. A text is taken
 * as it is read and numbered once its record is known to be well-formed. One thread at a time; only
 * a new text allocates.
 */
final class ClassTexts implements Stateful {
  private static final int MAX = 1_000;

  private final Instruments numbers = new Instruments(List.of());
  private byte[] taken = new byte[32];
  private int length;
  private boolean numberTaken;
  private boolean areNumbers;

  /** Forgets the text of the record before. */
  void begin() {
    length = 0;
    numberTaken = false;
  }

  /** Takes a number; returns whether classes are not texts. */
  boolean takeNumber() {
    numberTaken = true;
    return numbers.count() == 0;
  }

  /**
   * Takes a text without the spaces around it; returns whether anything is left of it and classes
   * are not numbers.
   */
  boolean take(final byte[] bytes, final int from, final int to) {
    if (areNumbers) {
      return false;
    }
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    length = end - start;
    if (length > taken.length) {
      taken = Arrays.copyOf(taken, Math.max(length, 2 * taken.length));
    }
    System.arraycopy(bytes, start, taken, 0, length);
    return length > 0;
  }

  /** Settles the class of a well-formed record: what stands there, or the number of a text. */
  double settle(final double value, final DataQualityCounters odd) {
    areNumbers |= numberTaken;
    return length > 0 ? number(odd) : value;
  }

  /** Returns the number of the text taken; NaN, and counted, past a thousand texts. */
  private double number(final DataQualityCounters odd) {
    final int known = numbers.find(taken, 0, length);
    if (known != Instruments.LEFT_OUT) {
      return known;
    }
    if (numbers.count() == MAX) {
      odd.count(DataQualityCounters.Kind.OVERFLOW);
      return Double.NaN;
    }
    return numbers.number(taken, 0, length);
  }

  @Override
  public void transferState(final StateTransfer state) {
    numbers.transferState(state);
    areNumbers = state.transfer(areNumbers);
  }
}
