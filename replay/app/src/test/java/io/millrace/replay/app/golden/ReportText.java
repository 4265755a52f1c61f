package io.millrace.replay.app.golden;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON report without what differs from run to run or with the layout of the state: times, the
 * heap of an instrument, folders, and the digest, of which the state is a part. All else stays, to
 * the byte.
 */
final class ReportText {
  private static final List<Pattern> LEFT_OUT =
      List.of(
          Pattern.compile("\"instrument_bytes\":[^,]*,"),
          Pattern.compile("\"elapsed_s\":[^,]*,"),
          Pattern.compile("\"events_per_s\":[^,]*,"),
          Pattern.compile("\"latency_ns\":\\{[^}]*},"),
          Pattern.compile("\"digest\":\"[0-9a-f]{16}\","),
          Pattern.compile(",\"journal\":(null|\"[^\"]*\")"));

  private ReportText() {}

  /**
   * @param report the line of {@code --json}
   * @param folders whose paths are left out
   */
  static String of(final String report, final Path... folders) {
    String text = report;
    for (final Pattern pattern : LEFT_OUT) {
      final Matcher found = pattern.matcher(text);
      if (!found.find()) {
        throw new AssertionError("no " + pattern + " in " + report);
      }
      text = found.replaceFirst("");
    }
    for (final Path folder : folders) {
      text = text.replace(folder + "/", "");
    }
    return text;
  }
}
