package io.millrace.bench.rig.throughput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.rig.program.ScratchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTest {
  @Test
  void shouldChangeSessionAndThreadModeAlone() throws IOException {
    final Path committed = Path.of(System.getProperty("millrace.root"), "bench/rig/job.yaml");

    assertEquals(
        Files.readString(committed)
            .replace("path: SESSION", "path: day.itch50")
            .replace("threads: MODE", "threads: {mode: sharded, shards: 2}"),
        Job.text("day.itch50", "{mode: sharded, shards: 2}"));
  }

  @Test
  void shouldWriteTheJobBesideItsSessionUntilItIsClosed(@TempDir final Path folder)
      throws IOException {
    final Path written;
    try (ScratchFile job = Job.write(folder.resolve("day.itch50"), "inline")) {
      written = job.path();
      assertEquals(folder, written.getParent());
      assertEquals(Job.text("day.itch50", "inline"), Files.readString(written));
      assertTrue(written.toString().endsWith(".yaml"), written.toString());
    }
    assertFalse(Files.exists(written), written.toString());
  }
}
