package io.millrace.feeds.core.zip;

import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.container.DeflateReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The data of one entry of a zip file, compared at their end with its checksum and lengths. One
 * thread; allocates nothing after its making.
 */
final class ZipEntryStream extends InputStream {
  private static final int INPUT_BYTES = 1 << 16;

  private final ZipFileBytes file;
  private final ZipEntryHeader entry;
  private final DeflateReader deflate;
  private final CRC32 crc = new CRC32();
  private final byte[] input = new byte[INPUT_BYTES];
  private final ByteBuffer buffer = ByteBuffer.wrap(input);
  private long position;
  private long left;
  private long total;
  private boolean ended;
  private CutException cut;

  /**
   * @param file closed with this
   * @param entry one that is not refused
   */
  ZipEntryStream(final ZipFileBytes file, final ZipEntryHeader entry) throws IOException {
    this.file = file;
    this.entry = entry;
    deflate = entry.method() == ZipLayout.DEFLATED ? new DeflateReader() : null;
    final byte[] header = file.at(entry.offset(), ZipLayout.LOCAL_BYTES);
    if (header == null) {
      cut = CutException.truncated();
    } else {
      position =
          entry.offset()
              + ZipLayout.LOCAL_BYTES
              + ZipLayout.get2(header, 26)
              + ZipLayout.get2(header, 28);
      left = entry.packed() < 0 ? Math.max(0, file.size() - position) : entry.packed();
      check(header);
    }
  }

  /** What the header before the data says has to be what the directory says. */
  private void check(final byte[] header) throws IOException {
    final int nameLength = ZipLayout.get2(header, 26);
    final byte[] name = file.at(entry.offset() + ZipLayout.LOCAL_BYTES, nameLength);
    if (ZipLayout.get4(header, 0) != ZipLayout.LOCAL
        || ZipLayout.get2(header, 8) != entry.method()
        || name == null
        || !ZipEntryHeader.text(name, 0, nameLength).equals(entry.name())) {
      cut = CutException.damaged("an entry does not match the directory of its archive");
    }
  }

  /** Returns where in the file the entry ends, once it has been read to its end. */
  long position() {
    return position;
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
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      final int count =
          deflate == null ? copy(into, offset, length) : inflate(into, offset, length);
      if (count > 0) {
        crc.update(into, offset, count);
        total += count;
        return count;
      }
      finish();
      ended = true;
      return -1;
    } catch (final CutException failed) {
      cut = failed;
      throw failed;
    }
  }

  /** Reads what comes next into the input; returns how many bytes came. */
  private int fill(final int max) throws IOException {
    buffer.clear().limit((int) Math.min(left, Math.min(max, input.length)));
    final int count = file.read(position, buffer);
    position += count;
    left -= count;
    return count;
  }

  private int copy(final byte[] into, final int offset, final int length) throws IOException {
    final int count = fill(length);
    if (count == 0 && left > 0) {
      throw CutException.truncated();
    }
    System.arraycopy(input, 0, into, offset, count);
    return count;
  }

  private int inflate(final byte[] into, final int offset, final int length) throws IOException {
    while (true) {
      final int count = deflate.read(into, offset, length);
      if (count > 0 || deflate.isFinished()) {
        return count;
      }
      final int got = fill(input.length);
      if (got == 0) {
        throw left == 0 && entry.packed() >= 0
            ? CutException.damaged("an entry is longer than its directory says")
            : CutException.truncated();
      }
      deflate.setInput(input, 0, got);
    }
  }

  private void finish() throws IOException {
    if (deflate != null) {
      position -= deflate.remaining();
      left += deflate.remaining();
    }
    if (entry.packed() < 0) {
      readDescriptor();
    } else if (left != 0 || total != entry.size()) {
      throw CutException.damaged("an entry does not have the length that its directory says");
    } else if (crc.getValue() != entry.crc()) {
      throw mismatch();
    }
  }

  private static CutException mismatch() {
    return CutException.damaged("an entry does not match its checksum");
  }

  /** Reads what follows data whose length is not known before; with or without a signature. */
  private void readDescriptor() throws IOException {
    final byte[] first = file.at(position, Integer.BYTES);
    if (first == null) {
      throw CutException.truncated();
    }
    final boolean signed = ZipLayout.get4(first, 0) == ZipLayout.DESCRIPTOR;
    final int skipped = signed ? Integer.BYTES : 0;
    final byte[] narrow = file.at(position + skipped, 3 * Integer.BYTES);
    if (narrow == null) {
      throw CutException.truncated();
    }
    if (ZipLayout.unsigned4(narrow, 0) != crc.getValue()) {
      throw mismatch();
    }
    // Two lengths follow, of 4 bytes each or of 8: the second one is what was read.
    final boolean wide =
        ZipLayout.unsigned4(narrow, 8) != (total & ZipLayout.MAX4) || total > ZipLayout.MAX4;
    position += skipped + Integer.BYTES + (wide ? 2L * Long.BYTES : 2L * Integer.BYTES);
  }

  /** Frees what decompressing took, and leaves the file open. */
  void release() {
    if (deflate != null) {
      deflate.end();
    }
  }

  @Override
  public void close() throws IOException {
    release();
    file.close();
  }
}
