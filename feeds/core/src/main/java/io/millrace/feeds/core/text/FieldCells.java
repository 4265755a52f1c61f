package io.millrace.feeds.core.text;

import io.millrace.engine.tick.CarriedQuotes;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.number.DecimalText;
import io.millrace.feeds.core.number.Scale;
import io.millrace.learning.state.StateTransfer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one record of text: numbers with their scale, the value that means not known, and
 * the quotes that are carried from record to record. Values are taken one after the other and
 * change no state before {@link #commit}. Its state is, by instrument, the last known quotes and
 * the texts that name classes. One thread at a time.
 */
public final class FieldCells {
  private static final List<String> CARRIED = List.of("bid", "ask", "bid_size", "ask_size");
  private static final List<String> PRICES = List.of("bid", "ask", "price");

  private final int size;
  private final String[] columns;
  private final Scale[] scales;
  private final boolean[] isPrice;
  private final int[] carriedAt;
  private final double[] values;
  private final byte[][] absentTexts;
  private final double[] absentNumbers;
  private final InstrumentCounters counters;
  private final DecimalText number;
  private final CarriedQuotes carried;
  private int nonFinite;
  private final int classField;
  private final ClassTexts classTexts;

  /**
   * @param schema the fields
   * @param feed names their columns, scales and the value that means not known
   * @param counters takes the counts
   */
  public FieldCells(
      final Schema schema, final FeedDefinition feed, final InstrumentCounters counters) {
    this.size = schema.size();
    this.counters = counters;
    this.number = new DecimalText(feed.dialect().decimal());
    this.columns = new String[size];
    this.scales = new Scale[size];
    this.isPrice = new boolean[size];
    this.carriedAt = new int[size];
    this.values = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      final String field = schema.names().get(i);
      columns[i] = feed.columnOf(field);
      final Scale scale = feed.scaleOf(field);
      scales[i] = scale == Scale.ONE ? null : scale;
      isPrice[i] = PRICES.contains(field);
      carriedAt[i] = CARRIED.contains(field) ? count++ : -1;
    }
    carried = new CarriedQuotes(count);
    classTexts = new ClassTexts(schema.classes());
    classField = schema.classField() == null ? -1 : schema.indexOf(schema.classField());
    absentTexts =
        feed.absent().stream()
            .map(text -> text.trim().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    absentNumbers = new double[absentTexts.length];
    for (int i = 0; i < absentNumbers.length; i++) {
      number.read(absentTexts[i], 0, absentTexts[i].length);
      absentNumbers[i] = number.value();
    }
  }

  /** {@return how many fields} */
  public int size() {
    return size;
  }

  /**
   * @param field index in the schema
   * @return the column that holds it
   */
  public String column(final int field) {
    return columns[field];
  }

  /** Begins a record: everything is not known. */
  public void begin() {
    Arrays.fill(values, Double.NaN);
    nonFinite = 0;
    classTexts.begin();
  }

  /** {@return index of the field that may hold texts that name classes; -1 for none} */
  public int classField() {
    return classField;
  }

  /**
   * Takes a word that represents a value, without scale.
   *
   * @param field index in the schema
   * @param value that the word stands for
   * @param bytes hold the word
   * @param from its first byte
   * @param to after its last byte
   */
  public void read(
      final int field, final double value, final byte[] bytes, final int from, final int to) {
    if (field != classField) {
      values[field] = value;
    } else if (classTexts.areTexts()) {
      classTexts.take(bytes, from, to);
    } else {
      values[field] = value;
      classTexts.takeNumber();
    }
  }

  /**
   * Takes the text of a value. Nothing but spaces, and the text that means so, are not known.
   *
   * @param field index in the schema
   * @param bytes hold the text
   * @param from its first byte
   * @param to after its last byte
   * @return false where something else than a number stands there, or than a class in the field
   *     that may hold texts
   */
  public boolean read(final int field, final byte[] bytes, final int from, final int to) {
    final DecimalText.Kind kind = number.read(bytes, from, to);
    if (field == classField && kind != DecimalText.Kind.EMPTY && !isAbsent(bytes, from, to)) {
      return readClass(kind, bytes, from, to);
    }
    if (kind == DecimalText.Kind.NUMBER) {
      final double value = number.value();
      if (!isAbsent(value)) {
        final Scale scale = scales[field];
        keep(field, scale == null ? value : scale.apply(value));
      }
      return true;
    }
    if (kind == DecimalText.Kind.EMPTY || isAbsent(bytes, from, to)) {
      return true;
    }
    nonFinite++;
    return kind == DecimalText.Kind.NON_FINITE;
  }

  /** Numbers are classes of their own, unless the declared classes are texts. */
  private boolean readClass(
      final DecimalText.Kind kind, final byte[] bytes, final int from, final int to) {
    if (kind == DecimalText.Kind.NUMBER && !classTexts.areTexts()) {
      keep(classField, number.value());
      classTexts.takeNumber();
      return true;
    }
    return classTexts.take(bytes, from, to);
  }

  private void keep(final int field, final double value) {
    if (Double.isInfinite(value)) {
      nonFinite++;
    } else {
      values[field] = value;
    }
  }

  private boolean isAbsent(final byte[] bytes, final int from, final int to) {
    if (absentTexts.length == 0) {
      return false;
    }
    final int start = Spaces.start(bytes, from, to);
    final int end = Spaces.end(bytes, start, to);
    for (final byte[] text : absentTexts) {
      if (Arrays.equals(text, 0, text.length, bytes, start, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAbsent(final double value) {
    for (final double absent : absentNumbers) {
      if (value == absent) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the class of the record is a number where the instrument's classes are, or a
   * text where they are texts; always where none has come yet.
   *
   * @param instrument dense number
   * @return false where the field of classes is malformed
   */
  public boolean fits(final int instrument) {
    return classField < 0 || classTexts.fits(instrument);
  }

  /**
   * Fills the tick, carries quotes forward and counts what is odd. Allocates only as instruments
   * come.
   *
   * @param instrument dense number
   * @param tick takes the fields
   */
  public void commit(final int instrument, final Tick tick) {
    if (nonFinite > 0) {
      counters.count(DataQualityCounters.Kind.NON_FINITE, nonFinite);
    }
    if (classField >= 0) {
      values[classField] = classTexts.settle(instrument, values[classField], counters);
    }
    carried.begin(instrument);
    for (int i = 0; i < size; i++) {
      double value = values[i];
      if (isPrice[i] && value <= 0) {
        counters.count(
            value == 0
                ? DataQualityCounters.Kind.ZERO_PRICE
                : DataQualityCounters.Kind.NEGATIVE_PRICE);
      }
      final int slot = carriedAt[i];
      if (slot >= 0) {
        if (Double.isNaN(value)) {
          value = carried.get(instrument, slot);
        } else {
          carried.set(instrument, slot, value);
        }
      }
      tick.field(i, value);
    }
  }

  /**
   * Returns the texts of an instrument's classes; allocates.
   *
   * @param instrument dense number
   * @return by their number; empty where classes are numbers, or none is taken from a text
   */
  public List<String> classTexts(final int instrument) {
    return classField < 0 ? List.of() : classTexts.texts(instrument);
  }

  /** Carries the quotes of before the last {@link #commit} again. */
  public void revert() {
    carried.revert();
  }

  /**
   * Carries the quotes of a tick that was taken back by {@link #revert} and is believed after all.
   *
   * @param held the tick
   * @param next the instrument's next tick, filled by the last {@link #commit}, whose open quotes
   *     become those of the held one; null for none
   */
  public void believed(final Tick held, final Tick next) {
    for (int i = 0; i < size; i++) {
      final boolean isOwn = next != null && !Double.isNaN(values[i]);
      if (carriedAt[i] >= 0 && !isOwn) {
        carried.set(held.instrument(), carriedAt[i], held.fields()[i]);
        if (next != null) {
          next.field(i, held.fields()[i]);
        }
      }
    }
  }

  /**
   * Drops the state of an instrument and keeps none from now on.
   *
   * @param instrument dense number
   */
  public void release(final int instrument) {
    carried.release(instrument);
    classTexts.release(instrument);
  }

  /**
   * Transfers the state of one instrument.
   *
   * @param instrument dense number
   * @param state takes or gives the values
   */
  public void transferInstrument(final int instrument, final StateTransfer state) {
    carried.transferInstrument(instrument, state);
    if (classField >= 0) {
      classTexts.transferInstrument(instrument, state);
    }
  }
}
