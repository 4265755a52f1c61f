package io.millrace.replay.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process, or a second engine of this one, off a directory. The operating system
 * lets go of it when the process dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "lock";

  private final FileChannel channel;

  private DirectoryLock(final FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(final Path directory) {
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel =
          FileChannel.open(
              directory.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another engine in this process: the same answer as for another process.
      lock = null;
    } catch (IOException e) {
      throw new JournalException("cannot write to journal " + directory + ": " + e, e);
    } finally {
      if (lock == null) {
        closeQuietly(channel);
      }
    }
    if (lock == null) {
      throw new JournalException("journal is in use by another process: " + directory);
    }
    return new DirectoryLock(channel);
  }

  private static void closeQuietly(final FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new JournalException("cannot close the lock: " + e, e);
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
