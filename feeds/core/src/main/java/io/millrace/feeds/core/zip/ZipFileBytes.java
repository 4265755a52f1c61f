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

  /** Fills a buffer from a place; returns how many bytes came, fewer only at the end. */
  int read(final long position, final ByteBuffer into) throws IOException {
    final int before = into.position();
    while (into.hasRemaining()) {
      if (channel.read(into, position + into.position() - before) < 0) {
        break;
      }
    }
    return into.position() - before;
  }

  /** Returns bytes at a place; null where the file does not reach so far. */
  byte[] at(final long position, final int length) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      return null;
    }
    final byte[] bytes = new byte[length];
    return read(position, ByteBuffer.wrap(bytes)) == length ? bytes : null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
