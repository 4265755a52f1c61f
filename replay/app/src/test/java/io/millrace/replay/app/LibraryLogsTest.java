package io.millrace.replay.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as a library does, in a JVM of its own. */
final class LibraryLogsTest {
  @TempDir private static Path folder;

  /** Logs a warning after the set-up that the program makes. */
  public static void main(final String[] args) {
    LibraryLogs.silence();
    Logger.getLogger("library").warning("not for the user");
  }

  private static String standardError(final String... flags) throws Exception {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LibraryLogsTest.class.getName()));
    final Path err = folder.resolve("err");
    final Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  @Test
  void shouldSayNothingWhenALibraryLogs() throws Exception {
    assertEquals("", standardError());
  }

  @Test
  void shouldLogWhenTheUserConfiguresIt() throws Exception {
    final Path chosen =
        Files.writeString(
            folder.resolve("logging.properties"),
            "handlers = java.util.logging.ConsoleHandler\n.level = INFO\n");
    final String err = standardError("-Djava.util.logging.config.file=" + chosen);
    assertTrue(err.contains("not for the user"), err);
  }
}
