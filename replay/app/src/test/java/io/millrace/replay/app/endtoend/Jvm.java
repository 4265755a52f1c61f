package io.millrace.replay.app.endtoend;

import io.millrace.replay.app.Millrace;
import io.millrace.replay.app.Program;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** Runs commands in another JVM, of any version and with any flags. */
final class Jvm {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final long PATIENCE_SECONDS = 120;

  private final Path home;
  private final List<String> flags;

  private Jvm(final Path home, final List<String> flags) {
    this.home = home;
    this.flags = flags;
  }

  static Jvm running(final String... flags) {
    return new Jvm(Path.of(System.getProperty("java.home")), List.of(flags));
  }

  /** Returns the newest other version. */
  static Optional<Jvm> another() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> feature(home) >= 17 && feature(home) != Runtime.version().feature())
          .max(Comparator.comparingInt(Jvm::feature))
          .map(home -> new Jvm(home, List.of()));
    }
  }

  private static int feature(final Path home) {
    final Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
      final String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Runtime.Version.parse(version).feature();
    } catch (final IOException | IllegalArgumentException notAJdk) {
      return 0;
    }
  }

  /** Runs a command with {@code --json}; it has to end with exit code 0. */
  Ran millrace(final Path folder, final Object... args) throws Exception {
    final List<String> command = new ArrayList<>();
    for (final Object arg : args) {
      command.add(arg.toString());
    }
    return Ran.of(command, program(folder, args));
  }

  /** Runs a command with {@code --json}, however it ends. */
  Program program(final Path folder, final Object... args) throws Exception {
    final List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-"))
        .forEach(command::add);
    command.add("-Xmx512m");
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("surefire.test.class.path", classPath()));
    command.add(Millrace.class.getName());
    for (final Object arg : args) {
      command.add(arg.toString());
    }
    command.add("--json");
    final File out = Files.createTempFile(folder, "out", ".json").toFile();
    final File err = Files.createTempFile(folder, "err", ".txt").toFile();
    final Process process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(out)
            .redirectError(err)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      Assertions.fail("not done in " + PATIENCE_SECONDS + " s: " + command);
    }
    return new Program(process.exitValue(), text(out), text(err));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String text(final File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
