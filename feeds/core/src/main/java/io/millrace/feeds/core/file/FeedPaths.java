package io.millrace.feeds.core.file;

import io.millrace.feeds.core.RefusedException;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.container.Content;
import io.millrace.feeds.core.container.DecodedStreams;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the files behind the paths of a feed. A list keeps its order; what a glob or a folder holds
 * comes in the order of its names, and so do the entries of an archive. In folders and archives
 * hidden files and files without an extension (README, SHA256SUMS) are left out; folders within
 * folders are not looked into.
 */
final class FeedPaths {
  private static final String PATH = "feed/path";

  private final Path baseDir;
  private final InputStream standardInput;
  private final boolean text;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<String> cuts = new ArrayList<>();
  private final Set<String> pipes = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  private FeedPaths(final Path baseDir, final InputStream standardInput, final boolean text) {
    this.baseDir = baseDir;
    this.standardInput = standardInput;
    this.text = text;
  }

  /**
   * @param paths as the pipeline has them
   * @param baseDir what they are relative to
   * @param standardInput the bytes of {@code -}
   * @param text whether records are lines of text
   * @return the files, closed, and what is wrong with archives
   * @throws DefinitionException where there is no such file
   * @throws IOException where a folder or archive cannot be read, or a file is none of records
   */
  static FeedPaths find(
      final List<String> paths,
      final Path baseDir,
      final InputStream standardInput,
      final boolean text)
      throws IOException {
    final FeedPaths found = new FeedPaths(baseDir, standardInput, text);
    for (final String path : paths) {
      found.add(path);
    }
    return found;
  }

  List<SourceFile> files() {
    return files;
  }

  /** Returns one line for each archive that is cut or damaged itself. */
  List<String> cuts() {
    return cuts;
  }

  /** Returns whether a source can be opened once only: standard input, or a pipe. */
  boolean isReadOnce(final String sourceName) {
    return pipes.contains(sourceName);
  }

  private void add(final String path) throws IOException {
    if (path.equals(SourceFile.STANDARD_INPUT)) {
      pipes.add(path);
      files.add(new OneFile(path, () -> DecodedStreams.lazily(standardInput, text)));
      return;
    }
    final Path file = resolved(path);
    if (Files.isDirectory(file)) {
      final List<Path> inside = children(file, FeedPaths::isRecordFile);
      if (inside.isEmpty()) {
        throw new DefinitionException(PATH, "path: the folder '" + path + "' holds no file");
      }
      addAll(inside);
    } else if (Files.exists(file)) {
      addFile(file);
    } else if (isGlob(path)) {
      final List<Path> matches = glob(path);
      if (matches.isEmpty()) {
        throw new DefinitionException(PATH, "path: no file matches '" + path + "'");
      }
      addAll(matches);
    } else {
      throw new DefinitionException(PATH, "path: no such file: '" + path + "'" + beside(file));
    }
  }

  private Path resolved(final String text) {
    try {
      return baseDir.resolve(text);
    } catch (final InvalidPathException wrong) {
      throw new DefinitionException(PATH, "path: no path: " + wrong.getReason());
    }
  }

  private static String beside(final Path path) throws IOException {
    final Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    final List<String> others =
        children(folder, file -> true).stream().map(file -> file.getFileName().toString()).toList();
    final String hint = Suggestions.hint(path.getFileName().toString(), others);
    return hint.startsWith("; did") ? hint : "";
  }

  private static boolean isGlob(final String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private static boolean isRecordFile(final Path file) {
    return Files.isRegularFile(file) && ArchivedFiles.isRecordName(file.getFileName().toString());
  }

  private static List<Path> children(final Path folder, final Predicate<Path> wanted)
      throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(wanted).sorted(byName()).toList();
    }
  }

  private static Comparator<Path> byName() {
    return Comparator.comparing(path -> path.getFileName().toString());
  }

  private List<Path> glob(final String text) throws IOException {
    final Path pattern = Path.of(text);
    final Path root = pattern.getRoot();
    List<Path> found = List.of(root == null ? baseDir : root);
    for (final Path part : pattern) {
      final String name = part.toString();
      final List<Path> next = new ArrayList<>();
      for (final Path folder : found) {
        if (!isGlob(name)) {
          final Path child = folder.resolve(name);
          if (Files.exists(child)) {
            next.add(child);
          }
        } else if (Files.isDirectory(folder)) {
          next.addAll(matching(folder, name));
        }
      }
      found = next;
    }
    return found.stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> matching(final Path folder, final String glob) throws IOException {
    final String regex =
        glob.chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    final Pattern pattern = Pattern.compile(regex);
    return children(
        folder,
        child -> {
          final String name = child.getFileName().toString();
          final boolean hidden = name.startsWith(".") && !glob.startsWith(".");
          return !hidden && pattern.matcher(name).matches();
        });
  }

  private void addAll(final List<Path> paths) throws IOException {
    for (final Path path : paths) {
      addFile(path);
    }
  }

  private void addFile(final Path path) throws IOException {
    final String name = nameOf(path);
    if (!names.add(name)) {
      throw new DefinitionException(PATH, "path: duplicate file '" + name + "'");
    }
    if (!Files.isReadable(path)) {
      throw new DefinitionException(PATH, "path: the file '" + name + "' cannot be read");
    }
    if (!Files.isRegularFile(path)) {
      // A pipe: what has been read of it cannot be read again.
      pipes.add(name);
      files.add(new OneFile(name, () -> DecodedStreams.lazily(Files.newInputStream(path), text)));
    } else if (content(path, name) == Content.ZIP) {
      final ArchivedFiles inside = ArchivedFiles.of(path, name, text);
      files.addAll(inside.files());
      if (inside.cut() != null) {
        cuts.add(inside.cut());
      }
    } else {
      files.add(new OneFile(name, () -> DecodedStreams.of(Files.newInputStream(path), name, text)));
    }
  }

  private Content content(final Path path, final String name) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      final Content content = DecodedStreams.recognize(in, name, text);
      if (!content.isReadable()) {
        throw content.refused();
      }
      return content;
    } catch (final RefusedException refused) {
      throw new IOException(name + ": " + refused.getMessage(), refused);
    }
  }

  private String nameOf(final Path path) {
    final Path base = baseDir.toAbsolutePath().normalize();
    final Path file = path.toAbsolutePath().normalize();
    final boolean sameRoot = base.getRoot() != null && base.getRoot().equals(file.getRoot());
    return (sameRoot ? base.relativize(file) : file).toString().replace('\\', '/');
  }
}
