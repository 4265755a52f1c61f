package io.millrace.engine.stage;

import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import java.util.List;

/**
 * What one record, or one control event, becomes on its way: preallocated, filled again for each.
 * The decode stage fills it, the statistics stage reads it. Where the two are on different threads,
 * it is a slot of a ring, whose sequences publish it. The bytes of a record are copied only where
 * another thread decodes them: then a slot grows to the longest record that it has held, which is
 * the only allocation.
 *
 * <p>A record yields none, one or two ticks of one instrument: a tick whose time was doubted comes
 * before the tick that confirms it.
 */
public final class TickEvent {
  /**
   * A doubted tick that time alone has confirmed.
   *
   * @param instrument number, by first tick
   * @param timeNs its admitted time
   * @param fields by index in the schema
   */
  public record ConfirmedTick(int instrument, long timeNs, double[] fields) {}

  /** What the event is. */
  public enum Kind {
    /** A record, decoded or not. */
    RECORD,
    /** A record that has yet to be decoded. */
    RAW,
    /** A source begins. */
    SOURCE,
    /** Time has passed without a tick. */
    TIME,
    /** Records were lost. */
    GAP,
    /** The natural end of the feed. */
    END,
    /** Digests are taken. */
    CHECKPOINT,
    /** Ends the thread. */
    POISON
  }

  private static final int FIRST_BYTES = 128;
  private static final byte[] NO_BYTES = {};

  private final int width;
  private Kind kind = Kind.RECORD;
  private long sequence;
  private long arrivedNs;
  private long value;
  private Source newSource;
  private SectionDigests digests;
  private byte[] bytes = NO_BYTES;
  private int length;
  private int source;
  private int ticks;
  private int instrument;
  private String name;
  private boolean hasInstrument;
  private RuntimeException failure;
  private List<ConfirmedTick> confirmed = List.of();
  private final double[] first;
  private double[] second;
  private long firstNs;
  private long secondNs;

  /**
   * @param schema names the fields of ticks
   */
  public TickEvent(final Schema schema) {
    width = schema.size();
    first = new double[width];
  }

  /**
   * Begins the event of a record that is decoded now.
   *
   * @param newSequence of the record
   * @param newArrivedNs when it arrived
   */
  public void record(final long newSequence, final long newArrivedNs) {
    begin(Kind.RECORD, newSequence);
    arrivedNs = newArrivedNs;
  }

  /**
   * Keeps the bytes of a record that is decoded later. Allocates where the record is longer than
   * all that the slot has held.
   *
   * @param newSequence of the record
   * @param newArrivedNs when it arrived
   * @param from holds its bytes, which are copied
   * @param offset of the first
   * @param newLength in bytes
   * @param newSourceNumber number of its source
   */
  public void raw(
      final long newSequence,
      final long newArrivedNs,
      final byte[] from,
      final int offset,
      final int newLength,
      final int newSourceNumber) {
    begin(Kind.RAW, newSequence);
    arrivedNs = newArrivedNs;
    if (newLength > bytes.length) {
      bytes = new byte[Math.max(FIRST_BYTES, Integer.highestOneBit(newLength) << 1)];
    }
    System.arraycopy(from, offset, bytes, 0, newLength);
    length = newLength;
    source = newSourceNumber;
  }

  /**
   * Begins a control event.
   *
   * @param newKind of the event
   * @param nextSequence of the next record
   * @param newValue what it carries: event time in ns, or how many records
   */
  public void control(final Kind newKind, final long nextSequence, final long newValue) {
    begin(newKind, nextSequence);
    value = newValue;
  }

  /**
   * Begins the event of a source.
   *
   * @param nextSequence of the next record
   * @param announced what is known of it
   */
  public void source(final long nextSequence, final Source announced) {
    begin(Kind.SOURCE, nextSequence);
    newSource = announced;
  }

  /**
   * Begins a checkpoint.
   *
   * @param nextSequence of the next record
   * @param collected takes each stage's digests
   */
  public void checkpoint(final long nextSequence, final SectionDigests collected) {
    begin(Kind.CHECKPOINT, nextSequence);
    digests = collected;
  }

