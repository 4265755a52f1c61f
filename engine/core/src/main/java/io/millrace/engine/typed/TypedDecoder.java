package io.millrace.engine.typed;

import io.millrace.engine.record.BigEndian;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/** Decodes typed records. Quotes stand until the instrument's next quote. */
public final class TypedDecoder implements Decoder {
  private static final int UNNAMED = -2;
  private static final int MAX_INSTRUMENTS = 1 << 22;
  private static final String[] QUOTE = {"bid", "bid_size", "ask", "ask_size"};
  private static final String[] TRADE = {"price", "size", "side"};

  private final Instruments instruments;
  private final DataQualityCounters odd;
  private final int[] quoteFields;
  private final int[] tradeFields;
  private final boolean[] prices;
  private final int[] quoteOf;
  private final int fields;
  private int[] numbers = new int[0];
  private int named;
  private double[] quotes = new double[0];

  /** The quote that the last record has overwritten, and where. */
  private final double[] overwritten = new double[QUOTE.length];

  private int overwrittenAt;

  /** Which quotes the last record has told itself. */
  private final boolean[] told = new boolean[QUOTE.length];

  private String problem = "";
  private long problemValue;

  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param odd takes the counts of odd input
   */
  public TypedDecoder(
      final Schema schema, final Instruments instruments, final DataQualityCounters odd) {
    this.instruments = instruments;
    this.odd = odd;
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
    // Typed records say all there is to know.
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
      return instrument(number, bytes, offset, length);
    }
    if (number < 0 || number >= numbers.length || numbers[number] == UNNAMED) {
      return malformed("no instrument has the number ", number);
    }
    if (length != wantedLength(kind)) {
      return malformed("wrong length for kind '" + (char) kind + "': length=", length);
    }
    if (numbers[number] < 0) {
      return Instruments.outcome(numbers[number]);
    }
    tick.set(numbers[number], BigEndian.get8(bytes, offset + TypedLayout.TIME));
    read(kind, number, bytes, offset + TypedLayout.FIRST_VALUE, tick);
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

  private Outcome instrument(
      final int number, final byte[] bytes, final int offset, final int length) {
    if (number < 0 || number >= MAX_INSTRUMENTS) {
      return malformed("not the number of an instrument: ", number);
    }
    if (number >= numbers.length) {
      final int before = numbers.length;
      final int size = Math.max(number + 1, 2 * before);
      numbers = Arrays.copyOf(numbers, size);
      Arrays.fill(numbers, before, size, UNNAMED);
      quotes = Arrays.copyOf(quotes, size * QUOTE.length);
      Arrays.fill(quotes, before * QUOTE.length, quotes.length, Double.NaN);
    }
    numbers[number] =
        instruments.number(bytes, offset + TypedLayout.NAME, length - TypedLayout.NAME);
    named = Math.max(named, number + 1);
    return Outcome.EVENT;
  }

  private void read(
      final byte kind, final int number, final byte[] bytes, final int at, final Tick tick) {
    final int quote = number * QUOTE.length;
    System.arraycopy(quotes, quote, overwritten, 0, QUOTE.length);
    overwrittenAt = quote;
    Arrays.fill(told, kind == TypedLayout.QUOTE);
    if (kind == TypedLayout.QUOTE) {
      for (int i = 0; i < QUOTE.length; i++) {
        quotes[quote + i] = checked(value(bytes, at, i), i % 2 == 0);
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
          quotes[quote + quoteOf[i]] = value;
          told[quoteOf[i]] = true;
        }
      }
    }
    for (int i = 0; i < QUOTE.length; i++) {
      tick.field(quoteFields[i], quotes[quote + i]);
    }
  }

  private static double value(final byte[] bytes, final int at, final int index) {
    return Double.longBitsToDouble(BigEndian.get8(bytes, at + index * Double.BYTES));
  }

  private double checked(final double value, final boolean isPrice) {
    if (Double.isInfinite(value)) {
      odd.count(Kind.NON_FINITE);
      return Double.NaN;
    }
    if (isPrice && value <= 0) {
      odd.count(value == 0 ? Kind.ZERO_PRICE : Kind.NEGATIVE_PRICE);
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
    System.arraycopy(overwritten, 0, quotes, overwrittenAt, QUOTE.length);
  }

  @Override
  public void believed(final Tick held, final Tick next) {
    if (next != null) {
      believed(held, next, overwrittenAt);
      return;
    }
    for (int number = 0; number < named; number++) {
      if (numbers[number] == held.instrument()) {
        believed(held, null, number * QUOTE.length);
      }
    }
  }

  private void believed(final Tick held, final Tick next, final int quote) {
    for (int i = 0; i < QUOTE.length; i++) {
      if (quoteFields[i] >= 0 && !(next != null && told[i])) {
        quotes[quote + i] = held.fields()[quoteFields[i]];
        if (next != null) {
          next.field(quoteFields[i], quotes[quote + i]);
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

  @Override
  public void transferState(final StateTransfer state) {
    named = state.transfer(named);
    if (state.isReading()) {
      numbers = new int[named];
      quotes = new double[named * QUOTE.length];
    }
    for (int i = 0; i < named; i++) {
      numbers[i] = state.transfer(numbers[i]);
    }
    state.transfer(quotes, 0, named * QUOTE.length);
  }
}
