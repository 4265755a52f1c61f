package io.millrace.replay.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.docs.CommandRun;
import io.millrace.replay.app.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page below docs/studies whose pipelines run again over recordings, and whose tables are
 * compared with what comes out.
 */
final class Study {
  private static final Path DATA = Path.of(System.getProperty("millrace.data")).toAbsolutePath();

  private final Page page;
  private final Path dir;

  /**
   * @param name of the page, without its folder
   * @param dir where pipelines and signals are written
   */
  Study(final String name, final Path dir) {
    page = Page.read("docs/studies/" + name);
    this.dir = dir;
  }

  /** Skips the test where a recording is missing. */
  static Path recorded(final String name) {
    final Path path = DATA.resolve(name).normalize();
    assumeTrue(Files.exists(path), () -> "missing: " + path);
    return path;
  }

  String block(final String label) {
    return page.block(label);
  }

  Path file(final String name) {
    return dir.resolve(name);
  }

  /**
   * Runs a pipeline.
   *
   * @param pipeline its text, in which {@code data/} stands for the recordings' folder
   * @return the report
   */
  JsonNode run(final String pipeline) throws IOException {
    Files.writeString(file("study.yaml"), pipeline.replace("data/", DATA.normalize() + "/"));
    return new ObjectMapper()
        .readTree(new CommandRun(dir).of("millrace run study.yaml --signals signals.jsonl --json"));
  }

  /** Compares the lines of a table that was made again with those of the page. */
  void assertShows(final List<String> table) {
    final String made = String.join("\n", table);
    assertEquals(made, page.text().contains(made) ? made : "", () -> "not on " + page.path());
  }
}
