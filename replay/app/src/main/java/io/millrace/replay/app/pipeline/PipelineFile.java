package io.millrace.replay.app.pipeline;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.PipelineReader;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** A pipeline file, as read. Immutable. */
public final class PipelineFile {
  /** What decides how a pipeline runs and nothing about what it computes. */
  private static final List<String> NOT_COMPUTED = List.of("journal", "threads", "speed");

  private final String name;
  private final Path baseDir;
  private final byte[] bytes;
  private final TextTree tree;

  private PipelineFile(final String name, final Path baseDir, final byte[] bytes) {
    this.name = name;
    this.baseDir = baseDir;
    this.bytes = bytes.clone();
    this.tree = TextTreeReader.read(name, this.bytes);
  }

  /**
   * @param path of the file
   * @return it, with its syntax checked
   * @throws PipelineException where it is not one YAML mapping, or is larger than 1 MiB
   * @throws IOException where it cannot be read
   */
  public static PipelineFile read(final Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new PipelineException(path + ": is a directory; expected a pipeline file");
    }
    final Path parent = path.toAbsolutePath().getParent();
    try (InputStream in = Files.newInputStream(path)) {
      return new PipelineFile(path.toString(), parent, in.readNBytes(TextTreeReader.MAX_BYTES + 1));
    }
  }

  /**
   * @param name of the file, for messages
   * @param baseDir its relative paths are below it
   * @param bytes its content
   * @return it, with its syntax checked
   */
  public static PipelineFile of(final String name, final Path baseDir, final byte[] bytes) {
    return new PipelineFile(name, baseDir, bytes);
  }

  /** {@return its name, for messages} */
  public String name() {
    return name;
  }

  /** {@return the directory that its relative paths are below} */
  public Path baseDir() {
    return baseDir;
  }

  /** {@return its content as read; a copy} */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@return its content as text, with the line of every key} */
  public TextTree tree() {
    return tree;
  }

  /**
   * Digests what decides the result: comments, white space and quotes do not count, nor do the keys
   * {@code journal}, {@code threads} and {@code speed}; the order of keys does.
   *
   * @return SHA-256, 64 hex digits
   */
  public String canonicalDigest() {
    try {
      final MessageDigest sha = MessageDigest.getInstance("SHA-256");
      final String canonical = tree.canonical(NOT_COMPUTED);
      return HexFormat.of().formatHex(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (final NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /**
   * Reads everything but the settings of the feed, and refuses keys that are not known.
   *
   * @return the pipeline
   * @throws PipelineException where a key or value is wrong
   */
  public PipelineSettings pipeline() {
    return located(this::readPipeline);
  }

  /**
   * Runs a reader of this file's settings, and gives its errors the line they belong to.
   *
   * @param <T> what is read
   * @param reader may throw {@link DefinitionException}
   * @return what the reader returns
   * @throws PipelineException in place of a {@link DefinitionException}
   */
  public <T> T located(final Supplier<T> reader) {
    try {
      return reader.get();
    } catch (final DefinitionException error) {
      throw new PipelineException(locate(error));
    }
  }

  private String locate(final DefinitionException error) {
    final Place place = tree.nearest(error.path());
    final String at = place == null ? name : name + ":" + place.line();
    return error.path().isEmpty()
        ? at + ": " + error.getMessage()
        : at + ": " + error.path() + ": " + withoutKey(error.path(), error.getMessage());
  }

  /** The path ends in the key that many messages begin with; once is enough. */
  private static String withoutKey(final String path, final String message) {
    final int colon = message.indexOf(": ");
    final String key = colon < 0 ? "" : message.substring(0, colon);
    return !key.isEmpty() && (path.equals(key) || path.endsWith("/" + key))
        ? message.substring(colon + 2)
        : message;
  }

  private PipelineSettings readPipeline() {
    try (Settings root = new Settings("", tree.values())) {
      final Settings feed = root.mapping("feed");
      if (!root.has("feed")) {
        throw new DefinitionException("", "key 'feed' is missing");
      }
      final JournalSettings journal = JournalSettings.read(root, baseDir);
      final ThreadsDefinition threads = ThreadsDefinition.read(root);
      threads.requireAvailable();
      final Speed speed = readSpeed(root);
      final PipelineDefinition definition =
          PipelineReader.read(root).toBuilder().checkpointEvery(journal.checkpointEvery()).build();
      return new PipelineSettings(definition, feed, journal, threads, speed, notices());
    }
  }

  private static Speed readSpeed(final Settings root) {
    final String text = root.text("speed", "max");
    try {
      return Speed.parse(text);
    } catch (final IllegalArgumentException noSpeed) {
      throw root.error("speed", noSpeed.getMessage());
    }
  }

  private List<String> notices() {
    final List<String> notices = new ArrayList<>();
    if (tree.places().containsKey("journal/snapshot")) {
      notices.add(
          "journal/snapshot: this build takes no snapshots; a restart replays the journal from its"
              + " start");
    }
    return notices;
  }
}
