package io.millrace.bench.rig.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time of the child processes that have ended, from {@code /proc/self/stat}, which counts it in
 * ticks of 10 ms on every Linux that Java runs on. What {@code ProcessHandle} says is gone when a
 * process ends.
 */
final class ChildCpu {
  private static final Path STAT = Path.of("/proc/self/stat");
  private static final long TICK_NS = 10_000_000;

  // Counted from the process state, the first field after the name, which may hold blanks: proc(5).
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private ChildCpu() {}

  /**
   * {@return user and system time of all children that have been waited for, in ns; -1 where the
   * system does not say}
   */
  static long totalNs() {
    try {
      return of(Files.readString(STAT, StandardCharsets.ISO_8859_1));
    } catch (final IOException notLinux) {
      return -1;
    }
  }

  /**
   * {@return the same from the text of such a file}
   *
   * @param stat one line, as proc(5) describes it
   */
  static long of(final String stat) {
    final String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    if (fields.length <= CHILDREN_SYSTEM) {
      return -1;
    }
    return TICK_NS
        * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]));
  }
}
