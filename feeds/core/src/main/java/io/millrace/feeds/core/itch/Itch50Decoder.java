package io.millrace.feeds.core.itch;

import io.millrace.engine.book.BookResult;
import io.millrace.engine.book.OrderBook;
import io.millrace.engine.book.OrderBooks;
import io.millrace.engine.record.BigEndian;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Decodes ITCH 5.0 into ticks, through an order book for each instrument.
 *
 * <ol>
 *   <li>A, F, E, C, X, D, U, P and Q are ticks; every other message is an event.
 *   <li>The locate code decides whose tick a message is, and whose orders it is about: an order id
 *       belongs to its instrument.
 *   <li>Trade fields stand on executions of orders that rest, on printable C, on P, and on Q with
 *       shares. An E for an order that does not rest has none: its price is not known. A C of that
 *       kind has no side.
 *   <li>A session begins with the system event O, and where the day of the source is another: order
 *       ids and locate codes of the one before mean nothing then, so books and codes are emptied.
 *       An instrument notices another day by its own records.
 * </ol>
 *
 * <p>State: the locate codes that the directory names are shared; day and book are the
 * instrument's.
 */
public final class Itch50Decoder implements Decoder {
  private static final long NO_DAY = Long.MIN_VALUE;

  private final LocateTable locates;
  private final OrderBooks books = new OrderBooks();
  private final Itch50Check check = new Itch50Check();
  private final QuoteFields quotes;
  private final InstrumentCounters counters;
  private final int priceField;
  private final int sizeField;
  private final int sideField;
  private long[] midnightsNs = new long[4];

  /** The day of each instrument's book. */
  private long[] bookDaysNs = new long[0];

  private boolean[] released = new boolean[0];

