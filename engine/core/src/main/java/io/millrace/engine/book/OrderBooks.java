package io.millrace.engine.book;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The books of all instruments, and the way in for order messages. Order ids are shared by all
 * instruments: an id rests at most once, and says in whose book.
 *
 * <p>After each call the accessors {@link #instrument}, {@link #isBuy}, {@link #price} and {@link
 * #shares} tell of the order that the call was about. O(1) for an order near the best price, O(log
 * levels) else, and linear in the levels better than one that comes or goes. Pool, index and levels
 * grow by doubling; apart from that nothing is allocated. One thread.
 */
public final class OrderBooks implements Stateful {
  /** Stands for the instrument of an order that does not rest. */
  public static final int NO_INSTRUMENT = -1;

  private static final int INITIAL_ORDERS = 16_384;
  private static final int MAX_INSTRUMENT = (1 << 24) - 1;
  private static final float LOAD_FACTOR = 0.55f;

  private final OrderPool pool;
  private final Long2LongHashMap slots;
  private OrderBook[] books = new OrderBook[16];

  private int instrument = NO_INSTRUMENT;
  private boolean buy;
  private long price;
  private long shares;

  /** Makes empty books. */
  public OrderBooks() {
    this(INITIAL_ORDERS);
  }

  /**
   * @param initialOrders how many orders rest before anything grows; at least 1
   */
  public OrderBooks(final int initialOrders) {
    if (initialOrders < 1) {
      throw new IllegalArgumentException(
          "initialOrders must be positive: initialOrders=" + initialOrders);
    }
    pool = new OrderPool(initialOrders);
    final long indexCapacity = (long) (initialOrders / LOAD_FACTOR) + 1;
    slots =
        new Long2LongHashMap(
            (int) Math.min(indexCapacity, 1 << 29), LOAD_FACTOR, OrderPool.NONE, true);
  }

  /**
   * The book of an instrument, made (allocating) when first asked for; the same object for good.
   *
   * @param bookInstrument dense number of the instrument, from 0
   * @return its book
   */
  public OrderBook book(final int bookInstrument) {
    if (bookInstrument < 0 || bookInstrument > MAX_INSTRUMENT) {
      throw new IllegalArgumentException("no instrument: instrument=" + bookInstrument);
    }
    if (bookInstrument < books.length && books[bookInstrument] != null) {
      return books[bookInstrument];
    }
    return make(bookInstrument);
  }

  private OrderBook make(final int bookInstrument) {
    if (bookInstrument >= books.length) {
      books = Arrays.copyOf(books, Math.max(bookInstrument + 1, books.length * 2));
    }
    books[bookInstrument] = new OrderBook(pool);
    return books[bookInstrument];
  }

  /**
   * Adds an order behind all others at its price.
   *
   * @param orderInstrument dense number of its instrument
   * @param orderId any id
   * @param orderBuy whether it buys
   * @param orderShares above 0
   * @param orderPrice fixed-point
   * @return {@code OK} or {@code DUPLICATE_ORDER}
   */
  public BookResult add(
      final int orderInstrument,
      final long orderId,
      final boolean orderBuy,
      final long orderShares,
      final long orderPrice) {
    checkNew(orderShares, orderPrice);
    final int duplicate = slot(orderId);
    if (duplicate != OrderPool.NONE) {
      return BookResult.DUPLICATE_ORDER;
    }
    insert(orderInstrument, orderId, orderBuy, orderShares, orderPrice);
    return BookResult.OK;
  }

  /**
   * Executes shares of a resting order, wherever it stands in its queue.
   *
   * @param orderId of the resting order
   * @param executed how many, not negative; 0 changes nothing
   * @return {@code OK}, {@code EXCESS_SIZE} or {@code UNKNOWN_ORDER}
   */
  public BookResult execute(final long orderId, final long executed) {
    return take(orderId, executed);
  }

  /**
   * Cancels shares of a resting order, which keeps its place in its queue.
   *
   * @param orderId of the resting order
   * @param cancelled how many, not negative; 0 changes nothing
   * @return {@code OK}, {@code EXCESS_SIZE} or {@code UNKNOWN_ORDER}
   */
  public BookResult cancel(final long orderId, final long cancelled) {
    return take(orderId, cancelled);
  }

  private BookResult take(final long orderId, final long taken) {
    if (taken < 0) {
      throw new IllegalArgumentException("shares must not be negative: shares=" + taken);
    }
    final int slot = slot(orderId);
    if (slot == OrderPool.NONE) {
      return BookResult.UNKNOWN_ORDER;
    }
    final long rested = pool.shares[slot];
    if (taken < rested) {
      books[instrument].side(buy).reduce(slot, taken);
      shares = taken;
      return BookResult.OK;
    }
    remove(orderId, slot);
    return taken == rested ? BookResult.OK : BookResult.EXCESS_SIZE;
  }

  /**
   * Deletes a resting order.
   *
   * @param orderId of the resting order
   * @return {@code OK} or {@code UNKNOWN_ORDER}
   */
  public BookResult delete(final long orderId) {
    final int slot = slot(orderId);
    if (slot == OrderPool.NONE) {
      return BookResult.UNKNOWN_ORDER;
    }
    remove(orderId, slot);
    return BookResult.OK;
  }

