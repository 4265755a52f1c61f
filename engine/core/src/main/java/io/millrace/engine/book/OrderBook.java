package io.millrace.engine.book;

/**
 * The book of one instrument, to be read: its orders come and go through {@link OrderBooks}. Prices
 * are fixed-point in the feed's unit (1e-4 dollars for ITCH). A side's levels count from 0, the
 * best. A crossed book (bid above ask) is held as it is: feeds can show one. Written and read by
 * one thread.
 */
public final class OrderBook {
  /** The price of an empty side. */
  public static final long NO_PRICE = Long.MIN_VALUE;

  private final OrderPool pool;
  private final BookSide bids;
  private final BookSide asks;

  OrderBook(final OrderPool pool) {
    this.pool = pool;
    this.bids = new BookSide(pool, true);
    this.asks = new BookSide(pool, false);
  }

  /** {@return price of the best bid, {@link #NO_PRICE} where there is none} */
  public long bestBid() {
    return best(bids);
  }

  /** {@return shares at the best bid, 0 where there is none} */
  public long bestBidSize() {
    return bestSize(bids);
  }

  /** {@return price of the best ask, {@link #NO_PRICE} where there is none} */
  public long bestAsk() {
    return best(asks);
  }

  /** {@return shares at the best ask, 0 where there is none} */
  public long bestAskSize() {
    return bestSize(asks);
  }

  private static long best(final BookSide side) {
    return side.count() == 0 ? NO_PRICE : side.price(0);
  }

  private static long bestSize(final BookSide side) {
    return side.count() == 0 ? 0 : side.size(0);
  }

  /**
   * @param buy for the bids
   * @return how many price levels that side has
   */
  public int levels(final boolean buy) {
    return side(buy).count();
  }

  /**
   * @param buy for the bids
   * @param level from 0, the best
   * @return its price
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public long price(final boolean buy, final int level) {
    return side(buy).price(level);
  }

  /**
   * @param buy for the bids
   * @param level from 0, the best
   * @return the shares of all its orders
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public long size(final boolean buy, final int level) {
    return side(buy).size(level);
  }

  /**
   * @param buy for the bids
   * @param level from 0, the best
   * @return how many orders it has
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public int orders(final boolean buy, final int level) {
    return side(buy).orders(level);
  }

  /**
   * Linear in the position.
   *
   * @param buy for the bids
   * @param level from 0, the best
   * @param position in the queue, 0 for the order that is executed first
   * @return id of the order there
   * @throws IndexOutOfBoundsException if there is no such level or position
   */
  public long orderId(final boolean buy, final int level, final int position) {
    return pool.orderIds[slot(buy, level, position)];
  }

  /**
   * Linear in the position.
   *
   * @param buy for the bids
   * @param level from 0, the best
   * @param position in the queue, 0 for the order that is executed first
   * @return shares of the order there
   * @throws IndexOutOfBoundsException if there is no such level or position
   */
  public long shares(final boolean buy, final int level, final int position) {
    return pool.shares[slot(buy, level, position)];
  }

  private int slot(final boolean buy, final int level, final int position) {
    final BookSide side = side(buy);
    if (position < 0 || position >= side.orders(level)) {
      throw new IndexOutOfBoundsException(
          "no such order: position=" + position + " orders=" + side.orders(level));
    }
    int slot = side.head(level);
    for (int i = 0; i < position; i++) {
      slot = pool.next[slot];
    }
    return slot;
  }

  BookSide side(final boolean buy) {
    return buy ? bids : asks;
  }

  void clear() {
    bids.clear();
    asks.clear();
  }
}
