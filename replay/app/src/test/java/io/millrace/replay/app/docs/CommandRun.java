package io.millrace.replay.app.docs;

import io.millrace.replay.app.Program;
import java.nio.file.Path;

/** Runs commands as a page shows them, with their files in a directory of the test. */
public final class CommandRun {
  private final Path dir;

  public CommandRun(final Path dir) {
    this.dir = dir;
  }

  /**
   * @param command such as {@code millrace run sensor.yaml}
   * @return standard output, without the directory's name
   */
  public String of(final String command) {
    final String[] words = command.split(" ");
    final String[] args = new String[words.length - 1];
    for (int i = 0; i < args.length; i++) {
      final String word = words[i + 1];
      args[i] = i == 0 || word.startsWith("-") ? word : dir.resolve(word).toString();
    }
    return Program.run(args).done().out().replace(dir + "/", "").strip() + "\n";
  }

  /**
   * Leaves out of a report what differs from run to run: times, the place, the digest of the build,
   * widths.
   */
  static String withoutTimes(final String report) {
    final StringBuilder kept = new StringBuilder();
    boolean latency = false;
    for (final String line : report.strip().split("\n")) {
      latency = line.startsWith("Latency") || (latency && !line.isBlank());
      if (!latency) {
        kept.append(
            line.replaceAll("elapsed +\\S+ \\S+ +events/s +\\S+", "elapsed")
                .replaceAll("journal +\\S+", "journal")
                .replaceAll(" +", " "));
      }
      kept.append('\n');
    }
    return kept.toString();
  }
}
