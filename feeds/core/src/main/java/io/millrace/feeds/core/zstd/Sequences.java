package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;

/** The sequences of one block: literals, then a match, and so on (RFC 8878, 3.1.1.3.2). */
final class Sequences {
  private static final int[] LITERAL_COUNTS = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final int[] MATCH_COUNTS = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };
  private static final int[] OFFSET_COUNTS = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };
  private static final int[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int[] LITERAL_BASES = bases(LITERAL_BITS, 0);
  private static final int[] MATCH_BASES = bases(MATCH_BITS, 3);
  private static final int OFFSETS = 32;
  private static final int REPEATS = 3;

  private final CodeTable literals = new CodeTable(9, LITERAL_BITS.length, 6, LITERAL_COUNTS);
  private final CodeTable offsets = new CodeTable(8, OFFSETS, 5, OFFSET_COUNTS);
  private final CodeTable matches = new CodeTable(9, MATCH_BITS.length, 6, MATCH_COUNTS);
  private final BackwardBits bits = new BackwardBits();
  private final long[] repeats = new long[REPEATS];

  /** Each code begins where the one before it, with all its extra bits, ends. */
  private static int[] bases(final int[] extraBits, final int first) {
    final int[] bases = new int[extraBits.length];
    int next = first;
    for (int i = 0; i < bases.length; i++) {
      bases[i] = next;
      next += 1 << extraBits[i];
    }
    return bases;
  }

  /** Forgets the tables and offsets of an earlier frame. */
  void clear() {
    literals.clear();
    offsets.clear();
    matches.clear();
    repeats[0] = 1;
    repeats[1] = 4;
    repeats[2] = 8;
  }

  /** Reads them to the end of a block and writes what they give into a window. */
  void read(
      final byte[] from, final int begin, final int end, final Literals text, final Window window)
      throws CutException {
    if (begin >= end) {
      throw CutException.damaged("a block ends too early");
    }
    final int first = from[begin] & 0xff;
    final int header = first < 128 ? 1 : first < 255 ? 2 : 3;
    if (begin + header > end) {
      throw CutException.damaged("a block ends too early");
    }
    int count = first;
    if (header == 2) {
      count = (first - 128 << 8) + (from[begin + 1] & 0xff);
    } else if (header == 3) {
      count = (from[begin + 1] & 0xff) + ((from[begin + 2] & 0xff) << 8) + 0x7f00;
    }
    int used = 0;
    if (count > 0) {
      bits.begin(from, readTables(from, begin + header, end), end);
      used = execute(count, text, window);
    } else if (begin + header != end) {
      throw CutException.damaged("a block has bytes after its end");
    }
    window.append(text.bytes(), used, text.size() - used);
  }

  private int readTables(final byte[] from, final int begin, final int end) throws CutException {
    if (begin >= end || (from[begin] & 3) != 0) {
      throw CutException.damaged("unknown modes of sequences");
    }
    final int modes = from[begin];
    int at = literals.read(modes >> 6 & 3, from, begin + 1, end);
    at = offsets.read(modes >> 4 & 3, from, at, end);
    return matches.read(modes >> 2 & 3, from, at, end);
  }

  /** Returns how many literals were used. */
  private int execute(final int count, final Literals text, final Window window)
      throws CutException {
    final FseTable literalTable = literals.table();
    final FseTable offsetTable = offsets.table();
    final FseTable matchTable = matches.table();
    int literalState = (int) bits.read(literalTable.log());
    int offsetState = (int) bits.read(offsetTable.log());
    int matchState = (int) bits.read(matchTable.log());
    int used = 0;
    for (int i = 0; i < count; i++) {
      final int offsetCode = offsetTable.symbol(offsetState);
      final int matchCode = matchTable.symbol(matchState);
      final int literalCode = literalTable.symbol(literalState);
      final long value = (1L << offsetCode) + bits.read(offsetCode);
      final int match = MATCH_BASES[matchCode] + (int) bits.read(MATCH_BITS[matchCode]);
      final int plain = LITERAL_BASES[literalCode] + (int) bits.read(LITERAL_BITS[literalCode]);
      if (i < count - 1) {
        literalState = literalTable.nextState(literalState, bits);
        matchState = matchTable.nextState(matchState, bits);
        offsetState = offsetTable.nextState(offsetState, bits);
      }
      if (bits.left() < 0 || plain > text.size() - used) {
        throw CutException.damaged("sequences do not end where their stream does");
      }
      window.append(text.bytes(), used, plain);
      used += plain;
      window.repeat(offset(value, plain), match);
    }
    if (bits.left() != 0) {
      throw CutException.damaged("sequences do not end where their stream does");
    }
    return used;
  }

  private long offset(final long value, final int plain) throws CutException {
    if (value > REPEATS) {
      return keep(value - REPEATS, 2);
    }
    final int which = (int) value - (plain == 0 ? 0 : 1);
    if (which == 0) {
      return repeats[0];
    }
    return which == REPEATS ? keep(repeats[0] - 1, 2) : keep(repeats[which], which);
  }

  private long keep(final long offset, final int last) {
    if (last == 2) {
      repeats[2] = repeats[1];
    }
    repeats[1] = repeats[0];
    repeats[0] = offset;
    return offset;
  }

  /** The table of one kind of code, with the one that needs no description. */
  private static final class CodeTable {
    private final FseTable known;
    private final FseTable own;
    private FseTable present;

    CodeTable(final int maxLog, final int maxSymbols, final int knownLog, final int[] knownCounts) {
      known = new FseTable(maxLog, maxSymbols);
      own = new FseTable(maxLog, maxSymbols);
      try {
        known.set(knownLog, knownCounts);
      } catch (final CutException impossible) {
        throw new AssertionError(impossible);
      }
    }

    void clear() {
      present = null;
    }

    FseTable table() {
      return present;
    }

    int read(final int mode, final byte[] from, final int begin, final int end)
        throws CutException {
      switch (mode) {
        case 0:
          present = known;
          return begin;
        case 1:
          if (begin >= end) {
            throw CutException.damaged("a table is missing");
          }
          own.set(from[begin] & 0xff);
          present = own;
          return begin + 1;
        case 2:
          present = own;
          return own.read(from, begin, end);
        default:
          if (present == null) {
            throw CutException.damaged("a table is missing");
          }
          return begin;
      }
    }
  }
}
