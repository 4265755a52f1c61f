package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;

/** A decoding table of finite state entropy (RFC 8878, 4.1). */
final class FseTable {
  private static final int MIN_LOG = 5;

  private final int maxLog;
  private final int maxSymbols;
  private final ForwardBits in = new ForwardBits();
  private final short[] counts;
  private final int[] next;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;
  private int log;
  private int count;

  /**
   * @param maxLog greatest accuracy
   * @param maxSymbols how many symbols there can be
   */
  FseTable(final int maxLog, final int maxSymbols) {
    this.maxLog = maxLog;
    this.maxSymbols = maxSymbols;
    counts = new short[maxSymbols];
    next = new int[maxSymbols];
    symbols = new byte[1 << maxLog];
    bits = new byte[1 << maxLog];
    bases = new short[1 << maxLog];
  }

  int log() {
    return log;
  }

  int symbol(final int state) {
    return symbols[state];
  }

  int nextState(final int state, final BackwardBits from) {
    return bases[state] + (int) from.read(bits[state]);
  }

  /** Sets a table of one symbol, which takes no bits. */
  void set(final int symbol) throws CutException {
    if (symbol >= maxSymbols) {
      throw CutException.damaged("an unknown code");
    }
    log = 0;
    symbols[0] = (byte) symbol;
    bits[0] = 0;
    bases[0] = 0;
  }

  void set(final int newLog, final int... newCounts) throws CutException {
    log = newLog;
    count = newCounts.length;
    for (int i = 0; i < count; i++) {
      counts[i] = (short) newCounts[i];
    }
    build();
  }

  /**
   * Reads a description.
   *
   * @return where it ends
   */
  int read(final byte[] from, final int begin, final int end) throws CutException {
    in.begin(from, begin, end);
    log = in.read(4) + MIN_LOG;
    if (log > maxLog) {
      throw CutException.damaged("a table is too large");
    }
    int remaining = 1 << log;
    count = 0;
    while (remaining > 0 && count < maxSymbols) {
      final int share = share(remaining);
      counts[count++] = (short) share;
      remaining -= Math.abs(share);
      if (share == 0) {
        skipZeros();
      }
    }
    if (remaining != 0) {
      throw CutException.damaged("a table is not full");
    }
    build();
    return in.end();
  }

  private int share(final int remaining) throws CutException {
    final int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
    final int low = (1 << (width - 1)) - 1;
    final int threshold = (1 << width) - 2 - remaining;
    int value = in.read(width - 1);
    if (value >= threshold) {
      value |= in.read(1) << (width - 1);
      value -= value > low ? threshold : 0;
    }
    return value - 1;
  }

  private void skipZeros() throws CutException {
    int repeats;
    do {
      repeats = in.read(2);
      for (int i = 0; i < repeats; i++) {
        if (count == maxSymbols) {
          throw CutException.damaged("a table has too many symbols");
        }
        counts[count++] = 0;
      }
    } while (repeats == 3);
  }

  private void build() throws CutException {
    final int size = 1 << log;
    int high = size;
    for (int symbol = 0; symbol < count; symbol++) {
      if (counts[symbol] == -1) {
        symbols[--high] = (byte) symbol;
        next[symbol] = 1;
      } else {
        next[symbol] = counts[symbol];
      }
    }
    spread(size, high);
    for (int state = 0; state < size; state++) {
      final int value = next[symbols[state]]++;
      final int width = log - (31 - Integer.numberOfLeadingZeros(value));
      bits[state] = (byte) width;
      bases[state] = (short) ((value << width) - size);
    }
  }

  private void spread(final int size, final int high) throws CutException {
    final int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < count; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        symbols[at] = (byte) symbol;
        do {
          at = at + step & size - 1;
        } while (at >= high && high > 0);
      }
    }
    if (at != 0 && high > 0) {
      throw CutException.damaged("a table is not full");
    }
  }
}