  /**
   * Replaces a resting order by one of the same instrument and side, which goes behind all others
   * at its price, also where price and shares are the old ones.
   *
   * @param oldId of the resting order
   * @param newId of the one in its place; may be the same
   * @param newShares above 0
   * @param newPrice fixed-point
   * @return {@code OK}, {@code UNKNOWN_ORDER} or {@code DUPLICATE_ORDER}
   */
  public BookResult replace(
      final long oldId, final long newId, final long newShares, final long newPrice) {
    checkNew(newShares, newPrice);
    final int oldSlot = slot(oldId);
    if (oldSlot == OrderPool.NONE) {
      return BookResult.UNKNOWN_ORDER;
    }
    if (newId != oldId && slots.get(newId) != OrderPool.NONE) {
      return BookResult.DUPLICATE_ORDER;
    }
    remove(oldId, oldSlot);
    insert(instrument, newId, buy, newShares, newPrice);
    return BookResult.OK;
  }

  /**
   * Looks at an order and changes nothing.
   *
   * @param orderId any id
   * @return {@code OK} or {@code UNKNOWN_ORDER}
   */
  public BookResult find(final long orderId) {
    return slot(orderId) == OrderPool.NONE ? BookResult.UNKNOWN_ORDER : BookResult.OK;
  }

  /**
   * @return instrument of the order of the last call; of the one that rests where it was a
   *     duplicate, of the old one where its replacement was; {@link #NO_INSTRUMENT} where it was
   *     unknown
   */
  public int instrument() {
    return instrument;
  }

  /**
   * @return whether the order of the last call buys; nothing where {@link #instrument} is none
   */
  public boolean isBuy() {
    return buy;
  }

  /**
   * @return its price, the new one where it was replaced; nothing where {@link #instrument} is none
   */
  public long price() {
    return price;
  }

  /**
   * @return how many shares the last call took from the book or added to it, those that rest where
   *     it changed nothing; nothing where {@link #instrument} is none
   */
  public long shares() {
    return shares;
  }

  /**
   * @return how many orders rest in all books
   */
  public int orders() {
    return slots.size();
  }

  /** Takes every order out of every book; the memory stays. */
  public void clear() {
    for (final OrderBook book : books) {
      if (book != null) {
        book.clear();
      }
    }
    slots.clear();
    pool.clear();
  }

  private int slot(final long orderId) {
    final int slot = (int) slots.get(orderId);
    if (slot == OrderPool.NONE) {
      instrument = NO_INSTRUMENT;
    } else {
      instrument = pool.instrument(slot);
      buy = pool.buy(slot);
      price = pool.prices[slot];
      shares = pool.shares[slot];
    }
    return slot;
  }

  private void insert(
      final int orderInstrument,
      final long orderId,
      final boolean orderBuy,
      final long orderShares,
      final long orderPrice) {
    final BookSide side = book(orderInstrument).side(orderBuy);
    final int slot = pool.take(orderInstrument, orderBuy, orderId, orderShares, orderPrice);
    slots.put(orderId, slot);
    side.append(slot);
    instrument = orderInstrument;
    buy = orderBuy;
    price = orderPrice;
    shares = orderShares;
  }

  private void remove(final long orderId, final int slot) {
    books[instrument].side(buy).remove(slot);
    slots.remove(orderId);
    pool.free(slot);
  }

  private static void checkNew(final long orderShares, final long orderPrice) {
    if (orderShares <= 0) {
      throw new IllegalArgumentException("shares must be positive: shares=" + orderShares);
    }
    if (orderPrice == OrderBook.NO_PRICE) {
      throw new IllegalArgumentException("no price: price=" + orderPrice);
    }
  }

  /** Adds an order of a state that is being read. */
  void restore(
      final int orderInstrument,
      final long orderId,
      final boolean orderBuy,
      final long orderShares,
      final long orderPrice) {
    if (orderShares <= 0 || orderPrice == OrderBook.NO_PRICE || slot(orderId) != OrderPool.NONE) {
      throw new IllegalStateException(
          "not an order of a book: id="
              + Long.toUnsignedString(orderId)
              + " shares="
              + orderShares
              + " price="
              + orderPrice);
    }
    insert(orderInstrument, orderId, orderBuy, orderShares, orderPrice);
  }

  /**
   * Writes the books that are not empty, by instrument; bids, then asks; levels from the best;
   * orders by arrival.
   */
  @Override
  public void transferState(final StateTransfer state) {
    if (state.isReading()) {
      readBooks(state);
    } else {
      writeBooks(state);
    }
  }

  private void writeBooks(final StateTransfer out) {
    int filled = 0;
    for (final OrderBook book : books) {
      filled += book == null || book.isEmpty() ? 0 : 1;
    }
    out.transfer(filled);
    for (int i = 0; i < books.length; i++) {
      if (books[i] != null && !books[i].isEmpty()) {
        out.transfer(i);
        books[i].side(true).writeState(out);
        books[i].side(false).writeState(out);
      }
    }
  }

  private void readBooks(final StateTransfer in) {
    clear();
    final int filled = in.transfer(0);
    for (int i = 0; i < filled; i++) {
      final int number = in.transfer(0);
      if (number < 0 || number > MAX_INSTRUMENT) {
        throw new IllegalStateException("not an instrument: instrument=" + number);
      }
      final OrderBook book = book(number);
      book.side(true).readState(in, this, number);
      book.side(false).readState(in, this, number);
    }
  }
}
