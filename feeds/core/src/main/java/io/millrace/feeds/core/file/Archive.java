package io.millrace.feeds.core.file;

import io.millrace.feeds.core.SourceFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Opens plain files, gz files and the entries of zip files. A zip file without its directory, which
 * stands at its end, was cut: its entries are then found by reading from its beginning, as far as
 * they go.
 */
final class Archive {
  private static final int READ_BYTES = 1 << 16;

  private Archive() {}

  /** Whether a file in a folder or archive is taken for records: it has an extension. */
  static boolean isRecordName(final String name) {
    return !name.startsWith(".") && name.indexOf('.') > 0;
  }

  static InputStream plainOrGz(final Path path) throws IOException {
    final InputStream file = Files.newInputStream(path);
    final boolean compressed =
        path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
            && Files.size(path) > 0;
    return compressed ? gunzip(file) : file;
  }

  private static InputStream gunzip(final InputStream file) throws IOException {
    try {
      return new GZIPInputStream(file, READ_BYTES);
    } catch (final EOFException cutInItsHeader) {
      file.close();
      return new CutStream();
    } catch (final IOException notGz) {
      file.close();
      throw notGz;
    }
  }

  static List<SourceFile> entries(final Path path, final String name) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      final List<SourceFile> files = new ArrayList<>();
      for (final String entry : recordEntries(zip.stream().toList())) {
        files.add(new OneFile(name + "!" + entry, () -> whole(path, entry)));
      }
      return files;
    } catch (final ZipException noDirectory) {
      return cutEntries(path, name, noDirectory);
    }
  }

  private static List<String> recordEntries(final List<? extends ZipEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(entry -> !entry.startsWith("__MACOSX/"))
        .filter(entry -> isRecordName(entry.substring(entry.lastIndexOf('/') + 1)))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static InputStream whole(final Path path, final String entry) throws IOException {
    final ZipFile zip = new ZipFile(path.toFile());
    try {
      final ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        throw new IOException(path + " no longer holds " + entry);
      }
      final InputStream in = new ZipEntryStream(zip, found);
      return entry.toLowerCase(Locale.ROOT).endsWith(".gz") ? gunzip(in) : in;
    } catch (final IOException failed) {
      zip.close();
      throw failed;
    }
  }

  private static List<SourceFile> cutEntries(
      final Path path, final String name, final ZipException noDirectory) throws IOException {
    final List<ZipEntry> found = new ArrayList<>();
    final boolean cutInside = findEntries(path, found);
    if (found.isEmpty() && !startsAsZip(path)) {
      throw new ZipException(noDirectory.getMessage() + " in " + name);
    }
    final List<SourceFile> files = new ArrayList<>();
    for (final String entry : recordEntries(found)) {
      files.add(new OneFile(name + "!" + entry, () -> walkTo(path, entry)));
    }
    if (!cutInside || files.isEmpty()) {
      // No entry tells of the cut, so the archive itself has to.
      files.add(new OneFile(name, CutStream::new));
    }
    return files;
  }

  /** Collects entries until they end or are cut; true where the data of the last one are cut. */
  private static boolean findEntries(final Path path, final List<ZipEntry> found)
      throws IOException {
    boolean inData = false;
    try (ZipInputStream zip = walk(path)) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        found.add(entry);
        inData = true;
        zip.closeEntry();
        inData = false;
        entry = zip.getNextEntry();
      }
    } catch (final EOFException cutHere) {
      return inData;
    }
    return false;
  }

  private static boolean startsAsZip(final Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      final byte[] magic = in.readNBytes(2);
      return magic.length == 0 || (magic[0] == 'P' && (magic.length < 2 || magic[1] == 'K'));
    }
  }

  private static ZipInputStream walk(final Path path) throws IOException {
    return new ZipInputStream(new BufferedInputStream(Files.newInputStream(path), READ_BYTES));
  }

  /** The bytes of an entry of a cut archive; its directory is missing even where it is whole. */
  private static InputStream walkTo(final Path path, final String name) throws IOException {
    final ZipInputStream zip = walk(path);
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && !entry.getName().equals(name)) {
      entry = zip.getNextEntry();
    }
    return zip;
  }

  /** Nothing, and that cut short. */
  private static final class CutStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new EOFException("cut in its first bytes");
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
      throw new EOFException("cut in its first bytes");
    }
  }
}
