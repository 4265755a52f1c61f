package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;
import java.util.Arrays;

/** A decoding table of Huffman codes (RFC 8878, 4.2). */
final class HuffmanTable {
  private static final int MAX_BITS = 11;
  private static final int SYMBOLS = 256;
  private static final int WEIGHT_LOG = 6;
  private static final int DIRECT = 128;

  private final FseTable weightTable = new FseTable(WEIGHT_LOG, MAX_BITS + 2);
  private final byte[] weights = new byte[SYMBOLS];
  private final int[] starts = new int[MAX_BITS + 2];
  private final short[] entries = new short[1 << MAX_BITS];
  private final BackwardBits bits = new BackwardBits();
  private int count;
  private int log;

  void clear() {
    log = 0;
  }

  boolean isSet() {
    return log > 0;
  }

  /**
   * Reads a description.
   *
   * @return where it ends
   */
  int read(final byte[] from, final int begin, final int end) throws CutException {
    if (begin >= end) {
      throw CutException.damaged("a table is missing");
    }
    final int header = from[begin] & 0xff;
    final int after = begin + 1 + (header < DIRECT ? header : (header - DIRECT + 2) / 2);
    if (after > end) {
      throw CutException.damaged("a table ends too early");
    }
    if (header < DIRECT) {
      readCompressed(from, begin + 1, after);
    } else {
      count = header - DIRECT + 1;
      for (int i = 0; i < count; i++) {
        final int pair = from[begin + 1 + i / 2];
        weights[i] = (byte) ((i & 1) == 0 ? pair >> 4 & 0xf : pair & 0xf);
      }
    }
    build();
    return after;
  }

  private void readCompressed(final byte[] from, final int begin, final int end)
      throws CutException {
    bits.begin(from, weightTable.read(from, begin, end), end);
    int state = (int) bits.read(weightTable.log());
    int other = (int) bits.read(weightTable.log());
    if (bits.left() < 0) {
      throw CutException.damaged("a table ends too early");
    }
    count = 0;
    while (bits.left() >= 0) {
      weight(weightTable.symbol(state));
      final int following = weightTable.nextState(state, bits);
      state = other;
      other = following;
    }
    weight(weightTable.symbol(state));
  }

  private void weight(final int weight) throws CutException {
    // The weight of the last symbol is not among them.
    if (count == SYMBOLS - 1) {
      throw CutException.damaged("a table has too many symbols");
    }
    weights[count++] = (byte) weight;
  }

  private void build() throws CutException {
    Arrays.fill(starts, 0);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] > MAX_BITS) {
        throw CutException.damaged("a code is too long");
      }
      sum += weights[i] > 0 ? 1 << weights[i] - 1 : 0;
    }
    log = sum == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(sum);
    final int rest = (1 << log) - sum;
    if (log == 0 || log > MAX_BITS || Integer.bitCount(rest) != 1) {
      log = 0;
      throw CutException.damaged("a table is not full");
    }
    weights[count++] = (byte) (32 - Integer.numberOfLeadingZeros(rest));
    fill();
  }

  private void fill() {
    for (int i = 0; i < count; i++) {
      if (weights[i] > 0) {
        starts[weights[i]] += 1 << weights[i] - 1;
      }
    }
    int at = 0;
    for (int weight = 1; weight < starts.length; weight++) {
      final int length = starts[weight];
      starts[weight] = at;
      at += length;
    }
    for (int symbol = 0; symbol < count; symbol++) {
      final int weight = weights[symbol];
      if (weight > 0) {
        final int width = 1 << weight - 1;
        final short entry = (short) (symbol << 8 | log + 1 - weight);
        Arrays.fill(entries, starts[weight], starts[weight] + width, entry);
        starts[weight] += width;
      }
    }
  }

  /** Decodes one stream, which has to hold exactly that many symbols. */
  void decode(
      final byte[] from,
      final int begin,
      final int end,
      final byte[] into,
      final int offset,
      final int length)
      throws CutException {
    bits.begin(from, begin, end);
    final short[] table = entries;
    final int width = log;
    for (int i = offset; i < offset + length; i++) {
      final int entry = table[(int) bits.peek(width)];
      into[i] = (byte) (entry >> 8);
      bits.skip(entry & 0xff);
    }
    if (bits.left() != 0) {
      throw CutException.damaged("literals do not end where their stream does");
    }
  }
}
