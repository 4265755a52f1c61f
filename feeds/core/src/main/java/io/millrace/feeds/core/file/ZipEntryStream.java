package io.millrace.feeds.core.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bytes of one entry of a zip file, compared with the entry's checksum at their end, which the
 * JDK does not do. Closes the file with itself.
 */
final class ZipEntryStream extends FilterInputStream {
  private final ZipFile zip;
  private final long expectedCrc;
  private final CRC32 crc = new CRC32();

  ZipEntryStream(final ZipFile zip, final ZipEntry entry) throws IOException {
    super(zip.getInputStream(entry));
    this.zip = zip;
    this.expectedCrc = entry.getCrc();
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    final int count = super.read(into, offset, length);
    if (count > 0) {
      crc.update(into, offset, count);
    } else if (count < 0 && expectedCrc >= 0 && crc.getValue() != expectedCrc) {
      throw new ZipException("an entry does not match its checksum");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
