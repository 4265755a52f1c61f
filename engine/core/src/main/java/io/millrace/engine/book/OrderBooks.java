package io.millrace.engine.book;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The books of all instruments, and their entry for order messages. An order id belongs to its
 * instrument: it rests at most once there, and an order of another instrument with the same id is
 * another order. Nothing about one book therefore depends on the books beside it. All of them share
 * one index of ids and one pool of orders.
 *
 * <p>After each call the accessors {@link #instrument}, {@link #isBuy}, {@link #price} and {@link
 * #shares} describe the order of the call. O(1) for an order near the best price, O(log levels)
 * else, and linear in the levels better than one that comes or goes. Pool, index and levels grow by
 * doubling; apart from that nothing is allocated. One thread.
 */
public final class OrderBooks {
  /** The instrument of an order that does not rest. */
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
   * The book of an instrument, made (allocating) when first asked for; the same object until {@link
   * #release}.
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
    final int duplicate = slot(orderInstrument, orderId);
    if (duplicate != OrderPool.NONE) {
      return BookResult.DUPLICATE_ORDER;
    }
    insert(orderInstrument, orderId, orderBuy, orderShares, orderPrice);
    return BookResult.OK;
  }

  /**
   * Executes shares of a resting order, wherever it is in its queue.
   *
   * @param orderInstrument dense number of its instrument
   * @param orderId of the resting order
   * @param executed how many, not negative; 0 changes nothing
   * @return {@code OK}, {@code EXCESS_SIZE} or {@code UNKNOWN_ORDER}
   */
  public BookResult execute(final int orderInstrument, final long orderId, final long executed) {
    return take(orderInstrument, orderId, executed);
  }

  /**
   * Cancels shares of a resting order, which keeps its place in its queue.
   *
   * @param orderInstrument dense number of its instrument
   * @param orderId of the resting order
   * @param cancelled how many, not negative; 0 changes nothing
   * @return {@code OK}, {@code EXCESS_SIZE} or {@code UNKNOWN_ORDER}
   */
  public BookResult cancel(final int orderInstrument, final long orderId, final long cancelled) {
    return take(orderInstrument, orderId, cancelled);
  }

  private BookResult take(final int orderInstrument, final long orderId, final long taken) {
    if (taken < 0) {
      throw new IllegalArgumentException("shares must not be negative: shares=" + taken);
    }
    final int slot = slot(orderInstrument, orderId);
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
   * @param orderInstrument dense number of its instrument
   * @param orderId of the resting order
   * @return {@code OK} or {@code UNKNOWN_ORDER}
   */
  public BookResult delete(final int orderInstrument, final long orderId) {
    final int slot = slot(orderInstrument, orderId);
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
   * @param orderInstrument dense number of its instrument
   * @param oldId of the resting order
   * @param newId of the one in its place; may be the same
   * @param newShares above 0
   * @param newPrice fixed-point
   * @return {@code OK}, {@code UNKNOWN_ORDER} or {@code DUPLICATE_ORDER}
   */
  public BookResult replace(
      final int orderInstrument,
      final long oldId,
      final long newId,
      final long newShares,
      final long newPrice) {
    checkNew(newShares, newPrice);
    final int oldSlot = slot(orderInstrument, oldId);
    if (oldSlot == OrderPool.NONE) {
      return BookResult.UNKNOWN_ORDER;
    }
    if (newId != oldId && resting(orderInstrument, newId) != OrderPool.NONE) {
      return BookResult.DUPLICATE_ORDER;
    }
    remove(oldId, oldSlot);
    insert(instrument, newId, buy, newShares, newPrice);
    return BookResult.OK;
  }

  /**
   * Looks at an order and changes nothing.
   *
   * @param orderInstrument dense number of its instrument
   * @param orderId any id
   * @return {@code OK} or {@code UNKNOWN_ORDER}
   */
  public BookResult find(final int orderInstrument, final long orderId) {
    return slot(orderInstrument, orderId) == OrderPool.NONE
        ? BookResult.UNKNOWN_ORDER
        : BookResult.OK;
  }

  /**
   * {@return instrument of the order of the last call; of the one that rests where it was a
   * duplicate, of the old one where its replacement was; {@link #NO_INSTRUMENT} where it was
   * unknown}
   */
  public int instrument() {
    return instrument;
  }

  /**
   * {@return whether the order of the last call buys; nothing where {@link #instrument} is none}
   */
  public boolean isBuy() {
    return buy;
  }

  /**
   * {@return its price, the new one where it was replaced; nothing where {@link #instrument} is
   * none}
   */
  public long price() {
    return price;
  }

  /**
   * {@return how many shares the last call took from the book or added to it, those that rest where
   * it changed nothing; nothing where {@link #instrument} is none}
   */
  public long shares() {
    return shares;
  }

  /** {@return how many orders rest in all books} */
  public int orders() {
    return pool.used();
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

  /**
   * Takes every order of an instrument out of its book; the book and the memory stay. Linear in the
   * orders.
   *
   * @param bookInstrument dense number of the instrument
   */
  public void clear(final int bookInstrument) {
    if (bookInstrument < books.length && books[bookInstrument] != null) {
      clear(books[bookInstrument].side(true));
      clear(books[bookInstrument].side(false));
    }
  }

  private void clear(final BookSide side) {
    for (int level = 0; level < side.count(); level++) {
      int slot = side.head(level);
      while (slot != OrderPool.NONE) {
        final int behind = pool.next[slot];
        forget(pool.orderIds[slot], slot);
        slot = behind;
      }
    }
    side.clear();
  }

  /**
   * Takes every order of an instrument out and gives its book up to the garbage collector. A later
   * {@link #book} makes another one.
   *
   * @param bookInstrument dense number of the instrument
   */
  public void release(final int bookInstrument) {
    clear(bookInstrument);
    if (bookInstrument < books.length) {
      books[bookInstrument] = null;
    }
  }

  /** The slot of an order; the first of its id is in the index, the others are linked behind it. */
  private int resting(final int ofInstrument, final long orderId) {
    int slot = (int) slots.get(orderId);
    while (slot != OrderPool.NONE && pool.instrument(slot) != ofInstrument) {
      slot = pool.sameId[slot];
    }
    return slot;
  }

  private int slot(final int ofInstrument, final long orderId) {
    final int slot = resting(ofInstrument, orderId);
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
    pool.sameId[slot] = (int) slots.put(orderId, slot);
    side.append(slot);
    instrument = orderInstrument;
    buy = orderBuy;
    price = orderPrice;
    shares = orderShares;
  }

  private void remove(final long orderId, final int slot) {
    books[instrument].side(buy).remove(slot);
    forget(orderId, slot);
  }

  /** Takes an order out of the index and frees its slot. */
  private void forget(final long orderId, final int slot) {
    final int first = (int) slots.remove(orderId);
    final int rest = pool.withoutSameId(first, slot);
    if (rest != OrderPool.NONE) {
      slots.put(orderId, rest);
    }
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
    if (orderShares <= 0
        || orderPrice == OrderBook.NO_PRICE
        || resting(orderInstrument, orderId) != OrderPool.NONE) {
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
   * Transfers one book: bids, then asks; levels from the best; orders of a level from the first
   * that came. Reading replaces the orders of this instrument and leaves all others as they are.
   *
   * @param bookInstrument dense number of the instrument
   * @param state takes or gives the values
   * @throws IllegalStateException if what is read cannot be a book
   */
  public void transferBook(final int bookInstrument, final StateTransfer state) {
    final OrderBook book = book(bookInstrument);
    if (state.isReading()) {
      clear(bookInstrument);
      book.side(true).readState(state, this, bookInstrument);
      book.side(false).readState(state, this, bookInstrument);
    } else {
      book.side(true).writeState(state);
      book.side(false).writeState(state);
    }
  }
}
