package io.millrace.replay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recorded ticks, where they are at hand, and pipelines over them. */
public final class Recorded {
  private Recorded() {}

  /** Returns a recorded file or folder; skips the test where it is missing. */
  public static Path path(final String name) {
    final Path path = Path.of(System.getProperty("millrace.data", "data")).resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "recorded ticks are missing: " + path);
    return path.toAbsolutePath().normalize();
  }

  /** Writes a pipeline; {@code text} has {@code %s} where the path of its feed stands. */
  public static Path pipeline(final Path folder, final String text, final Object feed)
      throws IOException {
    return Files.writeString(folder.resolve("pipeline.yaml"), text.replace("%s", feed.toString()));
  }
}
