package io.millrace.replay.journal;

import static io.millrace.replay.journal.SelfCheckingRecords.PIPELINE;
import static io.millrace.replay.journal.SelfCheckingRecords.readAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in processes that are killed, compete for it, or look over its shoulder. */
final class JournalProcessTest {
  private static final int ENDLESS = Integer.MAX_VALUE;

  @TempDir private Path temporary;
  private Path path;
  private Path home;

  @BeforeEach
  void create() throws Exception {
    path = temporary.resolve("journal");
    home = Files.createDirectory(temporary.resolve("home"));
    JournalDirectory.create(path, PIPELINE, "digest").close();
  }

  @Test
  void shouldHoldEveryAcknowledgedRecordWhenTheProcessIsKilled() throws Exception {
    final int kills = Integer.getInteger("millrace.kills", 5);
    final Random random = new Random(kills);
    long records = 0;
    for (int kill = 0; kill < kills; kill++) {
      final Process process = AppendingProcess.start(home, path, kill, ENDLESS);
      long acknowledged = 0;
      try (BufferedReader out = process.inputReader()) {
        if (kill % 5 == 3) {
          // While the journal is opened, or soon after.
          process.waitFor(random.nextInt(800), TimeUnit.MILLISECONDS);
        }
        int lines = kill % 5 == 3 ? 0 : random.nextInt(2_000);
        String line = "0";
        while (line != null && !line.isEmpty()) {
          acknowledged = Long.parseLong(line);
          if (lines-- == 0) {
            // Not by the process object, which would close what is still to be read.
            process.toHandle().destroyForcibly();
          }
          line = out.readLine();
        }
      }
      process.waitFor();
      final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path));
      final String what = "kill " + kill + " acknowledged " + acknowledged + ": " + reading;
      assertNull(reading.wrong(), what);
      assertNull(reading.end().damage(), what);
      assertTrue(reading.records() >= Math.max(acknowledged, records), what);
      records = reading.records();
    }
    assertTrue(records > 0, "no process got so far as to append");
  }

  @Test
  void shouldRefuseASecondProcessAndStayQuietWhenOneAppends() throws Exception {
    final Process process = AppendingProcess.start(home, path, 1, 3);
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i < 3; i++) {
        assertTrue(Long.parseLong(out.readLine()) > 0);
      }
      final JournalException refused =
          assertThrows(JournalException.class, () -> JournalDirectory.openForAppend(path));
      assertEquals("journal is in use by another process: " + path, refused.getMessage());
      assertThrows(JournalException.class, () -> JournalDirectory.setAside(path));
      assertNull(readAll(JournalDirectory.open(path)).wrong());
      process.outputWriter().close();
      assertNull(out.readLine(), "standard output");
    }
    final String errors =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    // Newer JVMs warn of what the library does; that is theirs, not its.
    assertEquals("", errors.replaceAll("(?m)^WARNING: .*\\R|^\\R", ""), "standard error");
    assertEquals(0, process.waitFor());
    assertNull(readAll(JournalDirectory.open(path)).end().damage());
    try (var files = Files.list(home)) {
      final List<Path> chronicle =
          files.filter(file -> file.getFileName().toString().startsWith(".chronicle")).toList();
      assertEquals(List.of(), chronicle, "files in the home directory");
    }
    JournalDirectory.openForAppend(path).close();
  }

  @Test
  void shouldStillRefuseAnotherProcessAfterASecondEngineOfThisOneWasRefused() throws Exception {
    try (JournalDirectory held = JournalDirectory.openForAppend(path)) {
      held.readToEnd();
      assertThrows(JournalException.class, () -> JournalDirectory.openForAppend(path));
      final Process process = AppendingProcess.start(home, path, 1, 1);
      process.outputWriter().close();
      final String errors =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(errors.contains("journal is in use by another process: " + path), errors);
      assertEquals(1, process.waitFor());
    }
  }
}