  private void begin(final Kind newKind, final long newSequence) {
    kind = newKind;
    sequence = newSequence;
    ticks = 0;
    name = null;
    hasInstrument = false;
    failure = null;
    newSource = null;
    digests = null;
    confirmed = List.of();
  }

  /**
   * Sets the instrument of the record.
   *
   * @param number of the instrument, by first tick
   * @param newName its name where this is its first record, else null
   */
  public void instrument(final int number, final String newName) {
    hasInstrument = true;
    instrument = number;
    name = newName;
  }

  /**
   * Adds a tick.
   *
   * @param timeNs its admitted time
   * @param fields by index in the schema; copied
   */
  public void add(final long timeNs, final double[] fields) {
    if (ticks == 0) {
      firstNs = timeNs;
      System.arraycopy(fields, 0, first, 0, width);
    } else {
      if (second == null) {
        second = new double[width];
      }
      secondNs = timeNs;
      System.arraycopy(fields, 0, second, 0, width);
    }
    ticks++;
  }

  /**
   * Adds a tick at its admitted time.
   *
   * @param timeNs its admitted time
   * @param tick holds the fields
   */
  public void add(final long timeNs, final Tick tick) {
    add(timeNs, tick.fields());
  }

  /**
   * Gives the event of a time the ticks that it confirms.
   *
   * @param ticksOfTime in the order of their instruments' numbers
   */
  public void confirm(final List<ConfirmedTick> ticksOfTime) {
    confirmed = ticksOfTime;
  }

  /**
   * {@return the ticks that the event of a time confirms, in the order of their instruments'
   * numbers}
   */
  public List<ConfirmedTick> confirmed() {
    return confirmed;
  }

  /**
   * Marks the instrument as one for which decoding has failed.
   *
   * @param thrown what was thrown
   * @param timeNs event time of the record
   */
  public void fail(final RuntimeException thrown, final long timeNs) {
    ticks = 0;
    failure = thrown;
    firstNs = timeNs;
  }

  /** {@return what the event is} */
  public Kind kind() {
    return kind;
  }

  /** {@return of the record, or of the next one} */
  public long sequence() {
    return sequence;
  }

  /** {@return when the record arrived, in ns since the epoch} */
  public long arrivedNs() {
    return arrivedNs;
  }

  /** {@return what a control event carries} */
  public long value() {
    return value;
  }

  /** {@return what is known of the source that begins} */
  public Source newSource() {
    return newSource;
  }

  /** {@return takes the digests of a checkpoint} */
  public SectionDigests digests() {
    return digests;
  }

  /** {@return holds the record from index 0, where it has yet to be decoded} */
  public byte[] bytes() {
    return bytes;
  }

  /** {@return length of the record in bytes, where it has yet to be decoded} */
  public int length() {
    return length;
  }

  /** {@return number of the record's source, where it has yet to be decoded} */
  public int source() {
    return source;
  }

  /** {@return how many ticks there are} */
  public int ticks() {
    return ticks;
  }

  /**
   * @param tick 0 or 1
   * @return its admitted time, in ns since the epoch
   */
  public long timeNs(final int tick) {
    return tick == 0 ? firstNs : secondNs;
  }

  /**
   * @param tick 0 or 1
   * @return its fields, by index in the schema
   */
  public double[] fields(final int tick) {
    return tick == 0 ? first : second;
  }

  /** {@return number of the instrument, by first tick; valid where {@link #hasInstrument}} */
  public int instrument() {
    return instrument;
  }

  /** {@return the instrument's name where this is its first record, else null} */
  public String name() {
    return name;
  }

  /** {@return whether the record is one of an instrument, be its tick applied, kept or refused} */
  public boolean hasInstrument() {
    return hasInstrument;
  }

  /** {@return what decoding has thrown for the instrument, null for nothing} */
  public RuntimeException failure() {
    return failure;
  }
}
