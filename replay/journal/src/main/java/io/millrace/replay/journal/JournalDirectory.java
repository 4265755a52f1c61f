package io.millrace.replay.journal;

import io.millrace.engine.record.NanoClock;
import io.millrace.replay.journal.scan.ExcerptChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The directory of a journal:
 *
 * <pre>
 *   DIR/lock              held by the process that appends
 *   DIR/millrace-journal  what the directory is; written last
 *   DIR/pipeline.yaml     the pipeline, as read
 *   DIR/incarnations      how many of the following there are
 *   DIR/0000, 0001, ...   one for each process that has appended, never appended to by a later one
 * </pre>
 *
 * <p>Obtained by {@link #create}, {@link #openForAppend} (both hold the lock until {@link #close})
 * or {@link #open}, which changes nothing and needs no lock. Symbolic links inside are refused. Not
 * for use by several threads at once.
 */
public final class JournalDirectory implements AutoCloseable {
  private static final String PIPELINE = "pipeline.yaml";

  private final Path path;
  private final DirectoryMarker marker;
  private final DirectoryLock lock;

  private JournalDirectory(
      final Path path, final DirectoryMarker marker, final DirectoryLock lock) {
    this.path = path;
    this.marker = marker;
    this.lock = lock;
  }

  /**
   * Makes a journal that holds nothing yet, and holds its lock.
   *
   * @param path of the directory; made with its parents, mode 0700, where it does not exist
   * @param pipelineText the pipeline as read
   * @param pipelineDigest what distinguishes pipelines, one word, see {@link #digestOf}
   * @return the directory
   * @throws JournalException if the directory is in use, is not empty or cannot be written
   */
  public static JournalDirectory create(
      final Path path, final byte[] pipelineText, final String pipelineDigest) {
    if (!pipelineDigest.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("digest is not one word: '" + pipelineDigest + "'");
    }
    makeOwn(path);
    final DirectoryLock lock = DirectoryLock.take(path);
    boolean made = false;
    try {
      refuseForeign(path);
      final DirectoryMarker marker =
          new DirectoryMarker(
              new SecureRandom().nextLong(), pipelineDigest, DirectoryMarker.sha256(pipelineText));
      DurableFiles.write(path.resolve(PIPELINE), pipelineText);
      DurableFiles.write(
          path.resolve(DirectoryMarker.FILE), marker.text().getBytes(StandardCharsets.ISO_8859_1));
      made = true;
      return new JournalDirectory(path, marker, lock);
    } finally {
      if (!made) {
        lock.close();
      }
    }
  }

  /**
   * Opens a journal for reading. Takes no lock and changes nothing.
   *
   * @param path of the directory
   * @return the directory
   * @throws JournalException if there is no journal, or one that this program cannot read
   */
  public static JournalDirectory open(final Path path) {
    return new JournalDirectory(path, readMarker(path), null);
  }

  /**
   * Reads the records of a journal whose marker or kept pipeline is damaged. Which journal they
   * belong to is then taken from themselves: those of one incarnation must agree.
   *
   * @param path of the directory
   * @return how far they are whole
   */
  public static JournalEnd endOfRecords(final Path path) {
    return readToEnd(
        new JournalReader(
            new IncarnationFiles(path, 0, IncarnationFiles.noted(path)), new ExcerptChain(true)));
  }

  /**
   * Opens a journal for reading and then for appending, and holds its lock.
   *
   * @param path of the directory
   * @return the directory
   * @throws JournalException as {@link #open} does, and if it is in use or cannot be written
   */
  public static JournalDirectory openForAppend(final Path path) {
    readMarker(path);
    if (!Files.isWritable(path)) {
      throw new JournalException("journal is not writable: " + path);
    }
    final DirectoryLock lock = DirectoryLock.take(path);
    boolean opened = false;
    try {
      final JournalDirectory directory = new JournalDirectory(path, readMarker(path), lock);
      opened = true;
      return directory;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /**
   * @param path of a directory, which need not exist
   * @return whether a journal is in it, of whichever version and state
   */
  public static boolean holdsJournal(final Path path) {
    return Files.isRegularFile(path.resolve(DirectoryMarker.FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Moves a journal out of the way: {@code DIR} becomes {@code DIR.1}, or the next number that is
   * free.
   *
   * @param path of the directory
   * @return where the journal is now; null where there was none
   * @throws JournalException if it is in use or cannot be moved
   */
  public static Path setAside(final Path path) {
    if (!holdsJournal(path)) {
      return null;
    }
    final DirectoryLock lock = DirectoryLock.take(path);
    try {
      final Path absolute = path.toAbsolutePath().normalize();
      for (int number = 1; ; number++) {
        final Path aside = absolute.resolveSibling(absolute.getFileName() + "." + number);
        if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
          return Files.move(absolute, aside);
        }
      }
    } catch (IOException e) {
      throw new JournalException("cannot move journal " + path + " aside: " + e, e);
    } finally {
      lock.close();
    }
  }

  /**
   * @param pipelineText the pipeline as read
   * @return its SHA-256 in hex, the digest for callers that have no better one
   */
  public static String digestOf(final byte[] pipelineText) {
    return DirectoryMarker.sha256(pipelineText);
  }

  /** {@return the directory's path as given} */
  public Path path() {
    return path;
  }

  /** {@return the digest that the journal was made with} */
  public String pipelineDigest() {
    return marker.pipelineDigest();
  }

  /**
   * Reads the pipeline that the journal was made with.
   *
   * @return its text, as it was read
   * @throws JournalException if it is missing or not what it was
   */
  public byte[] pipelineText() {
    final Path file = path.resolve(PIPELINE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DamagedFileException(file, "is missing");
    }
    final byte[] text = DurableFiles.read(file);
    if (!DirectoryMarker.sha256(text).equals(marker.pipelineSha256())) {
      throw new DamagedFileException(file, "does not match its checksum");
    }
    return text;
  }

  /** {@return a reader that stands before the first excerpt; to be closed by the caller} */
  public JournalReader reader() {
    return new JournalReader(
        new IncarnationFiles(path, marker.identity(), IncarnationFiles.noted(path)),
        new ExcerptChain(false));
  }

  /**
   * Reads the whole journal for what its end says.
   *
   * @return its end
   */
  public JournalEnd readToEnd() {
    return readToEnd(reader());
  }

  private static JournalEnd readToEnd(final JournalReader opened) {
    try (JournalReader reader = opened) {
      boolean more = true;
      while (more) {
        more = reader.next();
      }
      return reader.end();
    }
  }

  /**
   * Begins a new incarnation behind what has been read. What was read is forced to disk first:
   * without that, a kill followed by a power cut could lose records that this incarnation builds
   * upon. The journal owns this directory from here on and lets go of the lock when it is closed.
   *
   * @param end what a reader of this directory has told since the lock was taken
   * @param clock names the files; need not be right, and may run backwards
   * @return the journal, which expects the record with sequence {@link JournalEnd#nextSequence}
   * @throws JournalException if the journal is damaged, or the disk too full
   */
  public ChronicleJournal append(final JournalEnd end, final NanoClock clock) {
    if (lock == null) {
      throw new IllegalStateException("opened for reading only: " + path);
    }
    if (end.damage() != null) {
      throw new JournalException("damaged journal: " + end.damage().describe());
    }
    final List<Path> incarnations = IncarnationFiles.list(path);
    if (incarnations.size() != end.incarnations()) {
      throw new IllegalStateException(
          "the journal was read before another process appended: incarnations="
              + incarnations.size()
              + " read="
              + end.incarnations());
    }
    for (final Path incarnation : incarnations) {
      IncarnationFiles.filesOf(incarnation).forEach(DurableFiles::force);
      DurableFiles.force(incarnation);
    }
    final FreeSpace space = new FreeSpace(path);
    space.check();
    final Path incarnation = path.resolve(IncarnationFiles.name(incarnations.size()));
    DurableFiles.makeDirectory(incarnation);
    DurableFiles.force(path);
    IncarnationFiles.note(path, incarnations.size() + 1);
    return ChronicleJournal.begin(
        this,
        incarnation,
        IncarnationFiles.stamp(marker.identity(), incarnations.size()),
        end,
        clock,
        space);
  }

  private static void makeOwn(final Path path) {
    if (!Files.exists(path)) {
      DurableFiles.makeDirectories(path);
    } else if (!Files.isDirectory(path)) {
      throw new JournalException("not a directory: " + path);
    } else {
      refuseForeign(path);
      DurableFiles.makePrivate(path);
    }
  }

  /**
   * Only what a creation leaves that was cut short may be in a directory that becomes a journal.
   */
  private static void refuseForeign(final Path path) {
    if (holdsJournal(path)) {
      throw new JournalException("holds a journal already: " + path);
    }
    final Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException e) {
      throw new JournalException("cannot read " + path + ": " + e, e);
    }
    names.remove(DirectoryLock.FILE);
    names.remove(PIPELINE);
    names.remove(PIPELINE + DurableFiles.TEMPORARY);
    names.remove(DirectoryMarker.FILE + DurableFiles.TEMPORARY);
    if (!names.isEmpty()) {
      throw new JournalException(
          "not a journal: "
              + path
              + ": holds "
              + names.iterator().next()
              + ", not a journal's files");
    }
  }

  private static DirectoryMarker readMarker(final Path path) {
    if (!Files.exists(path)) {
      throw new JournalException("no such journal: " + path);
    }
    final Path file = path.resolve(DirectoryMarker.FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new JournalException("not a journal: " + path);
    }
    return DirectoryMarker.parse(path, DurableFiles.read(file));
  }

  /** Lets go of the lock. May be called again. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
