package io.millrace.bench.rig.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A build of the program: a runnable jar. Each run has a JVM of its own, the one that the rig
 * itself runs on, with its default flags. One thread; at most one program runs at a time, otherwise
 * the CPU times are wrong.
 *
 * @param label what tables call it
 * @param jar the runnable jar
 * @param timeoutSeconds after which a run is killed
 */
public record Program(String label, Path jar, long timeoutSeconds) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * @throws RigException where there is no such file
   */
  public Program {
    if (!Files.isRegularFile(jar)) {
      throw RigException.usage(jar + ": no such jar; the program is built by mvn package");
    }
  }

  /**
   * Runs a command with {@code --json} and waits for its end.
   *
   * @param flags of the JVM
   * @param args the command and its arguments
   * @return its report and what it cost
   * @throws RigException where the program fails, does not end in time, or writes no report
   * @throws IOException where the JVM cannot be started
   */
  public ProgramRun run(final List<String> flags, final List<String> args) throws IOException {
    try (ScratchFile out = ScratchFile.temporary(".out");
        ScratchFile err = ScratchFile.temporary(".err")) {
      final long cpuBeforeNs = ChildCpu.totalNs();
      final long startNs = System.nanoTime();
      final int exitCode = exitCodeOf(flags, args, out.path(), err.path());
      final long processNs = System.nanoTime() - startNs;
      final long cpuAfterNs = ChildCpu.totalNs();
      if (exitCode != 0) {
        throw failed(args, "ended with exit code " + exitCode + ": " + lastLine(err.path()));
      }
      final long cpuNs = cpuBeforeNs < 0 || cpuAfterNs < 0 ? -1 : cpuAfterNs - cpuBeforeNs;
      return new ProgramRun(report(args, lastLine(out.path())), processNs, cpuNs);
    }
  }

  private List<String> command(final List<String> flags, final List<String> args) {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(args);
    command.add("--json");
    return command;
  }

  private int exitCodeOf(
      final List<String> flags, final List<String> args, final Path out, final Path err)
      throws IOException {
    final Process process =
        new ProcessBuilder(command(flags, args))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(Redirect.PIPE)
            .start();
    final Thread killer = new Thread(process::destroyForcibly, "rig-kill");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw failed(args, "did not end in " + timeoutSeconds + " s and was killed");
      }
      return process.exitValue();
    } catch (final InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw failed(args, "was interrupted");
    } finally {
      removeHook(killer);
    }
  }

  private static void removeHook(final Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (final IllegalStateException shuttingDown) {
      return; // The hook runs already.
    }
  }

  private ObjectNode report(final List<String> args, final String line) {
    try {
      final JsonNode tree = JSON.readTree(line);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (final JsonProcessingException notJson) {
      throw failed(args, "wrote no JSON report: " + line);
    }
    throw failed(args, "wrote no JSON report: " + line);
  }

  private RigException failed(final List<String> args, final String what) {
    return RigException.wrong(label + " (" + jar + "): '" + String.join(" ", args) + "' " + what);
  }

  private static String lastLine(final Path file) throws IOException {
    final List<String> lines =
        Files.readString(file, StandardCharsets.UTF_8).strip().lines().toList();
    return lines.isEmpty() ? "(nothing written)" : lines.get(lines.size() - 1);
  }
}
