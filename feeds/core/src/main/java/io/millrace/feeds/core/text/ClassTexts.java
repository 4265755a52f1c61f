package io.millrace.feeds.core.text;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes that a field names. Declared texts stand for their index in the declaration; where
 * all of them are numbers, a number is its own class. A class that is not declared is not known.
 *
 * <p>Without a declaration each instrument numbers its texts from 0 by first appearance, up to a
 * thousand; or its classes are numbers, which stand for themselves, but never both: the number of a
 * text could be that of another class. A text is taken as it is read and numbered once its record
 * is known to be well-formed. One thread at a time; only a new text allocates.
 */
final class ClassTexts {
  private static final int MAX = 1_000;

  private final byte[][] declaredTexts;
  private final double[] declaredNumbers;
  private Known[] known = new Known[16];
  private boolean[] released = new boolean[16];
  private byte[] taken = new byte[32];
  private int length;
  private boolean isNumber;

  /**
   * @param declared the texts of the classes; empty where they are not declared
   */
  ClassTexts(final List<String> declared) {
    final boolean areNumbers = Schema.areNumbers(declared);
    declaredNumbers = areNumbers ? Schema.classValues(declared) : new double[0];
    declaredTexts =
        areNumbers
            ? new byte[0][]
            : declared.stream()
                .map(text -> text.trim().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
  }

  /** Returns whether a class is what its text says, also where that is a number. */
  boolean areTexts() {
    return declaredTexts.length > 0;
  }

  /** Forgets the class of the record before. */
  void begin() {
    length = 0;
    isNumber = false;
  }

  /** Takes a number. */
  void takeNumber() {
    isNumber = true;
  }

  /** Takes a text without the spaces around it; returns whether anything is left of it. */
  boolean take(final byte[] bytes, final int from, final int to) {
    final int start = Spaces.start(bytes, from, to);
    final int end = Spaces.end(bytes, start, to);
    length = end - start;
    if (length > taken.length) {
      taken = Arrays.copyOf(taken, Math.max(length, 2 * taken.length));
    }
    System.arraycopy(bytes, start, taken, 0, length);
    return length > 0;
  }

  /** Returns whether the class that was taken is a text where the instrument's are, or a number. */
  boolean fits(final int instrument) {
    final Known of = instrument < known.length ? known[instrument] : null;
    return of == null || !(isNumber ? of.texts.count() > 0 : length > 0 && of.areNumbers);
  }

  /**
   * Settles the class of a well-formed record.
   *
   * @param instrument dense number of the record's instrument
   * @param value of a number that was taken
   * @param counters count texts past a thousand
   * @return the class, NaN where it is not known
   */
  double settle(final int instrument, final double value, final InstrumentCounters counters) {
    if (declaredNumbers.length > 0) {
      return isNumber ? declared(value) : Double.NaN;
    }
    if (declaredTexts.length > 0) {
      return length > 0 ? declared() : Double.NaN;
    }
    if (isNumber || length > 0) {
      return undeclared(instrument, value, counters);
    }
    return value;
  }

  private double declared(final double value) {
    for (final double number : declaredNumbers) {
      if (number == value) {
        return value;
      }
    }
    return Double.NaN;
  }

  private double declared() {
    for (int i = 0; i < declaredTexts.length; i++) {
      final byte[] text = declaredTexts[i];
      if (Arrays.equals(text, 0, text.length, taken, 0, length)) {
        return i;
      }
    }
    return Double.NaN;
  }

  private double undeclared(
      final int instrument, final double value, final InstrumentCounters counters) {
    grow(instrument);
    if (released[instrument]) {
      return isNumber ? value : Double.NaN;
    }
    if (known[instrument] == null) {
      known[instrument] = new Known();
    }
    final Known of = known[instrument];
    of.areNumbers |= isNumber;
    return isNumber ? value : number(of.texts, counters);
  }

  private double number(final Instruments texts, final InstrumentCounters counters) {
    final int found = texts.find(taken, 0, length);
    if (found != Instruments.LEFT_OUT) {
      return found;
    }
    if (texts.count() == MAX) {
      counters.count(DataQualityCounters.Kind.OVERFLOW);
      return Double.NaN;
    }
    return texts.number(taken, 0, length);
  }

  private void grow(final int instrument) {
    if (instrument >= known.length) {
      final int size = Math.max(instrument + 1, 2 * known.length);
      known = Arrays.copyOf(known, size);
      released = Arrays.copyOf(released, size);
    }
  }

  /** Returns the texts of an instrument's classes by their number; empty where they are numbers. */
  List<String> texts(final int instrument) {
    if (declaredTexts.length > 0) {
      return Arrays.stream(declaredTexts)
          .map(text -> new String(text, StandardCharsets.UTF_8))
          .toList();
    }
    final Known of = instrument < known.length ? known[instrument] : null;
    return of == null
        ? List.of()
        : IntStream.range(0, of.texts.count()).mapToObj(of.texts::name).toList();
  }

  /** Forgets the classes of an instrument and numbers none of its texts from now on. */
  void release(final int instrument) {
    grow(instrument);
    known[instrument] = null;
    released[instrument] = true;
  }

  /** Transfers the classes of one instrument: a single value where it has none. */
  void transferInstrument(final int instrument, final StateTransfer state) {
    grow(instrument);
    final boolean has = state.transfer(known[instrument] != null);
    if (state.isReading()) {
      known[instrument] = has ? new Known() : null;
    }
    if (has) {
      known[instrument].transferState(state);
    }
  }

  /** The classes of one instrument. */
  private static final class Known implements Stateful {
    private final Instruments texts = new Instruments(List.of());
    private boolean areNumbers;

    @Override
    public void transferState(final StateTransfer state) {
      texts.transferState(state);
      areNumbers = state.transfer(areNumbers);
    }
  }
}
