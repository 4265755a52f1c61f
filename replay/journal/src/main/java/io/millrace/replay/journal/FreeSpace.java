package io.millrace.replay.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Stops intake while there is room left: a full disk would be met inside mapped memory, where it
 * kills the process that touches it. Asks the system once for so many bytes appended.
 */
final class FreeSpace {
  /** What must stay free behind the part of the file that is mapped ahead. */
  static final long MIN_BYTES = (64L << 20) + RawQueue.BLOCK_BYTES;

  private static final long EVERY_BYTES = 8L << 20;

  private final Path directory;
  private final LongSupplier usableBytes;
  private long uncheckedBytes;

  FreeSpace(final Path directory) {
    this(directory, usableOf(directory));
  }

  FreeSpace(final Path directory, final LongSupplier usableBytes) {
    this.directory = directory;
    this.usableBytes = usableBytes;
  }

  private static LongSupplier usableOf(final Path directory) {
    try {
      final FileStore store = Files.getFileStore(directory);
      return () -> {
        try {
          return store.getUsableSpace();
        } catch (IOException e) {
          throw new JournalException("cannot ask for free space of " + directory + ": " + e, e);
        }
      };
    } catch (IOException e) {
      throw new JournalException("cannot ask for free space of " + directory + ": " + e, e);
    }
  }

  /** Says that bytes are about to be appended. */
  void take(final int bytes) {
    uncheckedBytes += bytes;
    if (uncheckedBytes >= EVERY_BYTES) {
      check();
      uncheckedBytes = 0;
    }
  }

  void check() {
    final long usable = usableBytes.getAsLong();
    if (usable < MIN_BYTES) {
      throw new JournalException(
          "disk is too full for journal "
              + directory
              + ": "
              + (usable >> 20)
              + " MiB free, "
              + (MIN_BYTES >> 20)
              + " MiB needed");
    }
  }
}
