package io.millrace.feeds.core.simulator;

import io.millrace.engine.book.BookResult;
import io.millrace.engine.book.OrderBook;
import io.millrace.engine.book.OrderBooks;
import io.millrace.feeds.core.itch.Itch50Layout;
import java.util.Arrays;

/**
 * One stock: its hidden value and its resting orders. The value walks with a drift that slowly
 * changes; traders know it, the feed does not contain it. Ids of orders that were executed are left
 * in the lists and swept out when a pick meets them.
 */
final class SimulatedStock {
  /** A tick is a cent. */
  static final long TICK = 100;

  private static final double DRIFT_KEPT = 0.995;
  private static final double DRIFT_NOISE = 0.0025;
  private static final double VALUE_NOISE = 0.08;
  private static final double PULL_HOME = 2e-5;
  private static final int LETTERS = 26;

  private final int number;
  private final long stock;
  private final OrderBook book;
  private final double homeTicks;
  private final long[][] orderIds = {new long[256], new long[256]};
  private final int[] listed = new int[2];
  private double valueTicks;
  private double driftTicks;

  SimulatedStock(final int number, final OrderBook book, final Chance random) {
    this.number = number;
    this.stock = Itch50Layout.stock(name(number));
    this.book = book;
    this.homeTicks = 2_000 + random.below(18_000);
    this.valueTicks = homeTicks;
  }

  /** Returns SIMA to SIMZ, then SIMAA and so on. */
  static String name(final int number) {
    final StringBuilder letters = new StringBuilder();
    for (int rest = number + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return "SIM" + letters;
  }

  int number() {
    return number;
  }

  /** Returns the stock locate code: 1 for the first stock. */
  int locate() {
    return number + 1;
  }

  long stock() {
    return stock;
  }

  OrderBook book() {
    return book;
  }

  double valueTicks() {
    return valueTicks;
  }

  /** Moves the hidden value by one step. */
  void move(final Chance random) {
    driftTicks = DRIFT_KEPT * driftTicks + DRIFT_NOISE * random.bell();
    valueTicks += driftTicks + VALUE_NOISE * random.bell() + PULL_HOME * (homeTicks - valueTicks);
  }

  /** Lists an order that has begun to rest. */
  void list(final boolean buy, final long orderId) {
    final int side = buy ? 1 : 0;
    if (listed[side] == orderIds[side].length) {
      orderIds[side] = Arrays.copyOf(orderIds[side], listed[side] * 2);
    }
    orderIds[side][listed[side]++] = orderId;
  }

  int listed(final boolean buy) {
    return listed[buy ? 1 : 0];
  }

  /** Returns where a random resting order is listed; the side has at least one. */
  int pick(final boolean buy, final OrderBooks books, final Chance random) {
    final int side = buy ? 1 : 0;
    while (true) {
      final int at = random.below(listed[side]);
      if (books.find(number, orderIds[side][at]) == BookResult.OK) {
        return at;
      }
      strike(buy, at);
    }
  }

  long orderId(final boolean buy, final int at) {
    return orderIds[buy ? 1 : 0][at];
  }

  /** Strikes an order off the list. */
  void strike(final boolean buy, final int at) {
    final int side = buy ? 1 : 0;
    orderIds[side][at] = orderIds[side][--listed[side]];
  }
}
