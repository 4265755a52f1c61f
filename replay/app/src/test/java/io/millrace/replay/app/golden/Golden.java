package io.millrace.replay.app.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * What a case gives.
 *
 * @param name of the case
 * @param signals what its signals file holds
 * @param report SHA-256 of its report, without what {@link ReportText} leaves out
 */
record Golden(String name, SignalsDigest signals, String report) {
  /** From this version on a JVM writes the shortest text that reads back as the same number. */
  static final int SHORTEST_TEXT = 19;

  /** Reads a line of the golden file. */
  static Golden parse(final String line) {
    final String[] words = line.split(" ");
    if (words.length != 5) {
      throw new AssertionError("not a golden: " + line);
    }
    final long lines = Long.parseLong(words[1]);
    return new Golden(words[0], new SignalsDigest(lines, words[2], words[3]), words[4]);
  }

  /** Returns the line of the golden file. */
  String line() {
    return String.join(
        " ", name, Long.toString(signals.lines()), signals.bytes(), signals.values(), report);
  }

  /**
   * Returns which parts of another run of the case differ from this; empty where none does.
   *
   * @param javaVersion of the JVM of the other run; goldens are made on one older than 19
   */
  List<String> differences(final Golden actual, final int javaVersion) {
    final List<String> parts = new ArrayList<>();
    final SignalsDigest other = actual.signals;
    if (signals.lines() != other.lines()) {
      parts.add("signals: " + signals.lines() + " lines expected, " + other.lines() + " written");
    } else if (!signals.values().equals(other.values())) {
      parts.add("signals: other content in as many lines");
    } else if (javaVersion < SHORTEST_TEXT && !signals.bytes().equals(other.bytes())) {
      parts.add("signals: ordinals, or the text of equal numbers");
    }
    if (!report.equals(actual.report)) {
      parts.add("report");
    }
    return parts;
  }
}
