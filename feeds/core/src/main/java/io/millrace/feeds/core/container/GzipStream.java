package io.millrace.feeds.core.container;

import io.millrace.feeds.core.CutException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * Decompresses gzip members, one after the other (RFC 1952), and checks each header and trailer.
 * Zero bytes may follow the last member, as tapes pad with them; anything else is damage. The JDK's
 * stream takes whatever is wrong after the first member for the end. One thread; allocates nothing
 * after its making.
 */
public final class GzipStream extends InputStream {
  private static final int INPUT_BYTES = 1 << 16;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATE = 8;

  private final InputStream in;
  private final DeflateReader deflate = new DeflateReader();
  private final CRC32 crc = new CRC32();
  private final CRC32 headerCrc = new CRC32();
  private final byte[] input = new byte[INPUT_BYTES];
  private int from;
  private int to;
  private boolean inMember;
  private boolean begun;
  private boolean ended;
  private CutException cut;

  /**
   * @param in the compressed bytes, closed with this
   */
  public GzipStream(final InputStream in) {
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
   */
  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    if (cut != null) {
      throw cut;
    }
    try {
      return length == 0 ? 0 : decompress(into, offset, length);
    } catch (final CutException failed) {
      cut = failed;
      throw failed;
    }
  }

  private int decompress(final byte[] into, final int offset, final int length) throws IOException {
    while (!ended) {
      if (!inMember) {
        beginMember();
      } else if (deflate.isFinished()) {
        from = to - deflate.remaining();
        endMember();
      } else {
        final int count = deflate.read(into, offset, length);
        if (count > 0) {
          crc.update(into, offset, count);
          return count;
        }
        if (!deflate.isFinished()) {
          fill();
          deflate.setInput(input, from, to - from);
        }
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    if (!tryFill()) {
      throw CutException.truncated();
    }
  }

  private boolean tryFill() throws IOException {
    final int count = in.read(input, 0, input.length);
    from = 0;
    to = Math.max(count, 0);
    return count > 0;
  }

  private int next() throws IOException {
    if (from == to) {
      fill();
    }
    final int value = input[from++] & 0xff;
    headerCrc.update(value);
    return value;
  }

  private int next2() throws IOException {
    final int low = next();
    return next() << 8 | low;
  }

  private long next4() throws IOException {
    final long low = next2();
    return (long) next2() << 16 | low;
  }

  private void beginMember() throws IOException {
    if (begun && from == to && !tryFill()) {
      ended = true;
      return;
    }
    if (begun && input[from] == 0) {
      skipPadding();
      return;
    }
    readHeader();
    deflate.reset();
    deflate.setInput(input, from, to - from);
    crc.reset();
    begun = true;
    inMember = true;
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

  private static CutException trailing() {
    return CutException.damaged("bytes after their end that are no gzip data");
  }

  private void readHeader() throws IOException {
    headerCrc.reset();
    final int first = next();
    if (first != 0x1f || next() != 0x8b) {
      throw begun ? trailing() : CutException.damaged("no gzip header");
    }
    final int method = next();
    if (method != DEFLATE) {
      throw CutException.damaged("unknown compression method " + method);
    }
    final int flags = next();
    if ((flags & RESERVED) != 0) {
      throw CutException.damaged("reserved flags in a header");
    }
    next4(); // the time
    next2(); // hints of compressor and system
    if ((flags & EXTRA) != 0) {
      for (int left = next2(); left > 0; left--) {
        next();
      }
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    if ((flags & HEADER_CRC) != 0) {
      final int expected = (int) headerCrc.getValue() & 0xffff;
      if (next2() != expected) {
        throw CutException.damaged("a header does not match its checksum");
      }
    }
  }

  private void skipText(final boolean there) throws IOException {
    while (there && next() != 0) {
      // up to its end
    }
  }

  private void endMember() throws IOException {
    if (next4() != crc.getValue()) {
      throw CutException.damaged("they do not match their checksum");
    }
    if (next4() != (deflate.written() & 0xffffffffL)) {
      throw CutException.damaged("they do not match their length");
    }
    inMember = false;
  }

  @Override
  public void close() throws IOException {
    deflate.end();
    in.close();
  }
}
