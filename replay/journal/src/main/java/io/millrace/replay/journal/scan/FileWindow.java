package io.millrace.replay.journal.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size seen through one byte array that moves over it. Read, not mapped: a file that
 * shrinks or cannot be read gives an exception instead of a signal. Never follows a symbolic link,
 * never writes. For one thread.
 */
final class FileWindow implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private long start;
  private int filled;

  /**
   * @param file to be read
   * @param bytes the window; what is asked for at once must not be longer
   */
  FileWindow(final Path file, final byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes);
    try {
      this.channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      this.size = channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  long size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Moves the window where it has to.
   *
   * @param position in the file
   * @param length how many bytes are requested; fewer may be there at the end of the file
   * @return index of the position in {@link #bytes}
   */
  int at(final long position, final int length) {
    final long wanted = Math.min(size, position + length);
    if (position < start || wanted > start + filled) {
      fill(position);
    }
    return (int) (position - start);
  }

  /** {@return index in {@link #bytes} where the part of the file that is seen now ends} */
  int limit() {
    return filled;
  }

  private void fill(final long position) {
    start = position;
    filled = 0;
    buffer.clear();
    try {
      while (buffer.hasRemaining()) {
        final int read = channel.read(buffer, position + filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file + ": " + e, e);
    }
  }
}
