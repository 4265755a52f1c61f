package io.millrace.engine.typed;

import io.millrace.engine.record.BigEndian;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.CarriedQuotes;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.NameText;
import io.millrace.engine.tick.Route;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Decodes typed records. A quote holds until the instrument's next quote. An instrument takes its
 * dense number when its first quote, trade or values come, not when it is named.
 *
 * <p>State: the names of the caller's numbers, shared; the quotes, by instrument. A number that is
 * named again therefore has the quotes of its new instrument.
 */
public final class TypedDecoder implements Decoder {
  private static final int NOT_NUMBERED = -2;
  private static final int MAX_INSTRUMENTS = 1 << 22;
  private static final String[] QUOTE = {"bid", "bid_size", "ask", "ask_size"};
  private static final String[] TRADE = {"price", "size", "side"};

  private final Instruments instruments;
  private final InstrumentCounters counters;
  private final int[] quoteFields;
  private final int[] tradeFields;
  private final boolean[] prices;
  private final int[] quoteOf;
  private final int fields;
  private final CarriedQuotes quotes = new CarriedQuotes(QUOTE.length);
  private byte[][] names = new byte[0][];
  private int[] numbers = new int[0];
  private int named;

  /** Which quotes the last record has itself. */
  private final boolean[] told = new boolean[QUOTE.length];

