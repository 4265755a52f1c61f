package io.millrace.feeds.core.text;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.number.DecimalText;
import io.millrace.feeds.core.number.Scale;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one record of text: numbers with their scale, the value that means not known, and
 * the quotes that are carried from record to record. Values are taken one after the other and
 * change no state before {@link #commit}. Its state is the last known quote of each instrument. One
 * thread at a time.
 */
public final class FieldCells implements Stateful {
  private static final List<String> CARRIED = List.of("bid", "ask", "bid_size", "ask_size");
  private static final int MAX_QUOTES = 1 << 28;
  private static final List<String> PRICES = List.of("bid", "ask", "price");

  private final int size;
  private final String[] columns;
  private final Scale[] scales;
  private final boolean[] isPrice;
  private final int[] carriedAt;
  private final int carriedCount;
  private final double[] values;
  private final byte[][] absentTexts;
  private final double[] absentNumbers;
  private final DataQualityCounters odd;
  private final DecimalText number;
  private double[] carried = new double[0];
  private int nonFinite;
  private final int classField;
  private final ClassTexts classTexts = new ClassTexts();

  /** What the last record has overwritten, and where. */
  private final double[] overwritten;

  private int overwrittenAt;

  /**
   * @param schema the fields
   * @param feed names their columns, scales and the value that means not known
   * @param odd takes the counts
   */
  public FieldCells(final Schema schema, final FeedDefinition feed, final DataQualityCounters odd) {
    this.size = schema.size();
    this.odd = odd;
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
    carriedCount = count;
    classField = schema.classField() == null ? -1 : schema.indexOf(schema.classField());
    overwritten = new double[count];
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

  /**
   * @return how many fields
   */
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

  /**
   * Takes a value as it stands, without scale.
   *
   * @param field index in the schema
   * @param value of the field
   */
  public void set(final int field, final double value) {
    values[field] = value;
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

  /** Numbers are classes of their own; texts are numbered, but not side by side with numbers. */
  private boolean readClass(
      final DecimalText.Kind kind, final byte[] bytes, final int from, final int to) {
    if (kind == DecimalText.Kind.NUMBER) {
      keep(classField, number.value());
      return classTexts.takeNumber();
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
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
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
   * Fills the tick, carries quotes forward and counts what is odd. Allocates only as instruments
   * come.
   *
   * @param instrument dense number
   * @param tick takes the fields
   */
  public void commit(final int instrument, final Tick tick) {
    if (nonFinite > 0) {
      odd.count(DataQualityCounters.Kind.NON_FINITE, nonFinite);
    }
    if (classField >= 0) {
      values[classField] = classTexts.settle(values[classField], odd);
    }
    final int base = instrument * carriedCount;
    if (base + carriedCount > carried.length) {
      grow(base + carriedCount);
    }
    System.arraycopy(carried, base, overwritten, 0, carriedCount);
    overwrittenAt = base;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      if (isPrice[i] && value <= 0) {
        odd.count(
            value == 0
                ? DataQualityCounters.Kind.ZERO_PRICE
                : DataQualityCounters.Kind.NEGATIVE_PRICE);
      }
      final int slot = carriedAt[i];
      if (slot >= 0) {
        if (Double.isNaN(value)) {
          value = carried[base + slot];
        } else {
          carried[base + slot] = value;
        }
      }
      tick.field(i, value);
    }
  }

  /** Carries the quotes of before the last {@link #commit} again. */
  public void revert() {
    System.arraycopy(overwritten, 0, carried, overwrittenAt, carriedCount);
  }

  /**
   * Carries the quotes of a tick that was taken back by {@link #revert} and is believed after all.
   *
   * @param held the tick
   * @param next the instrument's next tick, filled by the last {@link #commit}, whose open quotes
   *     become those of the held one; null for none
   */
  public void believed(final Tick held, final Tick next) {
    final int base = held.instrument() * carriedCount;
    for (int i = 0; i < size; i++) {
      final boolean isOwn = next != null && !Double.isNaN(values[i]);
      if (carriedAt[i] >= 0 && !isOwn) {
        carried[base + carriedAt[i]] = held.fields()[i];
        if (next != null) {
          next.field(i, held.fields()[i]);
        }
      }
    }
  }

  private void grow(final int min) {
    final int old = carried.length;
    carried = Arrays.copyOf(carried, Math.max(min, old * 2));
    Arrays.fill(carried, old, carried.length, Double.NaN);
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int used = state.transfer(used());
    if (used < 0 || used > MAX_QUOTES) {
      throw new IllegalStateException("not a number of quotes: used=" + used);
    }
    if (state.isReading()) {
      carried = new double[used];
    }
    state.transfer(carried, 0, used);
    if (classField >= 0) {
      classTexts.transferState(state);
    }
  }

  private int used() {
    int used = carried.length;
    while (used > 0 && Double.isNaN(carried[used - 1])) {
      used--;
    }
    return used;
  }
}
