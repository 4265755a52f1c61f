package io.millrace.feeds.core.zip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A zip file open for reading at any place. One thread at a time. */
final class ZipFileBytes implements Closeable {
  private final FileChannel channel;
  private final long size;

  ZipFileBytes(final Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  /** Reads at a place; returns how many bytes came, fewer than wanted only at the end. */
  int read(final long position, final byte[] into, final int offset, final int length)
      throws IOException {
    final ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
    int total = 0;
    while (total < length) {
      final int count = channel.read(buffer, position + total);
      if (count < 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  /** Returns bytes at a place; null where the file does not reach so far. */
  byte[] at(final long position, final int length) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      return null;
    }
    final byte[] bytes = new byte[length];
    return read(position, bytes, 0, length) == length ? bytes : null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
