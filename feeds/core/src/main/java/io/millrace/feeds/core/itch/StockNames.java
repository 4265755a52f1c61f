package io.millrace.feeds.core.itch;

import java.util.Arrays;

/**
 * Stocks by locate code, each named on a day: a name holds for the records of that day alone. Grows
 * to the highest code. One thread at a time.
 */
final class StockNames {
  private static final int NOT_NUMBERED = LocateTable.NOT_NUMBERED;

  private long[] stocks = new long[64];
  private long[] daysNs = new long[64];
  private int[] numbers = new int[64];
  private int end;

  /** Returns whether a code is named on a day. */
  boolean has(final int locate, final long dayNs) {
    return locate < end && stocks[locate] != 0 && daysNs[locate] == dayNs;
  }

  /** Names a code by its stock, again if it had another name. */
  void name(final int locate, final long stock, final long dayNs) {
    if (locate >= stocks.length) {
      final int size = Math.max(locate + 1, 2 * stocks.length);
      stocks = Arrays.copyOf(stocks, size);
      daysNs = Arrays.copyOf(daysNs, size);
      numbers = Arrays.copyOf(numbers, size);
    }
    if (stocks[locate] != stock) {
      stocks[locate] = stock;
      numbers[locate] = NOT_NUMBERED;
    }
    daysNs[locate] = dayNs;
    end = Math.max(end, locate + 1);
  }

  void remove(final int locate) {
    if (locate < end) {
      stocks[locate] = 0;
    }
  }

  void clear() {
    Arrays.fill(stocks, 0, end, 0);
    end = 0;
  }

  /** The lowest code at or above one that is named on any day; -1 for none. */
  int next(final int from) {
    for (int locate = from; locate < end; locate++) {
      if (stocks[locate] != 0) {
        return locate;
      }
    }
    return -1;
  }

  long stock(final int locate) {
    return stocks[locate];
  }

  long dayNs(final int locate) {
    return daysNs[locate];
  }

  /** The number that the stock has as an instrument, as {@link #number(int, int)} keeps it. */
  int number(final int locate) {
    return numbers[locate];
  }

  void number(final int locate, final int number) {
    numbers[locate] = number;
  }
}
