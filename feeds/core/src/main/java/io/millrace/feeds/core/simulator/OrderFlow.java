package io.millrace.feeds.core.simulator;

import io.millrace.engine.book.OrderBook;
import io.millrace.engine.book.OrderBooks;
import io.millrace.feeds.core.itch.Itch50Writer;

/**
 * What the traders of a stock do next. They lean to where its hidden value is: the further it is
 * above the mid, the more orders buy, the more sell orders are withdrawn, and the more the asks are
 * hit. So the queues and the flow at the best prices foretell the mid's next move, while a single
 * message says next to nothing.
 *
 * <p>An order never meets the other side's best price: the book is neither crossed nor locked. Each
 * side keeps a few levels. An incoming trade continues with one message for each order that it
 * meets, at the best level only.
 */
final class OrderFlow {
  private static final int FEW_LEVELS = 4;
  private static final int MANY_ORDERS = 80;
  private static final double FULL_LEAN_TICKS = 3;
  private static final double HALF_SPREAD_TICKS = 0.7;
  private static final double BUY_LEAN = 0.3;
  private static final double TRADE_LEAN = 0.45;
  private static final int DEEPEST = 12;
  private static final int ROUND_LOT = 100;
  private static final int ATTRIBUTION = 0x4d494c4c;

  private final OrderBooks books;
  private final Chance random;
  private final Itch50Writer writer;
  private long lastOrderId;
  private long lastMatch;
  private SimulatedStock tradingStock;
  private boolean tradingBuys;
  private long tradingShares;
  private long tradingPrice;

  OrderFlow(final OrderBooks books, final Chance random, final Itch50Writer writer) {
    this.books = books;
    this.random = random;
    this.writer = writer;
  }

  /** Returns the stock at which someone is still trading, null if nobody is. */
  SimulatedStock tradingStock() {
    return tradingStock;
  }

  /** Writes what comes next at a stock, and does it to its book. Returns the message's length. */
  int next(final SimulatedStock stock, final long timeNs) {
    if (tradingStock != null) {
      return meet(stock, timeNs);
    }
    stock.move(random);
    final OrderBook book = stock.book();
    final boolean thinBuys = book.levels(true) < FEW_LEVELS;
    if (thinBuys || book.levels(false) < FEW_LEVELS) {
      return add(stock, thinBuys, timeNs);
    }
    return act(stock, lean(stock), timeNs);
  }

  private double lean(final SimulatedStock stock) {
    final OrderBook book = stock.book();
    final double midTicks = (book.bestBid() + book.bestAsk()) / (2.0 * SimulatedStock.TICK);
    final double lean = (stock.valueTicks() - midTicks) / FULL_LEAN_TICKS;
    return Math.max(-1, Math.min(1, lean));
  }

  private int act(final SimulatedStock stock, final double lean, final long timeNs) {
    final double roll = random.uniform();
    final double trades = 0.05 + 0.05 * Math.abs(lean);
    if (roll < trades) {
      return trade(stock, random.chance(0.5 + TRADE_LEAN * lean), timeNs);
    }
    if (roll < trades + 0.01) {
      return tradeHidden(stock, random.chance(0.5 + TRADE_LEAN * lean), timeNs);
    }
    final boolean buy = random.chance(0.5 + BUY_LEAN * lean);
    final double adds = stock.listed(buy) < MANY_ORDERS ? 0.55 : 0.38;
    if (roll < trades + 0.01 + adds) {
      return add(stock, buy, timeNs);
    }
    return withdraw(stock, !buy, timeNs);
  }

  private int add(final SimulatedStock stock, final boolean buy, final long timeNs) {
    final long id = ++lastOrderId;
    final long shares = shares();
    final long price = price(stock, buy);
    books.add(stock.number(), id, buy, shares, price);
    stock.list(buy, id);
    if (random.below(20) == 0) {
      return writer.addAttributed(
          stock.locate(), timeNs, id, buy, shares, stock.stock(), price, ATTRIBUTION);
    }
    return writer.add(stock.locate(), timeNs, id, buy, shares, stock.stock(), price);
  }

