package io.millrace.feeds.core.lobster;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.EventTime;
import io.millrace.feeds.core.text.Fault;
import io.millrace.feeds.core.text.SourceTable;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Makes ticks of joined LOBSTER lines. Every record holds the whole book, so it has no state.
 * {@link #timeNs} uses this object's scratch space: another thread needs a decoder of its own.
 */
final class LobsterDecoder implements Decoder {
  /** Stands for the price of an empty level, on the ask side; the bid side has its negative. */
  private static final long EMPTY = 9_999_999_999L;

  private static final double PRICE_UNIT = 10_000;
  private static final long NO_NUMBER = Long.MIN_VALUE;

  private final FeedDefinition feed;
  private final Instruments instruments;
  private final InstrumentCounters counters;
  private final EventTime time;
  private final SourceTable sources = new SourceTable();
  private final Fault fault = new Fault();
  private final int[] bookColumns;
  private final int priceField;
  private final int sizeField;
  private final int sideField;
  private int[] starts = new int[LobsterColumns.OF_MESSAGE + 10 * LobsterColumns.OF_LEVEL + 1];
  private long[] numbers = new long[starts.length];
  private int cells;

  LobsterDecoder(
      final FeedDefinition feed,
      final Schema schema,
      final Instruments instruments,
      final InstrumentCounters counters) {
    this.feed = feed;
    this.instruments = instruments;
    this.counters = counters;
    this.time = new EventTime(feed.time(), counters);
    this.bookColumns = schema.names().stream().mapToInt(LobsterColumns::bookColumn).toArray();
    this.priceField = schema.indexOf("price");
    this.sizeField = schema.indexOf("size");
    this.sideField = schema.indexOf("side");
  }

  @Override
  public void source(final Source source) {
    sources.put(source);
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
    final int end = offset + length;
    if (length > feed.maxRecord()) {
      return fault.set("longer than max_record", null, bytes, offset, end);
    }
    split(bytes, offset, end);
    final int ofBook = cells - LobsterColumns.OF_MESSAGE;
    if (ofBook < LobsterColumns.OF_LEVEL || ofBook % LobsterColumns.OF_LEVEL != 0) {
      return fault.set("not 6 columns and 4 for each level", null, bytes, offset, end);
    }
    final long timeNs = time.read(bytes, starts[0], starts[1] - 1, sources.get(source));
    if (timeNs == NO_TIME) {
      return fault.set("not a time", "time", bytes, starts[0], starts[1] - 1);
    }
    for (int cell = 1; cell < cells; cell++) {
      numbers[cell] = whole(bytes, starts[cell], starts[cell + 1] - 1);
      if (numbers[cell] == NO_NUMBER) {
        return fault.set("not a whole number", null, bytes, starts[cell], starts[cell + 1] - 1);
      }
    }
    return byType(bytes, source, timeNs, tick);
  }

  private Outcome byType(final byte[] bytes, final int source, final long timeNs, final Tick tick) {
    final long type = numbers[LobsterColumns.TYPE];
    final long direction = numbers[LobsterColumns.DIRECTION];
    if (type < 1 || type > 7) {
      return fault.set("no such type", "type", bytes, starts[1], starts[2] - 1);
    }
    if (type < 6 && direction != 1 && direction != -1) {
      return fault.set("not 1 or -1", "direction", bytes, starts[5], starts[6] - 1);
    }
    final byte[] name = sources.instrument(source);
    final int instrument = instruments.number(name, 0, name.length);
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    if (type == 7) {
      return Outcome.EVENT;
    }
    tick.set(instrument, timeNs);
    fillBook(tick);
    if (type >= 4) {
      tick.field(priceField, price(numbers[LobsterColumns.PRICE], priceField));
      tick.field(sizeField, numbers[LobsterColumns.SIZE]);
      tick.field(sideField, type == 6 ? Double.NaN : -direction);
    }
    return Outcome.TICK;
  }

  private void fillBook(final Tick tick) {
    for (int field = 0; field < bookColumns.length; field++) {
      final int column = bookColumns[field];
      if (column >= 0 && column < cells) {
        final boolean isSize = (column - LobsterColumns.OF_MESSAGE) % 2 == 1;
        final long price = numbers[isSize ? column - 1 : column];
        if (price != EMPTY && price != -EMPTY) {
          tick.field(field, isSize ? numbers[column] : price(price, column < 10 ? field : -1));
        }
      }
    }
  }

  /** The price in dollars; counted where it is odd, unless nobody uses it or it is a deep level. */
  private double price(final long units, final int countedField) {
    if (units <= 0 && countedField >= 0) {
      counters.count(
          units == 0
              ? DataQualityCounters.Kind.ZERO_PRICE
              : DataQualityCounters.Kind.NEGATIVE_PRICE);
    }
    return units / PRICE_UNIT;
  }

  /** Finds where cells begin; one more begins after the end. */
  private void split(final byte[] bytes, final int from, final int to) {
    cells = 1;
    starts[0] = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == ',') {
        if (cells + 1 == starts.length) {
          starts = Arrays.copyOf(starts, starts.length * 2);
          numbers = new long[starts.length];
        }
        starts[cells++] = at + 1;
      }
    }
    starts[cells] = to + 1;
  }

  private static long whole(final byte[] bytes, final int from, final int to) {
    int at = from;
    final boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    if (at == to || to - at > 18) {
      return NO_NUMBER;
    }
    long value = 0;
    for (; at < to; at++) {
      final int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return NO_NUMBER;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  @Override
  public String reason() {
    return fault.toString();
  }

  @Override
  public long timeNs(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence) {
    int end = offset;
    while (end < offset + length && bytes[end] != ',') {
      end++;
    }
    return time.read(bytes, offset, end, sources.get(source));
  }

  @Override
  public void transferShared(final StateTransfer state) {
    // nothing is kept from record to record
  }

  @Override
  public void transferInstrument(final int instrument, final StateTransfer state) {
    // nothing is kept from record to record
  }

  @Override
  public void release(final int instrument) {
    // nothing is kept from record to record
  }
}
