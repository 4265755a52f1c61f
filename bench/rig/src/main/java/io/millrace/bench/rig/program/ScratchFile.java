package io.millrace.bench.rig.program;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is deleted when it is closed, and after Ctrl-C too.
 *
 * @param path of it; empty at first, and it may be moved away
 */
public record ScratchFile(Path path) implements Closeable {
  /**
   * {@return a new file in the system's directory for temporary ones}
   *
   * @param suffix of its name, such as {@code .out}
   */
  public static ScratchFile temporary(final String suffix) throws IOException {
    return deleted(Files.createTempFile("millrace-rig-", suffix));
  }

  /**
   * {@return a new file}
   *
   * @param directory that it is made in
   * @param prefix of its name
   * @param suffix of its name
   */
  public static ScratchFile in(final Path directory, final String prefix, final String suffix)
      throws IOException {
    return deleted(Files.createTempFile(directory, prefix, suffix));
  }

  private static ScratchFile deleted(final Path path) {
    path.toFile().deleteOnExit();
    return new ScratchFile(path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
