package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses Zstandard frames, one after the other (RFC 8878). Skippable frames hold no data;
 * checksums and lengths are compared where a frame has them. Zero bytes may follow the last frame;
 * anything else is damage. What a block holds can be read once the block has come. One thread;
 * allocates when a window grows.
 */
public final class ZstdStream extends InputStream {
  static final int MAX_BLOCK = 1 << 17;

  private static final int INPUT_BYTES = 1 << 16;
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int MAX_WINDOW = 1 << 27;
  private static final int BLOCK_HEADER_BYTES = 3;

  private final InputStream in;
  private final byte[] input = new byte[INPUT_BYTES];
  private final byte[] block = new byte[MAX_BLOCK + BackwardBits.PADDING];
  private final Window window = new Window();
  private final Literals literals = new Literals();
  private final Sequences sequences = new Sequences();
  private final XxHash64 hash = new XxHash64();
  private int from;
  private int to;
  private boolean begun;
  private boolean inFrame;
  private boolean ended;
  private boolean hasChecksum;
  private int maxBlock;
  private long frameSize;
  private long written;
  private CutException cut;

  /**
   * @param in the compressed bytes, closed with this
   */
  public ZstdStream(final InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws CutException where the data end too early or are damaged; again at each later read
   * @throws RefusedException where they need a dictionary, or a window above 128 MiB
   */
  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (window.available() == 0 && !ended && cut == null) {
        if (inFrame) {
          readBlock();
        } else {
          beginFrame();
        }
      }
    } catch (final CutException failed) {
      cut = failed;
    }
    if (window.available() > 0) {
      return window.take(into, offset, length);
    }
    if (cut != null) {
      throw cut;
    }
    return -1;
  }

  private boolean tryFill() throws IOException {
    final int count = in.read(input, 0, input.length);
    from = 0;
    to = Math.max(count, 0);
    return count > 0;
  }

  private int next() throws IOException {
    if (from == to && !tryFill()) {
      throw CutException.truncated();
    }
    return input[from++] & 0xff;
  }

  private long number(final int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << 8 * i;
    }
    return value;
  }

  private void copy(final byte[] into, final int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (from == to && !tryFill()) {
        throw CutException.truncated();
      }
      final int count = Math.min(length - done, to - from);
      System.arraycopy(input, from, into, done, count);
      from += count;
      done += count;
    }
  }

  private void beginFrame() throws IOException {
    if (from == to && !tryFill()) {
      ended = true;
      return;
    }
    if (begun && input[from] == 0) {
      skipPadding();
      return;
    }
    final int magic = (int) number(Integer.BYTES);
    if ((magic & ~0xf) == SKIPPABLE) {
      for (long left = number(Integer.BYTES); left > 0; left--) {
        next();
      }
    } else if (magic == MAGIC) {
      readHeader();
    } else {
      throw begun ? trailing() : CutException.damaged("no Zstandard frame");
    }
    begun = true;
  }

  private static CutException trailing() {
    return CutException.damaged("bytes after their end that are no Zstandard data");
  }

  private void skipPadding() throws IOException {
    do {
      while (from < to) {
        if (input[from++] != 0) {
          throw trailing();
        }
      }
    } while (tryFill());
    ended = true;
  }

  private void readHeader() throws IOException {
    final int descriptor = next();
    if ((descriptor & 8) != 0) {
      throw CutException.damaged("a reserved bit in a frame");
    }
    final boolean single = (descriptor & 0x20) != 0;
    final int exponent = single ? 0 : next();
    final int idBytes = (1 << (descriptor & 3)) >> 1;
    final long dictionary = number(idBytes);
    final int sizeFlag = descriptor >> 6;
    final boolean sized = single || sizeFlag > 0;
    frameSize = sized ? number(1 << sizeFlag) + (sizeFlag == 1 ? 256 : 0) : -1;
    hasChecksum = (descriptor & 4) != 0;
    if (dictionary != 0) {
      throw new RefusedException(
          "needs the Zstandard dictionary " + dictionary + "; decompress it first: zstd -d -D");
    }
    final long base = 1L << 10 + (exponent >> 3);
    beginBlocks(single ? frameSize : base + base / 8 * (exponent & 7));
  }

  private void beginBlocks(final long windowSize) throws RefusedException {
    final long needed = frameSize >= 0 ? Math.min(windowSize, frameSize) : windowSize;
    if (needed > MAX_WINDOW || needed < 0) {
      throw new RefusedException(
          "needs a Zstandard window above 128 MiB; decompress it first: zstd -d --long=31");
    }
    maxBlock = (int) Math.min(windowSize, MAX_BLOCK);
    window.begin((int) needed, maxBlock);
    literals.clear();
    sequences.clear();
    hash.reset();
    written = 0;
    inFrame = true;
  }

  private void readBlock() throws IOException {
    final int header = (int) number(BLOCK_HEADER_BYTES);
    final int length = header >>> 3;
    if (length > maxBlock) {
      throw CutException.damaged("a block is too large");
    }
    window.beginBlock();
    switch (header >> 1 & 3) {
      case 0:
        copy(block, length);
        window.append(block, 0, length);
        break;
      case 1:
        window.fill((byte) next(), length);
        break;
      case 2:
        copy(block, length);
        sequences.read(block, literals.read(block, 0, length), length, literals, window);
        break;
      default:
        throw CutException.damaged("an unknown kind of block");
    }
    final int count = window.endBlock();
    written += count;
    if (frameSize >= 0 && written > frameSize) {
      throw CutException.damaged("they do not match their length");
    }
    if (hasChecksum) {
      window.digest(hash, count);
    }
    if ((header & 1) != 0) {
      endFrame();
    }
  }

  private void endFrame() throws IOException {
    inFrame = false;
    if (frameSize >= 0 && written != frameSize) {
      throw CutException.damaged("they do not match their length");
    }
    if (hasChecksum && (int) number(Integer.BYTES) != (int) hash.value()) {
      throw CutException.damaged("they do not match their checksum");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
