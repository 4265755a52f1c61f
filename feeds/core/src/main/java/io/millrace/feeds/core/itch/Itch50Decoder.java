package io.millrace.feeds.core.itch;

import io.millrace.engine.book.BookResult;
import io.millrace.engine.book.OrderBook;
import io.millrace.engine.book.OrderBooks;
import io.millrace.engine.record.BigEndian;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
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
 *   <li>A resting order decides whose tick an E, C, X, D or U is; where no such order rests, the
 *       locate code does.
 *   <li>Trade fields stand on executions of orders that rest, on printable C, on P, and on Q with
 *       shares. An E for an order that does not rest has none: its price is not known. A C of that
 *       kind has no side.
 *   <li>A session begins with the system event O, and where the day of the source is another: order
 *       ids and locate codes of the one before mean nothing then, so books and codes are emptied.
 * </ol>
 *
 * <p>State: the present day, the locate codes, the books.
 */
public final class Itch50Decoder implements Decoder {
  private static final long NO_DAY = Long.MIN_VALUE;

  private final LocateTable locates;
  private final OrderBooks books = new OrderBooks();
  private final Itch50Check check = new Itch50Check();
  private final QuoteFields quotes;
  private final DataQualityCounters odd;
  private final int priceField;
  private final int sizeField;
  private final int sideField;
  private long[] midnightsNs = new long[4];
  private long dayNs = NO_DAY;

  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param odd takes the counts of odd input
   */
  public Itch50Decoder(
      final Schema schema, final Instruments instruments, final DataQualityCounters odd) {
    this.locates = new LocateTable(instruments);
    this.quotes = new QuoteFields(schema);
    this.odd = odd;
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
    enterDay(midnightNs(source));
    return switch (bytes[offset]) {
      case 'A', 'F' -> add(bytes, offset, tick);
      case 'E', 'C', 'X', 'D', 'U' -> change(bytes, offset, tick);
      case 'P' -> trade(bytes, offset, tick);
      case 'Q' -> cross(bytes, offset, tick);
      default -> event(bytes, offset);
    };
  }

  private void enterDay(final long midnightNs) {
    if (midnightNs != dayNs) {
      if (dayNs != NO_DAY) {
        beginSession();
      }
      dayNs = midnightNs;
    }
  }

  private void beginSession() {
    books.clear();
    locates.clear();
  }

  private Outcome event(final byte[] bytes, final int offset) {
    if (bytes[offset] == 'R') {
      locates.name(
          locate(bytes, offset), BigEndian.get8(bytes, offset + Itch50Layout.DIRECTORY_STOCK));
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
    count(
        books.add(
            instrument,
            BigEndian.get8(bytes, offset + Itch50Layout.ORDER),
            bytes[offset + Itch50Layout.SIDE] == 'B',
            BigEndian.get4(bytes, offset + Itch50Layout.SHARES),
            price));
    return tick(instrument, bytes, offset, tick);
  }

  private Outcome change(final byte[] bytes, final int offset, final Tick tick) {
    final int named = locates.instrument(locate(bytes, offset));
    if (named == LocateTable.UNKNOWN) {
      odd.count(DataQualityCounters.Kind.UNKNOWN_ORDER);
      return Outcome.EVENT;
    }
    if (named < 0) {
      return Instruments.outcome(named);
    }
    count(
        switch (bytes[offset]) {
          case 'E' -> execute(bytes, offset, tick);
          case 'C' -> executeWithPrice(bytes, offset, tick);
          case 'X' ->
              books.cancel(
                  BigEndian.get8(bytes, offset + Itch50Layout.ORDER),
                  BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES));
          case 'D' -> books.delete(BigEndian.get8(bytes, offset + Itch50Layout.ORDER));
          default -> replace(bytes, offset);
        });
    final int resting = books.instrument();
    return tick(resting == OrderBooks.NO_INSTRUMENT ? named : resting, bytes, offset, tick);
  }

  private BookResult execute(final byte[] bytes, final int offset, final Tick tick) {
    final long shares = BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES);
    final BookResult result =
        books.execute(BigEndian.get8(bytes, offset + Itch50Layout.ORDER), shares);
    if (result != BookResult.UNKNOWN_ORDER) {
      fillTrade(tick, books.price(), shares, aggressor(books.isBuy()));
    }
    return result;
  }

  private BookResult executeWithPrice(final byte[] bytes, final int offset, final Tick tick) {
    final long shares = BigEndian.get4(bytes, offset + Itch50Layout.TAKEN_SHARES);
    final BookResult result =
        books.execute(BigEndian.get8(bytes, offset + Itch50Layout.ORDER), shares);
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

  private BookResult replace(final byte[] bytes, final int offset) {
    final long price = BigEndian.get4(bytes, offset + Itch50Layout.NEW_PRICE);
    countZeroPrice(price);
    return books.replace(
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
    quotes.fill(books.book(instrument), tick);
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
      odd.count(DataQualityCounters.Kind.ZERO_PRICE);
    }
  }

  private void count(final BookResult result) {
    switch (result) {
      case UNKNOWN_ORDER -> odd.count(DataQualityCounters.Kind.UNKNOWN_ORDER);
      case DUPLICATE_ORDER -> odd.count(DataQualityCounters.Kind.DUPLICATE_ORDER);
      case EXCESS_SIZE -> odd.count(DataQualityCounters.Kind.EXCESS_SIZE);
      case OK -> {}
    }
  }

  private static int locate(final byte[] bytes, final int offset) {
    return BigEndian.get2(bytes, offset + Itch50Layout.LOCATE);
  }

  private int instrument(final byte[] bytes, final int offset, final int stockOffset) {
    return locates.instrument(locate(bytes, offset), BigEndian.get8(bytes, offset + stockOffset));
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
  public void transferState(final StateTransfer state) {
    dayNs = state.transfer(dayNs);
    locates.transferState(state);
    books.transferState(state);
  }
}
