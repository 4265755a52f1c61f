package io.millrace.replay.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files and directories that are on disk once a call returns, and private to their owner. */
final class DurableFiles {
  static final String TEMPORARY = ".tmp";
  private static final long MAX_BYTES = 16 << 20;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private DurableFiles() {}

  /** Writes a file so that it is there wholly or not at all. */
  static void write(final Path file, final byte[] bytes) {
    final Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new JournalException("cannot write " + file + ": " + e, e);
    }
  }

  static byte[] read(final Path file) {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (channel.size() > MAX_BYTES) {
        throw new JournalException("too long to be a journal's: " + file);
      }
      final ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      return buffer.array();
    } catch (IOException e) {
      throw new JournalException("cannot read " + file + ": " + e, e);
    }
  }

  /** Forces a file or a directory, through the page cache that everybody shares. */
  static void force(final Path path) {
    try (FileChannel channel =
        FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      channel.force(true);
    } catch (IOException e) {
      throw new JournalException("cannot force " + path + " to disk: " + e, e);
    }
  }

  static void makeDirectory(final Path path) {
    try {
      Files.createDirectory(path, owner(path));
    } catch (IOException e) {
      throw new JournalException("cannot make directory " + path + ": " + e, e);
    }
  }

  static void makeDirectories(final Path path) {
    try {
      Files.createDirectories(path, owner(path));
    } catch (IOException e) {
      throw new JournalException("cannot make directory " + path + ": " + e, e);
    }
  }

  static void makePrivate(final Path path) {
    final PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      try {
        view.setPermissions(OWNER);
      } catch (IOException e) {
        throw new JournalException("journal is not writable: " + path + ": " + e, e);
      }
    }
  }

  private static FileAttribute<?>[] owner(final Path path) {
    final boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }
}
