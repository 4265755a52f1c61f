package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;
import io.millrace.engine.tick.Instruments;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * The stock of each stock locate code of a day. A stock takes its number as an instrument when its
 * first order or trade comes, not when the directory names it: thousands of stocks are named that
 * never trade.
 *
 * <p>State: the names of the directory are shared by all instruments. An order or trade whose code
 * the directory has not named names it itself; that belongs to the instrument, or, where the stock
 * has no number, to reports.
 */
final class LocateTable {
  /** Stands for the instrument of a code that no message has named. */
  static final int UNKNOWN = -3;

  /** Stands for the number of a stock that was not asked for yet. */
  static final int NOT_NUMBERED = -2;

  private static final int CODES = 1 << 16;
  private static final int STOCK_LENGTH = 8;
  private static final int NO_LOCATE = -1;

  private final Instruments instruments;
  private final StockNames directory = new StockNames();
  private final StockNames implied = new StockNames();
  private final byte[] name = new byte[STOCK_LENGTH];

  /** The code of the last order or trade that named an instrument, by its number. */
  private int[] impliedOf = new int[0];

  LocateTable(final Instruments instruments) {
    this.instruments = instruments;
  }

  /** Forgets all codes. */
  void clear() {
    directory.clear();
    implied.clear();
  }

  /** Names a code as the directory does, again if it had another name. */
  void name(final int locate, final long stock, final long dayNs) {
    implied.remove(locate);
    directory.name(locate, stock, dayNs);
  }

  /** Returns the instrument of a code, naming the code by the stock if no message has. */
  int instrument(final int locate, final long stock, final long dayNs) {
    if (!directory.has(locate, dayNs) && !implied.has(locate, dayNs)) {
      implied.name(locate, stock, dayNs);
      imply(locate);
    }
    return instrument(locate, dayNs);
  }

  /**
   * Returns an instrument, {@link Instruments#LEFT_OUT}, {@link Instruments#NO_ROOM} or {@link
   * #UNKNOWN}.
   */
  int instrument(final int locate, final long dayNs) {
    if (directory.has(locate, dayNs)) {
      return number(directory, locate);
    }
    return implied.has(locate, dayNs) ? number(implied, locate) : UNKNOWN;
  }

  private void imply(final int locate) {
    final int instrument = number(implied, locate);
    if (instrument >= 0) {
      grow(instrument);
      impliedOf[instrument] = locate;
    }
  }

  private void grow(final int instrument) {
    final int before = impliedOf.length;
    if (instrument >= before) {
      impliedOf = Arrays.copyOf(impliedOf, Math.max(instrument + 1, 2 * before));
      Arrays.fill(impliedOf, before, impliedOf.length, NO_LOCATE);
    }
  }

  private int number(final StockNames names, final int locate) {
    final int known = names.number(locate);
    if (known != NOT_NUMBERED) {
      return known;
    }
    BigEndian.put8(name, 0, names.stock(locate));
    int length = STOCK_LENGTH;
    while (name[length - 1] == ' ') {
      length--;
    }
    final int number = instruments.number(name, 0, length);
    if (number != Instruments.NO_ROOM) {
      names.number(locate, number);
    }
    return number;
  }

  /** The code that orders or trades gave an instrument; -1 where the directory names it. */
  private int impliedOf(final int instrument) {
    final int locate = instrument < impliedOf.length ? impliedOf[instrument] : NO_LOCATE;
    return locate != NO_LOCATE
            && implied.next(locate) == locate
            && implied.number(locate) == instrument
        ? locate
        : NO_LOCATE;
  }

  /** Transfers the names of the directory, from the lowest code. */
  void transferShared(final StateTransfer state) {
    if (state.isReading()) {
      clear();
      Arrays.fill(impliedOf, NO_LOCATE);
      read(directory, state);
    } else {
      write(directory, state);
    }
  }

  /** Transfers the names that are no instrument's. */
  void transferReportState(final StateTransfer state) {
    if (state.isReading()) {
      read(implied, state);
    } else {
      write(implied, state);
    }
  }

  /** Transfers the code that orders or trades gave an instrument. */
  void transferInstrument(final int instrument, final StateTransfer state) {
    final int locate = state.transfer(impliedOf(instrument));
    if (locate == NO_LOCATE) {
      return;
    }
    if (!state.isReading()) {
      state.transfer(implied.stock(locate));
      state.transfer(implied.dayNs(locate));
      return;
    }
    name(implied, locate, state.transfer(0L), state.transfer(0L));
    implied.number(locate, instrument);
    grow(instrument);
    impliedOf[instrument] = locate;
  }

  /** Leaves the code of an instrument to reports. */
  void release(final int instrument) {
    if (instrument < impliedOf.length) {
      impliedOf[instrument] = NO_LOCATE;
    }
  }

  private void write(final StockNames names, final StateTransfer out) {
    for (int at = next(names, 0); at >= 0; at = next(names, at + 1)) {
      out.transfer(at);
      out.transfer(names.stock(at));
      out.transfer(names.dayNs(at));
    }
    out.transfer(NO_LOCATE);
  }

  /** The next name to write: implied names of instruments are in the state of the instrument. */
  private int next(final StockNames names, final int from) {
    int at = names.next(from);
    while (at >= 0
        && names == implied
        && names.number(at) >= 0
        && impliedOf(names.number(at)) == at) {
      at = names.next(at + 1);
    }
    return at;
  }

  private static void read(final StockNames names, final StateTransfer in) {
    for (int at = in.transfer(0); at != NO_LOCATE; at = in.transfer(0)) {
      name(names, at, in.transfer(0L), in.transfer(0L));
    }
  }

  private static void name(
      final StockNames names, final int locate, final long stock, final long dayNs) {
    if (locate < 0 || locate >= CODES || !Itch50Check.isStock(stock)) {
      throw new IllegalStateException("not a stock locate code: locate=" + locate);
    }
    names.name(locate, stock, dayNs);
  }
}