  private String problem = "";
  private long problemValue;

  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param counters takes the data quality counts
   */
  public TypedDecoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    this.instruments = instruments;
    this.counters = counters;
    quoteFields = Arrays.stream(QUOTE).mapToInt(schema::indexOf).toArray();
    tradeFields = Arrays.stream(TRADE).mapToInt(schema::indexOf).toArray();
    fields = schema.size();
    prices = new boolean[fields];
    quoteOf = new int[fields];
    for (int i = 0; i < fields; i++) {
      final String name = schema.names().get(i);
      prices[i] = name.equals("bid") || name.equals("ask") || name.equals("price");
      quoteOf[i] = Arrays.asList(QUOTE).indexOf(name);
    }
  }

  @Override
  public void source(final Source source) {
    // Typed records are complete.
  }

  @Override
  public Outcome decode(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence,
      final Tick tick) {
    tick.clear();
    if (length < TypedLayout.NAME) {
      return malformed("record too short: length=", length);
    }
    final byte kind = bytes[offset];
    final int number = (int) BigEndian.get4(bytes, offset + TypedLayout.NUMBER);
    if (kind == TypedLayout.INSTRUMENT) {
      return name(number, bytes, offset + TypedLayout.NAME, offset + length);
    }
    if (number < 0 || number >= named || names[number] == null) {
      return malformed("no instrument has the number ", number);
    }
    if (length != wantedLength(kind)) {
      return malformed("wrong length for kind '" + (char) kind + "': length=", length);
    }
    final int instrument = instrument(number);
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    tick.set(instrument, BigEndian.get8(bytes, offset + TypedLayout.TIME));
    read(kind, instrument, bytes, offset + TypedLayout.FIRST_VALUE, tick);
    return Outcome.TICK;
  }

  private int wantedLength(final byte kind) {
    switch (kind) {
      case TypedLayout.QUOTE:
        return TypedLayout.QUOTE_LENGTH;
      case TypedLayout.TRADE:
        return TypedLayout.TRADE_LENGTH;
      case TypedLayout.VALUES:
        return TypedLayout.valuesLength(fields);
      default:
        return -1;
    }
  }

  private int instrument(final int number) {
    if (numbers[number] == NOT_NUMBERED) {
      numbers[number] = instruments.number(names[number], 0, names[number].length);
    }
    return numbers[number];
  }

  private Outcome name(final int number, final byte[] bytes, final int from, final int to) {
    if (number < 0 || number >= MAX_INSTRUMENTS) {
      return malformed("not the number of an instrument: ", number);
    }
    if (number >= numbers.length) {
      final int size = Math.max(number + 1, 2 * numbers.length);
      numbers = Arrays.copyOf(numbers, size);
      names = Arrays.copyOf(names, size);
    }
    names[number] = Arrays.copyOfRange(bytes, from, to);
    numbers[number] = NOT_NUMBERED;
    named = Math.max(named, number + 1);
    return Outcome.EVENT;
  }

  private void read(
      final byte kind, final int instrument, final byte[] bytes, final int at, final Tick tick) {
    quotes.begin(instrument);
    Arrays.fill(told, kind == TypedLayout.QUOTE);
    if (kind == TypedLayout.QUOTE) {
      for (int i = 0; i < QUOTE.length; i++) {
        quotes.set(instrument, i, checked(value(bytes, at, i), i % 2 == 0));
      }
    } else if (kind == TypedLayout.TRADE) {
      for (int i = 0; i < TRADE.length; i++) {
        tick.field(tradeFields[i], checked(value(bytes, at, i), i == 0));
      }
    } else {
      for (int i = 0; i < fields; i++) {
        final double value = checked(value(bytes, at, i), prices[i]);
        tick.field(i, value);
        if (quoteOf[i] >= 0 && value == value) {
          quotes.set(instrument, quoteOf[i], value);
          told[quoteOf[i]] = true;
        }
      }
    }
    for (int i = 0; i < QUOTE.length; i++) {
      tick.field(quoteFields[i], quotes.get(instrument, i));
    }
  }

  private static double value(final byte[] bytes, final int at, final int index) {
    return Double.longBitsToDouble(BigEndian.get8(bytes, at + index * Double.BYTES));
  }

  private double checked(final double value, final boolean isPrice) {
    if (Double.isInfinite(value)) {
      counters.count(Kind.NON_FINITE);
      return Double.NaN;
    }
    if (isPrice && value <= 0) {
      counters.count(value == 0 ? Kind.ZERO_PRICE : Kind.NEGATIVE_PRICE);
    }
    return value;
  }

  private Outcome malformed(final String what, final long value) {
    problem = what;
    problemValue = value;
    return Outcome.MALFORMED;
  }

  @Override
  public void refused() {
    quotes.revert();
  }

  @Override
  public void believed(final Tick held, final Tick next) {
    for (int i = 0; i < QUOTE.length; i++) {
      if (quoteFields[i] >= 0 && !(next != null && told[i])) {
        final double quote = held.fields()[quoteFields[i]];
        quotes.set(held.instrument(), i, quote);
        if (next != null) {
          next.field(quoteFields[i], quote);
        }
      }
    }
  }

  @Override
  public String reason() {
    return problem + problemValue;
  }

  @Override
  public long timeNs(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence) {
    return length >= TypedLayout.FIRST_VALUE && bytes[offset] != TypedLayout.INSTRUMENT
        ? BigEndian.get8(bytes, offset + TypedLayout.TIME)
        : NO_TIME;
  }

  /**
   * Routes a record. Every record that becomes a tick of an instrument has one key as long as one
   * number refers to that instrument. Pure; allocates nothing and never throws.
   *
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @return the caller's number; {@link Route#ALL_SHARDS} of a record that names one; {@link
   *     Route#NO_SHARD} where the record is too short, or of no kind
   */
  public static long route(final byte[] bytes, final int offset, final int length) {
    if (length < TypedLayout.NAME) {
      return Route.NO_SHARD;
    }
    return switch (bytes[offset]) {
      case TypedLayout.INSTRUMENT -> Route.ALL_SHARDS;
      case TypedLayout.QUOTE, TypedLayout.TRADE, TypedLayout.VALUES ->
          BigEndian.get4(bytes, offset + TypedLayout.NUMBER);
      default -> Route.NO_SHARD;
    };
  }

  @Override
  public void transferShared(final StateTransfer state) {
    named = state.transfer(named);
    if (named < 0 || named > MAX_INSTRUMENTS) {
      throw new IllegalStateException("not a number of names: named=" + named);
    }
    if (state.isReading()) {
      names = new byte[named][];
      numbers = new int[named];
      Arrays.fill(numbers, NOT_NUMBERED);
    }
    for (int i = 0; i < named; i++) {
      if (state.transfer(names[i] != null)) {
        names[i] = NameText.bytes(state.transfer(names[i] == null ? null : NameText.of(names[i])));
      }
    }
  }

  @Override
  public void transferInstrument(final int instrument, final StateTransfer state) {
    quotes.transferInstrument(instrument, state);
  }

  @Override
  public void release(final int instrument) {
    quotes.release(instrument);
  }
}
