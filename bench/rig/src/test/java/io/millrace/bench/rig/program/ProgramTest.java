package io.millrace.bench.rig.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir private Path folder;

  @Test
  void shouldGiveTheReportAndTheTimesWhenAProgramEnds() throws IOException {
    final ProgramRun run = program(FakeProgram.Right.class, 60).run(List.of(), List.of("run"));

    assertEquals(5000, run.report().get("events").asLong());
    assertTrue(run.processNs() > 1_000_000, "processNs=" + run.processNs());
    if (System.getProperty("os.name").equals("Linux")) {
      assertTrue(run.cpuNs() >= 10_000_000, "cpuNs=" + run.cpuNs());
    }
  }

  @Test
  void shouldNameExitCodeAndLastLineWhenAProgramDies() {
    final RigException error = failure(FakeProgram.Dies.class, 60);

    assertEquals(RigException.WRONG, error.exitCode());
    assertTrue(
        error.getMessage().endsWith("'run job' ended with exit code 70: the disk is full"),
        error.getMessage());
  }

  @Test
  void shouldFailWhenAProgramWritesNothing() {
    final String message = failure(FakeProgram.Silent.class, 60).getMessage();

    assertTrue(message.endsWith("wrote no JSON report: (nothing written)"), message);
  }

  @Test
  void shouldFailWhenTheLastLineIsNoJson() {
    final String message = failure(FakeProgram.Talks.class, 60).getMessage();

    assertTrue(message.endsWith("wrote no JSON report: done"), message);
  }

  @Test
  void shouldKillAProgramWhenItDoesNotEndInTime() {
    final String message = failure(FakeProgram.Hangs.class, 1).getMessage();

    assertTrue(message.endsWith("'run job' did not end in 1 s and was killed"), message);
    assertEquals(
        List.of(), ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList());
  }

  @Test
  void shouldRefuseAJarThatIsMissing() {
    final RigException error =
        assertThrows(
            RigException.class, () -> new Program("this", folder.resolve("missing.jar"), 60));

    assertEquals(RigException.USAGE, error.exitCode());
    assertTrue(error.getMessage().contains("missing.jar: no such jar"), error.getMessage());
  }

  private RigException failure(final Class<?> main, final long timeoutSeconds) {
    return assertThrows(
        RigException.class,
        () -> program(main, timeoutSeconds).run(List.of(), List.of("run", "job")));
  }

  private Program program(final Class<?> main, final long timeoutSeconds) throws IOException {
    return new Program("this", Jars.running(folder, main), timeoutSeconds);
  }
}
