package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;
import io.millrace.engine.tick.Instruments;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * What each stock locate code of the session stands for. A stock takes its number as an instrument
 * when its first order or trade comes, not when the directory names it: thousands of stocks are
 * named that never trade.
 */
final class LocateTable implements Stateful {
  /** Stands for the instrument of a code that no message has named. */
  static final int UNKNOWN = -3;

  private static final int NOT_NUMBERED = -2;
  private static final int CODES = 1 << 16;
  private static final int STOCK_LENGTH = 8;

  private final Instruments instruments;
  private final long[] stocks = new long[CODES];
  private final int[] numbers = new int[CODES];
  private final byte[] name = new byte[STOCK_LENGTH];
  private int end;

  LocateTable(final Instruments instruments) {
    this.instruments = instruments;
    Arrays.fill(numbers, UNKNOWN);
  }

  /** Forgets all codes. */
  void clear() {
    Arrays.fill(stocks, 0, end, 0);
    Arrays.fill(numbers, 0, end, UNKNOWN);
    end = 0;
  }

  /** Names a code by its stock, again if it had another name. */
  void name(final int locate, final long stock) {
    if (stocks[locate] != stock) {
      stocks[locate] = stock;
      numbers[locate] = NOT_NUMBERED;
      end = Math.max(end, locate + 1);
    }
  }

  /** Returns the instrument of a code, naming the code by the stock if no message has. */
  int instrument(final int locate, final long stock) {
    if (numbers[locate] == UNKNOWN) {
      name(locate, stock);
    }
    return instrument(locate);
  }

  /**
   * Returns an instrument, {@link Instruments#LEFT_OUT}, {@link Instruments#NO_ROOM} or {@link
   * #UNKNOWN}.
   */
  int instrument(final int locate) {
    final int number = numbers[locate];
    return number == NOT_NUMBERED ? number(locate) : number;
  }

  private int number(final int locate) {
    BigEndian.put8(name, 0, stocks[locate]);
    int length = STOCK_LENGTH;
    while (name[length - 1] == ' ') {
      length--;
    }
    final int number = instruments.number(name, 0, length);
    numbers[locate] = number == Instruments.NO_ROOM ? NOT_NUMBERED : number;
    return number;
  }

  /** Writes the named codes from the lowest. */
  @Override
  public void transferState(final StateTransfer state) {
    if (state.isReading()) {
      readNames(state);
    } else {
      writeNames(state);
    }
  }

  private void writeNames(final StateTransfer out) {
    int named = 0;
    for (int locate = 0; locate < end; locate++) {
      named += numbers[locate] == UNKNOWN ? 0 : 1;
    }
    out.transfer(named);
    for (int locate = 0; locate < end; locate++) {
      if (numbers[locate] != UNKNOWN) {
        out.transfer(locate);
        out.transfer(stocks[locate]);
        out.transfer(numbers[locate]);
      }
    }
  }

  private void readNames(final StateTransfer in) {
    clear();
    final int named = in.transfer(0);
    for (int i = 0; i < named; i++) {
      final int locate = in.transfer(0);
      final long stock = in.transfer(0L);
      final int number = in.transfer(0);
      if (locate < 0 || locate >= CODES || !Itch50Check.isStock(stock) || number < NOT_NUMBERED) {
        throw new IllegalStateException("not a stock locate code: locate=" + locate);
      }
      stocks[locate] = stock;
      numbers[locate] = number;
      end = Math.max(end, locate + 1);
    }
  }
}
