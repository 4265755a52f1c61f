package io.millrace.replay.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second process, or a second engine of this one, off a directory. The operating system
 * lets go of it when the process dies, however it dies.
 *
 * <p>It also lets go when the process closes the file through any other channel. So nothing else in
 * this process may open it: locks that are held here are known by their path.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "lock";
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path real;
  private FileChannel channel;

  private DirectoryLock(final Path real, final FileChannel channel) {
    this.real = real;
    this.channel = channel;
  }

  static DirectoryLock take(final Path directory) {
    Path added = null;
    FileChannel channel = null;
    FileLock lock = null;
    try {
      final Path real = directory.toRealPath();
      if (HELD.add(real)) {
        added = real;
        channel =
            FileChannel.open(
                real.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        lock = channel.tryLock();
      }
      if (lock == null) {
        throw inUse(directory, null);
      }
      return new DirectoryLock(real, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(directory, e);
    } catch (IOException e) {
      throw new JournalException("cannot write to journal " + directory + ": " + e, e);
    } finally {
      if (lock == null) {
        release(added, channel);
      }
    }
  }

  private static JournalException inUse(final Path directory, final Throwable cause) {
    return new JournalException("journal is in use by another process: " + directory, cause);
  }

  private static void release(final Path real, final FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new JournalException("cannot close the lock of " + real + ": " + e, e);
    } finally {
      if (real != null) {
        HELD.remove(real);
      }
    }
  }

  /** May be called again. */
  @Override
  public void close() {
    final FileChannel open = channel;
    channel = null;
    if (open != null) {
      release(real, open);
    }
  }
}
