package io.millrace.feeds.core.zip;

import io.millrace.feeds.core.CutException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The entries of a zip file, and what is wrong with it. Where the directory at its end is missing
 * or damaged, its entries are those found by reading from its beginning. Zero bytes may follow the
 * end.
 *
 * @param entries folders too, in the order of the directory
 * @param cut what is wrong with the archive itself; null where nothing is
 * @param cutInLast whether reading the last entry shows that too
 */
public record ZipArchive(List<ZipEntryHeader> entries, String cut, boolean cutInLast) {
  /** Copies the list. */
  public ZipArchive {
    entries = List.copyOf(entries);
  }

  /**
   * @param path of a zip file
   * @return what it holds
   * @throws IOException where it cannot be read
   */
  public static ZipArchive of(final Path path) throws IOException {
    try (ZipFileBytes file = new ZipFileBytes(path)) {
      final ZipDirectory directory = ZipDirectory.of(file);
      if (directory.isRead()) {
        final String damage = directory.damage();
        return new ZipArchive(
            directory.entries(),
            damage == null ? null : CutException.damaged(damage).getMessage(),
            false);
      }
      final ZipWalk walk = ZipWalk.of(file);
      final CutException cut =
          directory.damage() == null
              ? CutException.truncated()
              : CutException.damaged(directory.damage());
      return new ZipArchive(walk.entries(), cut.getMessage(), walk.isCutInside());
    }
  }

  /**
   * @param path of the zip file
   * @param entry one of its entries, not refused
   * @return its data, which end in a {@link CutException} where they are cut or damaged
   * @throws IOException where the file cannot be opened
   */
  public static InputStream open(final Path path, final ZipEntryHeader entry) throws IOException {
    final ZipFileBytes file = new ZipFileBytes(path);
    try {
      return new ZipEntryStream(file, entry);
    } catch (final IOException failed) {
      file.close();
      throw failed;
    }
  }
}
