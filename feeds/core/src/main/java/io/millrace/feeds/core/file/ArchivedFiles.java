package io.millrace.feeds.core.file;

import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.container.Content;
import io.millrace.feeds.core.container.DecodedStreams;
import io.millrace.feeds.core.zip.ZipArchive;
import io.millrace.feeds.core.zip.ZipEntryHeader;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files in a zip archive, in the order of their names.
 *
 * @param files what can be read
 * @param cut what is wrong with the archive itself, after its name; null where nothing is
 */
record ArchivedFiles(List<SourceFile> files, String cut) {
  private static final String SHEETS = "xl/";
  private static final String OFFICE = "[Content_Types].xml";

  /** Whether a file in a folder or archive is taken for records: it has an extension. */
  static boolean isRecordName(final String name) {
    return !name.startsWith(".") && name.indexOf('.') > 0;
  }

  /**
   * @param path of the archive
   * @param name of the archive as a source
   * @param text whether records are lines of text
   * @throws DefinitionException where it holds no file of records, or two of one name
   * @throws IOException where it cannot be read
   */
  static ArchivedFiles of(final Path path, final String name, final boolean text)
      throws IOException {
    final ZipArchive archive = ZipArchive.of(path);
    checkOffice(archive, name);
    final List<SourceFile> files = new ArrayList<>();
    final List<ZipEntryHeader> entries = recordEntries(archive, name);
    for (final ZipEntryHeader entry : entries) {
      final String full = name + "!" + entry.name();
      if (entry.refusal() != null) {
        throw new IOException(full + ": " + entry.refusal());
      }
      files.add(
          new OneFile(
              full, () -> DecodedStreams.of(ZipArchive.open(path, entry), entry.name(), text)));
    }
    final String cut = isReportedByFiles(archive, entries) ? null : name + ": " + archive.cut();
    if (files.isEmpty() && cut == null) {
      throw new DefinitionException(
          "feed/path", "path: the archive '" + name + "' holds no file" + left(archive));
    }
    return new ArchivedFiles(files, cut);
  }

  /** Whether reading its files reports all that is wrong with the archive. */
  private static boolean isReportedByFiles(
      final ZipArchive archive, final List<ZipEntryHeader> read) {
    final int count = archive.entries().size();
    return archive.cut() == null
        || (archive.cutInLast() && read.contains(archive.entries().get(count - 1)));
  }

  private static void checkOffice(final ZipArchive archive, final String name) throws IOException {
    if (archive.entries().stream().noneMatch(entry -> entry.name().equals(OFFICE))) {
      return;
    }
    final boolean sheets =
        archive.entries().stream().anyMatch(entry -> entry.name().startsWith(SHEETS));
    throw new IOException(
        name + ": " + (sheets ? Content.XLSX : Content.OFFICE).refused().getMessage());
  }

  private static List<ZipEntryHeader> recordEntries(final ZipArchive archive, final String name) {
    final List<ZipEntryHeader> found =
        archive.entries().stream()
            .filter(entry -> !entry.isFolder())
            .filter(entry -> !entry.name().startsWith("__MACOSX/"))
            .filter(entry -> isRecordName(lastPart(entry.name())))
            .sorted(Comparator.comparing(ZipEntryHeader::name))
            .toList();
    final Set<String> names = new LinkedHashSet<>();
    for (final ZipEntryHeader entry : found) {
      if (!names.add(entry.name())) {
        throw new DefinitionException(
            "feed/path",
            "path: the archive '" + name + "' holds two files of the name '" + entry.name() + "'");
      }
    }
    return found;
  }

  private static String lastPart(final String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }

  private static String left(final ZipArchive archive) {
    return archive.entries().stream()
        .filter(entry -> !entry.isFolder())
        .findFirst()
        .map(entry -> " of records: '" + entry.name() + "' is hidden or has no extension")
        .orElse("");
  }
}
