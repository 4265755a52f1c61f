package io.millrace.feeds.core.container;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The slow, obvious twin of a gzip stream: the whole file in memory, zlib asked for one byte at a
 * time.
 *
 * @param whole whether nothing is wrong, as {@code gzip -t} sees it, but for bytes after the end
 * @param bytes what came before the damage
 */
record SlowGunzip(boolean whole, byte[] bytes) {
  static SlowGunzip of(final byte[] file) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int at = 0;
      do {
        at = member(file, at, out);
      } while (at < file.length && file[at] != 0);
      for (; at < file.length; at++) {
        check(file[at] == 0);
      }
      return new SlowGunzip(true, out.toByteArray());
    } catch (final ArrayIndexOutOfBoundsException
        | IllegalStateException
        | DataFormatException damaged) {
      return new SlowGunzip(false, out.toByteArray());
    }
  }

  private static void check(final boolean right) {
    if (!right) {
      throw new IllegalStateException();
    }
  }

  private static int get2(final byte[] file, final int at) {
    return file[at] & 0xff | (file[at + 1] & 0xff) << 8;
  }

  private static int get4(final byte[] file, final int at) {
    return get2(file, at) | get2(file, at + 2) << 16;
  }

  private static int member(final byte[] file, final int begin, final ByteArrayOutputStream out)
      throws DataFormatException {
    check(get2(file, begin) == 0x8b1f && file[begin + 2] == 8);
    final int flags = file[begin + 3];
    check((flags & 0xe0) == 0);
    int at = begin + 10;
    if ((flags & 4) != 0) {
      at += 2 + get2(file, at);
    }
    for (final int flag : new int[] {8, 16}) {
      while ((flags & flag) != 0 && file[at++] != 0) {
        // to the end of the text
      }
    }
    if ((flags & 2) != 0) {
      final CRC32 header = new CRC32();
      header.update(Arrays.copyOfRange(file, begin, at));
      check(get2(file, at) == (header.getValue() & 0xffff));
      at += 2;
    }
    return data(file, at, out);
  }

  private static int data(final byte[] file, final int begin, final ByteArrayOutputStream out)
      throws DataFormatException {
    final Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(file, begin, Math.max(0, file.length - begin));
      final CRC32 crc = new CRC32();
      final byte[] one = new byte[1];
      while (!inflater.finished()) {
        final long before = inflater.getBytesWritten();
        int count = 0;
        try {
          count = inflater.inflate(one);
        } catch (final DataFormatException damaged) {
          // The byte before the damage may have come in the same call.
          out.write(one, 0, (int) (inflater.getBytesWritten() - before));
          throw damaged;
        }
        out.write(one, 0, count);
        crc.update(one, 0, count);
        check(count > 0 || inflater.finished());
      }
      final int at = begin + (int) inflater.getBytesRead();
      check(get4(file, at) == (int) crc.getValue());
      check(get4(file, at + 4) == (int) inflater.getBytesWritten());
      return at + 8;
    } finally {
      inflater.end();
    }
  }
}
