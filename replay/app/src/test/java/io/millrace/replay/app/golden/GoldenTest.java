package io.millrace.replay.app.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goldens compare, and what they leave out. */
class GoldenTest {
  private static final String LINE =
      "{\"sequence\":7,\"ordinal\":%d,\"instrument\":\"A\",\"time_ns\":9,\"model\":\"m\",\"value\":%s}\n";
  private static final String LONGER = "2.1684043449710089E-19";
  private static final String SHORTEST = "2.168404344971009E-19";

  @TempDir private Path dir;

  private Golden golden(final int ordinal, final String value, final String report)
      throws IOException {
    final Path file =
        Files.writeString(dir.resolve("s.jsonl"), String.format(LINE, ordinal, value));
    return new Golden("a/b", SignalsDigest.of(file), SignalsDigest.of(report));
  }

  @Test
  void shouldNameThePartThatDiffers() throws IOException {
    final Golden expected = golden(0, SHORTEST, "{}");
    final String content = "signals: other content in as many lines";
    final String text = "signals: ordinals, or the text of equal numbers";
    assertEquals(List.of(), expected.differences(golden(0, SHORTEST, "{}"), 17));
    assertEquals(List.of(text), expected.differences(golden(1, SHORTEST, "{}"), 17));
    assertEquals(List.of(text), expected.differences(golden(0, LONGER, "{}"), 17));
    assertEquals(List.of(content), expected.differences(golden(0, "0.1", "{}"), 17));
    assertEquals(List.of(content), expected.differences(golden(0, "null", "{}"), 17));
    assertEquals(List.of("report"), expected.differences(golden(0, SHORTEST, "{ }"), 17));
    assertEquals(List.of(content, "report"), expected.differences(golden(0, "-0.0", "[]"), 17));
  }

  @Test
  void shouldTellNegativeZeroFromZero() throws IOException {
    assertNotEquals(
        golden(0, "0.0", "").signals().values(), golden(0, "-0.0", "").signals().values());
  }

  @Test
  void shouldTakeBothTextsOfANumberWhenTheJvmWritesTheShortest() throws IOException {
    final Golden expected = golden(0, LONGER, "{}");
    assertEquals(List.of(), expected.differences(golden(0, SHORTEST, "{}"), 19));
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    final Golden golden = golden(0, "1.5", "{}");
    assertEquals(golden, Golden.parse(golden.line()));
    assertThrows(AssertionError.class, () -> Golden.parse("a/b 1 2"));
  }

  @Test
  void shouldKeepEveryFigureOfAReportButTimesFoldersAndTheDigest() {
    final String report =
        "{\"events\":3,\"instrument_bytes\":null,\"elapsed_s\":0.1,\"events_per_s\":30.0,"
            + "\"resumed_at\":null,\"latency_ns\":{\"p50\":1,\"max\":2},\"models\":[{\"mae\":1.0E-5}],"
            + "\"digest\":\"0123456789abcdef\",\"malformed_first\":[{\"place\":\"folder/a.csv:2\"}],"
            + "\"cuts\":[],\"journal\":\"folder/journal\",\"verify\":{\"equal\":true}}\n";
    assertEquals(
        "{\"events\":3,\"resumed_at\":null,\"models\":[{\"mae\":1.0E-5}],"
            + "\"malformed_first\":[{\"place\":\"a.csv:2\"}],\"cuts\":[],"
            + "\"verify\":{\"equal\":true}}\n",
        ReportText.of(report, Path.of("folder")));
    assertThrows(AssertionError.class, () -> ReportText.of("{\"events\":3}", Path.of("folder")));
  }
}