  /** Takes a whole resting order away, or a part of it, or puts another in its place. */
  private int withdraw(final SimulatedStock stock, final boolean buy, final long timeNs) {
    final int at = stock.pick(buy, books, random);
    final long id = stock.orderId(buy, at);
    final long rests = books.shares();
    final int roll = random.below(10);
    if (roll == 0 && rests > 1) {
      final long cancelled = 1 + random.below((int) rests - 1);
      books.cancel(stock.number(), id, cancelled);
      return writer.cancel(stock.locate(), timeNs, id, cancelled);
    }
    stock.strike(buy, at);
    if (roll < 3) {
      return replace(stock, buy, id, timeNs);
    }
    books.delete(stock.number(), id);
    return writer.delete(stock.locate(), timeNs, id);
  }

  private int replace(
      final SimulatedStock stock, final boolean buy, final long oldId, final long timeNs) {
    final long newId = ++lastOrderId;
    final long shares = shares();
    final long price = price(stock, buy);
    books.replace(stock.number(), oldId, newId, shares, price);
    stock.list(buy, newId);
    return writer.replace(stock.locate(), timeNs, oldId, newId, shares, price);
  }

  private int trade(final SimulatedStock stock, final boolean buys, final long timeNs) {
    tradingStock = stock;
    tradingBuys = buys;
    tradingShares = 2 * shares();
    tradingPrice = stock.book().price(!buys, 0);
    return meet(stock, timeNs);
  }

  /** Executes against the order that came first at the best level. */
  private int meet(final SimulatedStock stock, final long timeNs) {
    final OrderBook book = stock.book();
    final long id = book.orderId(!tradingBuys, 0, 0);
    final long shares = Math.min(tradingShares, book.shares(!tradingBuys, 0, 0));
    books.execute(stock.number(), id, shares);
    tradingShares -= shares;
    final boolean goesOn =
        book.levels(!tradingBuys) > 1 && book.price(!tradingBuys, 0) == tradingPrice;
    if (tradingShares == 0 || !goesOn) {
      tradingStock = null;
    }
    final long match = ++lastMatch;
    if (random.below(25) > 0) {
      return writer.execute(stock.locate(), timeNs, id, shares, match);
    }
    final long better = tradingPrice + (tradingBuys ? -SimulatedStock.TICK : SimulatedStock.TICK);
    return writer.executeWithPrice(
        stock.locate(), timeNs, id, shares, match, random.below(4) > 0, better);
  }

  private int tradeHidden(final SimulatedStock stock, final boolean buys, final long timeNs) {
    final OrderBook book = stock.book();
    final long bid = book.bestBid();
    final long ask = book.bestAsk();
    final long price = bid + (ask - bid) / (2 * SimulatedStock.TICK) * SimulatedStock.TICK;
    return writer.trade(stock.locate(), timeNs, !buys, shares(), stock.stock(), price, ++lastMatch);
  }

  private long shares() {
    final long lots = ROUND_LOT * (1 + random.halving(8));
    return random.below(4) > 0 ? lots : 1 + random.below(2 * ROUND_LOT);
  }

  /** Joins the best price, goes behind it, or betters it where the hidden value leaves room. */
  private long price(final SimulatedStock stock, final boolean buy) {
    final OrderBook book = stock.book();
    final int sign = buy ? 1 : -1;
    final long fair =
        (long) Math.floor(stock.valueTicks() * sign - HALF_SPREAD_TICKS)
            * sign
            * SimulatedStock.TICK;
    if (book.levels(buy) == 0) {
      return away(book, buy, fair - sign * random.halving(DEEPEST) * SimulatedStock.TICK);
    }
    final long best = book.price(buy, 0);
    final long room = (fair - best) * sign / SimulatedStock.TICK;
    if (room > 0 && random.chance(Math.min(0.6, 0.15 * room))) {
      return away(book, buy, best + sign * SimulatedStock.TICK);
    }
    final int behind = random.halving(DEEPEST) + (random.below(4) == 0 ? random.below(8) : 0);
    return away(book, buy, best - sign * behind * SimulatedStock.TICK);
  }

  /** Keeps a price one tick away from the other side at least. */
  private static long away(final OrderBook book, final boolean buy, final long price) {
    if (book.levels(!buy) == 0) {
      return price;
    }
    final long other = book.price(!buy, 0);
    return buy
        ? Math.min(price, other - SimulatedStock.TICK)
        : Math.max(price, other + SimulatedStock.TICK);
  }
}