  /** The day of the present record. */
  private long dayNs;

  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param counters takes the data quality counts
   */
  public Itch50Decoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    this.locates = new LocateTable(instruments);
    this.quotes = new QuoteFields(schema);
    this.counters = counters;
    this.priceField = schema.indexOf("price");
    this.sizeField = schema.indexOf("size");
    this.sideField = schema.indexOf("side");
  }

  @Override
  public void source(final Source source) {
    if (source.number() >= midnightsNs.length) {
      midnightsNs =
          Arrays.copyOf(midnightsNs, Math.max(source.number() + 1, midnightsNs.length * 2));
    }
    midnightsNs[source.number()] = source.midnightNs();
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
    if (!check.isValid(bytes, offset, length)) {
      return Outcome.MALFORMED;
    }
    dayNs = midnightNs(source);
    return switch (bytes[offset]) {
      case 'A', 'F' -> add(bytes, offset, tick);
      case 'E', 'C', 'X', 'D', 'U' -> change(bytes, offset, tick);
      case 'P' -> trade(bytes, offset, tick);
      case 'Q' -> cross(bytes, offset, tick);
      default -> event(bytes, offset);
    };
  }

  /**
   * Begins a session of the instrument where its last record was of another day; returns whether it
   * has a book.
   */
  private boolean hasBook(final int instrument) {
    if (instrument >= bookDaysNs.length) {
      grow(instrument);
    }
    if (released[instrument]) {
      return false;
    }
    if (bookDaysNs[instrument] != dayNs) {
      books.clear(instrument);
      bookDaysNs[instrument] = dayNs;
    }
    return true;
  }

  private void grow(final int instrument) {
    final int before = bookDaysNs.length;
    final int size = Math.max(instrument + 1, 2 * before);
    bookDaysNs = Arrays.copyOf(bookDaysNs, size);
    Arrays.fill(bookDaysNs, before, size, NO_DAY);
    released = Arrays.copyOf(released, size);
  }

  private void beginSession() {
    books.clear();
    locates.clear();
  }

  private Outcome event(final byte[] bytes, final int offset) {
    if (bytes[offset] == 'R') {
      locates.name(
          locate(bytes, offset),
          BigEndian.get8(bytes, offset + Itch50Layout.DIRECTORY_STOCK),
          dayNs);
    } else if (bytes[offset] == 'S' && bytes[offset + Itch50Layout.EVENT_CODE] == 'O') {
      beginSession();
    }
    return Outcome.EVENT;
  }

  private Outcome add(final byte[] bytes, final int offset, final Tick tick) {
    final int instrument = instrument(bytes, offset, Itch50Layout.STOCK);
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    final long price = BigEndian.get4(bytes, offset + Itch50Layout.PRICE);
    countZeroPrice(price);
    if (hasBook(instrument)) {
      count(
          books.add(
              instrument,
              BigEndian.get8(bytes, offset + Itch50Layout.ORDER),
              bytes[offset + Itch50Layout.SIDE] == 'B',
              BigEndian.get4(bytes, offset + Itch50Layout.SHARES),
              price));
    }
    return tick(instrument, bytes, offset, tick);
  }

  private Outcome change(final byte[] bytes, final int offset, final Tick tick) {
    final int instrument = locates.instrument(locate(bytes, offset), dayNs);
    if (instrument == LocateTable.UNKNOWN) {
      counters.count(DataQualityCounters.Kind.UNKNOWN_ORDER);
      return Outcome.EVENT;
    }
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    if (hasBook(instrument)) {
      count(change(instrument, bytes, offset, tick));
    }
    return tick(instrument, bytes, offset, tick);
  }

  private BookResult change(
      final int instrument, final byte[] bytes, final int offset, final Tick tick) {
    return switch (bytes[offset]) {
      case 'E' -> execute(instrument, bytes, offset, tick);
      case 'C' -> executeWithPrice(instrument, bytes, offset, tick);
      case 'X' ->
          books.cancel(
              instrument,
              BigEndian.get8(bytes, offset + Itch50Layout.ORDER),
              BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES));
      case 'D' -> books.delete(instrument, BigEndian.get8(bytes, offset + Itch50Layout.ORDER));
      default -> replace(instrument, bytes, offset);
    };
  }

  private BookResult execute(
      final int instrument, final byte[] bytes, final int offset, final Tick tick) {
    final long shares = BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES);
    final BookResult result =
        books.execute(instrument, BigEndian.get8(bytes, offset + Itch50Layout.ORDER), shares);
    if (result != BookResult.UNKNOWN_ORDER) {
      fillTrade(tick, books.price(), shares, aggressor(books.isBuy()));
    }
    return result;
  }

  private BookResult executeWithPrice(
      final int instrument, final byte[] bytes, final int offset, final Tick tick) {
    final long shares = BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES);
    final BookResult result =
        books.execute(instrument, BigEndian.get8(bytes, offset + Itch50Layout.ORDER), shares);
    if (bytes[offset + Itch50Layout.PRINTABLE] == 'Y') {
      final boolean known = result != BookResult.UNKNOWN_ORDER;
      fillTrade(
          tick,
          BigEndian.get4(bytes, offset + Itch50Layout.EXECUTED_PRICE),
          shares,
          known ? aggressor(books.isBuy()) : Double.NaN);
    }
    return result;
  }

  private BookResult replace(final int instrument, final byte[] bytes, final int offset) {
    final long price = BigEndian.get4(bytes, offset + Itch50Layout.NEW_PRICE);
    countZeroPrice(price);
    return books.replace(
        instrument,
        BigEndian.get8(bytes, offset + Itch50Layout.ORDER),
        BigEndian.get8(bytes, offset + Itch50Layout.NEW_ORDER),
        BigEndian.get4(bytes, offset + Itch50Layout.NEW_SHARES),
        price);
  }

  private Outcome trade(final byte[] bytes, final int offset, final Tick tick) {
    final int instrument = instrument(bytes, offset, Itch50Layout.STOCK);
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    fillTrade(
        tick,
        BigEndian.get4(bytes, offset + Itch50Layout.PRICE),
        BigEndian.get4(bytes, offset + Itch50Layout.SHARES),
        aggressor(bytes[offset + Itch50Layout.SIDE] == 'B'));
    return tick(instrument, bytes, offset, tick);
  }

  /** A cross without shares has not traded. */
  private Outcome cross(final byte[] bytes, final int offset, final Tick tick) {
    final int instrument = instrument(bytes, offset, Itch50Layout.CROSS_STOCK);
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    final long shares = BigEndian.get8(bytes, offset + Itch50Layout.CROSS_SHARES);
    if (shares != 0) {
      final long price = BigEndian.get4(bytes, offset + Itch50Layout.CROSS_PRICE);
      fillTrade(tick, price, unsigned(shares), Double.NaN);
    }
    return tick(instrument, bytes, offset, tick);
  }

  private Outcome tick(
      final int instrument, final byte[] bytes, final int offset, final Tick tick) {
    tick.set(instrument, dayNs + BigEndian.get6(bytes, offset + Itch50Layout.TIME));
    if (hasBook(instrument)) {
      quotes.fill(books.book(instrument), tick);
    }
    return Outcome.TICK;
  }

  private void fillTrade(final Tick tick, final long price, final double size, final double side) {
    tick.field(priceField, price / Itch50Layout.PRICE_SCALE);
    tick.field(sizeField, size);
    tick.field(sideField, side);
  }

  /** The one who came to a resting buy order was a seller. */
  private static double aggressor(final boolean restingBuys) {
    return restingBuys ? -1 : 1;
  }

  private static double unsigned(final long value) {
    return value >= 0 ? value : (value >>> 1) * 2.0;
  }

  private void countZeroPrice(final long price) {
    if (price == 0) {
      counters.count(DataQualityCounters.Kind.ZERO_PRICE);
    }
  }

  private void count(final BookResult result) {
    switch (result) {
      case UNKNOWN_ORDER -> counters.count(DataQualityCounters.Kind.UNKNOWN_ORDER);
      case DUPLICATE_ORDER -> counters.count(DataQualityCounters.Kind.DUPLICATE_ORDER);
      case EXCESS_SIZE -> counters.count(DataQualityCounters.Kind.EXCESS_SIZE);
      case OK -> {}
    }
  }

  private static int locate(final byte[] bytes, final int offset) {
    return BigEndian.get2(bytes, offset + Itch50Layout.LOCATE);
  }

  private int instrument(final byte[] bytes, final int offset, final int stockOffset) {
    return locates.instrument(
        locate(bytes, offset), BigEndian.get8(bytes, offset + stockOffset), dayNs);
  }

  private long midnightNs(final int source) {
    return source < midnightsNs.length ? midnightsNs[source] : 0;
  }

  @Override
  public String reason() {
    return check.reason();
  }

  @Override
  public long timeNs(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence) {
    final long timeOfDayNs = Itch50Check.timeOfDayNs(bytes, offset, length);
    return timeOfDayNs < 0 ? NO_TIME : midnightNs(source) + timeOfDayNs;
  }

  /**
   * @param instrument dense number
   * @return its book as it stands after the last record
   */
  public OrderBook book(final int instrument) {
    return books.book(instrument);
  }

  @Override
  public void transferShared(final StateTransfer state) {
    locates.transferShared(state);
  }

  @Override
  public void transferReportState(final StateTransfer state) {
    locates.transferReportState(state);
  }

  /**
   * {@inheritDoc} It is the code that orders and trades gave the instrument, the day and the book:
   * from the best level, the orders of a level from the first that came.
   */
  @Override
  public void transferInstrument(final int instrument, final StateTransfer state) {
    locates.transferInstrument(instrument, state);
    if (instrument >= bookDaysNs.length) {
      grow(instrument);
    }
    final boolean isTouched = state.transfer(bookDaysNs[instrument] != NO_DAY);
    if (isTouched) {
      bookDaysNs[instrument] = state.transfer(bookDaysNs[instrument]);
      books.transferBook(instrument, state);
    } else if (state.isReading()) {
      bookDaysNs[instrument] = NO_DAY;
      books.release(instrument);
    }
  }

  @Override
  public void release(final int instrument) {
    if (instrument >= bookDaysNs.length) {
      grow(instrument);
    }
    released[instrument] = true;
    bookDaysNs[instrument] = NO_DAY;
    books.release(instrument);
    locates.release(instrument);
  }
}
