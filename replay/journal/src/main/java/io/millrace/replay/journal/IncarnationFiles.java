package io.millrace.replay.journal;

import io.millrace.learning.state.Mix64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a journal in the order in which they were written: incarnations by number, in each
 * the files by name, which is their date. Symbolic links are refused, other names passed over.
 */
final class IncarnationFiles {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4,9}");
  private static final String SUFFIX = ".cq4";
  static final String NOTE_FILE = "incarnations";
  private static final Pattern NOTE = Pattern.compile("incarnations ([0-9]{1,9})\n.*\n");

  private final Path directory;
  private final long identity;
  private final int noted;
  private final Iterator<Path> incarnations;
  private final int count;
  private Iterator<Path> files = List.<Path>of().iterator();
  private int incarnation = -1;
  private Path file;
  private Path missing;
  private boolean first;

  /**
   * @param directory of the journal
   * @param identity of the journal
   * @param noted how many incarnations there must be at the least
   */
  IncarnationFiles(final Path directory, final long identity, final int noted) {
    this.directory = directory;
    this.identity = identity;
    this.noted = noted;
    final List<Path> found = list(directory);
    this.incarnations = found.iterator();
    this.count = found.size();
  }

  static String name(final int incarnation) {
    return String.format("%04d", incarnation);
  }

  /** Ties excerpts to the journal and to the incarnation they were written in. */
  static long stamp(final long identity, final int incarnation) {
    return Mix64.fold(identity, incarnation);
  }

  /** Notes how many incarnations there are, so that the loss of the last ones is noticed. */
  static void note(final Path directory, final int incarnations) {
    DurableFiles.write(
        directory.resolve(NOTE_FILE), noteText(incarnations).getBytes(StandardCharsets.US_ASCII));
  }

  /** What was noted last; 0 where nothing was, or nothing that can be read. */
  static int noted(final Path directory) {
    final Path file = directory.resolve(NOTE_FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    final String text = new String(DurableFiles.read(file), StandardCharsets.ISO_8859_1);
    final Matcher matcher = NOTE.matcher(text);
    final int incarnations = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return text.equals(noteText(incarnations)) ? incarnations : 0;
  }

  private static String noteText(final int incarnations) {
    final String line = "incarnations " + incarnations + "\n";
    return line + "crc32c " + DirectoryMarker.crcOf(line) + "\n";
  }

  /** The incarnations by number. */
  static List<Path> list(final Path directory) {
    final TreeMap<Integer, Path> found = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (final Path entry : entries) {
        final String name = entry.getFileName().toString();
        if (NUMBER.matcher(name).matches()) {
          if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            throw new JournalException("not a directory: " + entry);
          }
          found.put(Integer.parseInt(name), entry);
        }
      }
    } catch (IOException e) {
      throw new JournalException("cannot read " + directory + ": " + e.getMessage(), e);
    }
    return new ArrayList<>(found.values());
  }

  /** The files of an incarnation by name. */
  static List<Path> filesOf(final Path incarnation) {
    final List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(incarnation, "*" + SUFFIX)) {
      for (final Path entry : entries) {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          throw new JournalException("not a regular file: " + entry);
        }
        found.add(entry);
      }
    } catch (IOException e) {
      throw new JournalException("cannot read " + incarnation + ": " + e.getMessage(), e);
    }
    found.sort(null);
    return found;
  }

  boolean next() {
    first = false;
    while (!files.hasNext()) {
      if (!incarnations.hasNext()) {
        missing = incarnation + 1 < noted ? directory.resolve(name(incarnation + 1)) : missing;
        return false;
      }
      final Path next = incarnations.next();
      incarnation++;
      first = true;
      if (Integer.parseInt(next.getFileName().toString()) != incarnation) {
        missing = directory.resolve(name(incarnation));
        return false;
      }
      files = filesOf(next).iterator();
    }
    file = files.next();
    return true;
  }

  Path file() {
    return file;
  }

  int incarnation() {
    return incarnation;
  }

  int incarnations() {
    return count;
  }

  boolean firstOfIncarnation() {
    return first;
  }

  long stamp() {
    return stamp(identity, incarnation);
  }

  /** The incarnation that is missing; null where none is. */
  Path missing() {
    return missing;
  }
}
