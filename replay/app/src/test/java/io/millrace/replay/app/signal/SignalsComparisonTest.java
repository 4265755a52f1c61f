package io.millrace.replay.app.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.millrace.replay.app.signal.SignalsComparison.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where kept signals differ from those of a replay, and which of them an older build explains. */
class SignalsComparisonTest {
  private static final int NONE_OLDER = -1;

  @TempDir private Path dir;

  private static String line(final long sequence, final int ordinal, final double value) {
    final SignalLine line = new SignalLine();
    line.set(sequence, ordinal, "A", 9, "m", value, null);
    final StringBuilder text = new StringBuilder();
    line.append(text);
    return text.toString();
  }

  /** Compares kept lines with a signal of value 1 at each of the sequences. */
  private SignalsComparison compare(
      final long olderUntil, final List<String> kept, final long... replayed) throws IOException {
    final Path file = Files.writeString(dir.resolve("s.jsonl"), String.join("", kept));
    try (SignalsComparison comparison = new SignalsComparison(file, olderUntil)) {
      for (final long sequence : replayed) {
        comparison.prediction(sequence, 0, "A", 9, "m", 1);
      }
      comparison.finish();
      return comparison;
    }
  }

  private static void assertFound(
      final SignalsComparison comparison, final Found older, final Found first) {
    assertEquals(older, comparison.older());
    assertEquals(first, comparison.first());
  }

  @Test
  void shouldFindNothingWhenAllAreEqual() throws IOException {
    final List<String> kept = List.of(line(1, 0, 1), line(2, 0, 1), line(3, 0, 1));
    assertFound(compare(NONE_OLDER, kept, 1, 2, 3), null, null);
    assertFound(compare(2, kept, 1, 2, 3), null, null);
    assertFound(compare(3, kept, 1, 2, 3), null, null);
  }

  @Test
  void shouldFindTheFirstDifferenceWhenNoBuildIsOlder() throws IOException {
    final List<String> kept = List.of(line(1, 0, 1), line(2, 0, 5), line(3, 1, 1));
    assertFound(compare(NONE_OLDER, kept, 1, 2, 3), null, new Found(2, "value"));
    assertFound(compare(NONE_OLDER, kept, 1), null, new Found(2, "signal"));
    assertFound(
        compare(NONE_OLDER, List.of(line(1, 0, 1), "{no}\n"), 1, 2),
        null,
        new Found(2, "sequence"));
  }

  @Test
  void shouldCompareAgainBehindTheOlderBuildWhenItsSignalsDiffer() throws IOException {
    final List<String> kept = List.of(line(1, 0, 5), line(2, 0, 6), line(3, 0, 1), line(4, 0, 1));
    assertFound(compare(2, kept, 1, 2, 3, 4), new Found(1, "value"), null);
    final List<String> changed =
        List.of(line(1, 0, 5), line(2, 0, 6), line(3, 0, 1), line(4, 0, 7));
    assertFound(compare(2, changed, 1, 2, 3, 4), new Found(1, "value"), new Found(4, "value"));
  }

  @Test
  void shouldCompareAgainWhenTheOlderBuildPublishedMoreOrFewer() throws IOException {
    final List<String> more =
        List.of(line(1, 0, 1), line(2, 0, 1), line(2, 1, 1), line(2, 2, 1), line(3, 0, 1));
    assertFound(compare(2, more, 1, 2, 3), new Found(2, "signal"), null);
    final List<String> fewer = List.of(line(1, 0, 1), line(3, 0, 1), line(4, 0, 1));
    assertFound(compare(2, fewer, 1, 2, 3, 4), new Found(2, "sequence"), null);
    assertFound(compare(2, fewer, 1, 2, 3), new Found(2, "sequence"), new Found(4, "signal"));
    assertFound(compare(2, List.of(line(4, 0, 1)), 4), null, null);
  }

  @Test
  void shouldPassOverWhatTheOlderBuildKeptWhenTheReplayEndsBefore() throws IOException {
    final List<String> kept = List.of(line(1, 0, 1), line(2, 0, 1), line(2, 1, 1));
    assertFound(compare(2, kept, 1), new Found(2, "signal"), null);
  }

  @Test
  void shouldTakeATornLastLineForNoDifference() throws IOException {
    final String torn = line(2, 0, 1).substring(0, 20);
    assertFound(compare(NONE_OLDER, List.of(line(1, 0, 1), torn), 1, 2, 3), null, null);
    final SignalsComparison comparison = compare(1, List.of(line(1, 0, 5), torn), 1, 2, 3);
    assertEquals(new Found(1, "value"), comparison.older());
    assertNull(comparison.first());
  }
}
