package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.program.ScratchFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed job, {@code bench/rig/job.yaml}, which the rig's jar holds. */
final class Job {
  private static final String RESOURCE = "job.yaml";
  private static final String SESSION = "path: SESSION";
  private static final String THREADS = "\nthreads: MODE\n";

  private Job() {}

  /**
   * Writes a copy of the job beside the session.
   *
   * @param session the file that it reads
   * @param mode any value of the key {@code threads}; the program judges it
   * @return the new file, for the caller to close
   */
  static ScratchFile write(final Path session, final String mode) throws IOException {
    final ScratchFile file = ScratchFile.in(session.getParent(), "job-", ".yaml");
    Files.writeString(file.path(), text(session.getFileName().toString(), mode));
    return file;
  }

  /**
   * {@return the job with a session and a thread mode}
   *
   * @param session a path, relative to the pipeline file
   * @param mode the value of the key {@code threads}
   */
  static String text(final String session, final String mode) {
    return replaced(
        replaced(committed(), SESSION, "path: " + session), THREADS, "\nthreads: " + mode + "\n");
  }

  private static String replaced(final String text, final String from, final String to) {
    final int at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new IllegalStateException(RESOURCE + " must have exactly one '" + from.strip() + "'");
    }
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static String committed() {
    try (InputStream in = Job.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (final IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
