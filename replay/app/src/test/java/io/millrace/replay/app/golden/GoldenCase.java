package io.millrace.replay.app.golden;

import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pipeline over certain records.
 *
 * @param name without spaces
 * @param pipeline its text without {@code threads}; {@code @data@} is the folder of the recordings
 * @param input makes what it reads besides
 * @param limit of records
 */
record GoldenCase(String name, String pipeline, Input input, long limit) {
  /** Makes the files that a case reads. */
  @FunctionalInterface
  interface Input {
    /** Of cases that read recorded files alone. */
    Input NONE = folder -> {};

    /** Writes the files into the folder of the case: the same bytes on every JVM. */
    void write(Path folder) throws IOException;
  }

  private static final long ALL = Long.MAX_VALUE;
  private static final String DATA = "@data@/";
  private static final Pattern RECORDED = Pattern.compile(DATA + "([\\w./*-]+)");

  /** Returns a case whose pipeline is in the resource of its name. */
  static GoldenCase of(final String name, final Input input) {
    return new GoldenCase(name, resource(name), input, ALL);
  }

  /** Returns a case over the first records of a recording. */
  static GoldenCase recorded(final String name, final long limit) {
    return new GoldenCase(name, resource(name), Input.NONE, limit);
  }

  /** Returns the same pipeline over all records, as a case of its own. */
  GoldenCase whole() {
    return new GoldenCase(name + "/whole", pipeline, input, ALL);
  }

  static String resource(final String name) {
    try (InputStream in = GoldenCase.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new AssertionError("no pipeline for the case " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (final IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the pipeline for a mode; skips the test where a recording is missing. */
  String pipeline(final String threads) {
    final Matcher recorded = RECORDED.matcher(pipeline);
    while (recorded.find()) {
      Recorded.path(recorded.group(1).replaceAll("/[^/]*\\*.*", ""));
    }
    return pipeline.replace(DATA, dataFolder() + "/") + "threads: " + threads + "\n";
  }

  static Path dataFolder() {
    return Path.of(System.getProperty("millrace.data", "data")).toAbsolutePath().normalize();
  }

  @Override
  public String toString() {
    return name;
  }
}
