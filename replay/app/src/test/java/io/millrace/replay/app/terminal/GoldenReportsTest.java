package io.millrace.replay.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.Samples;
import io.millrace.replay.app.report.VerifyReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * To renew the golden files: {@code -Dtest.jvm.flags=-Dmillrace.golden=DIRECTORY} writes what the
 * reports look like now; read them before they are committed.
 */
class GoldenReportsTest {
  private static void assertGolden(final String name, final String text) throws IOException {
    final String renew = System.getProperty("millrace.golden");
    if (renew != null) {
      Files.writeString(Path.of(renew, name), text);
      return;
    }
    try (InputStream golden = GoldenReportsTest.class.getResourceAsStream(name)) {
      assertNotNull(golden, name);
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), text);
    }
  }

  @Test
  void shouldShowARunOverOneInstrument() throws IOException {
    final String text =
        RunReportText.of("run of pipeline.yaml", Samples.oneInstrument(), Style.PLAIN);
    assertGolden("one-instrument.txt", text);
    assertFalse(text.contains("\u001B"), "an escape sequence of the input reaches the terminal");
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  @Test
  void shouldShowTheMostActiveOfManyInstruments() throws IOException {
    assertGolden("many-instruments.txt", RunReportText.of("replay", Samples.many(25), Style.PLAIN));
  }

  @Test
  void shouldTellTheMemoryOfAnInstrumentWhenThereAreMany() {
    final String line = "  memory of an instrument about 17.2 KiB\n";
    assertTrue(RunReportText.of("run", Samples.many(100), Style.PLAIN).contains(line));
    assertFalse(RunReportText.of("run", Samples.many(99), Style.PLAIN).contains(line));
  }

  @Test
  void shouldShowTheSameWithColours() {
    for (final var report : List.of(Samples.oneInstrument(), Samples.many(3))) {
      final String coloured = RunReportText.of("run", report, Style.COLOURED);
      assertTrue(coloured.contains("\u001B[32m") || coloured.contains("\u001B[1m"));
      assertEquals(
          RunReportText.of("run", report, Style.PLAIN), coloured.replaceAll("\u001B\\[\\d+m", ""));
    }
  }

  @Test
  void shouldShowVerifications() throws IOException {
    assertGolden(
        "verify-equal.txt",
        VerifyReportText.of(
            "j", new VerifyReport(1_000, 3, true, true, null, null, null), Style.PLAIN));
    assertGolden("verify-older.txt", older(3, 4, 5, OptionalLong.of(2_000)));
    assertGolden("verify-not-comparable.txt", older(0, 0, 12, OptionalLong.empty()));
    assertGolden(
        "verify-different.txt",
        VerifyReportText.of(
            "j",
            new VerifyReport(
                1_500,
                3,
                false,
                false,
                new VerifyReport.Difference(
                    1_000, 2_000, List.of("models", "outputs"), OptionalLong.of(1_204), "ols"),
                "incarnation 1: bad CRC; the good records end at sequence 1500",
                null),
            Style.PLAIN));
  }

  private static String older(
      final int inFull, final int byOutputs, final int notComparable, final OptionalLong signals) {
    final VerifyReport.OlderState older =
        new VerifyReport.OlderState(List.of(0, 1), 2, inFull, byOutputs, notComparable, signals);
    return VerifyReportText.of(
        "j", new VerifyReport(12_000, 12, true, true, null, null, older), Style.PLAIN);
  }

  /** A long path had the end of the good prefix cut off. */
  @Test
  void shouldTellWhereTheGoodPrefixEndsHoweverLongThePathIs() {
    final String damage = "/a-directory".repeat(30) + ": bad CRC; the good prefix ends before 15";
    final String text =
        VerifyReportText.of(
            "j",
            new VerifyReport(
                15,
                1,
                false,
                false,
                new VerifyReport.Difference(10, 15, List.of(), OptionalLong.of(15), null),
                damage,
                null),
            Style.PLAIN);
    assertTrue(text.contains("the good prefix ends before 15"), text);
    assertTrue(text.contains("good before sequence  15"), text);
  }

  @Test
  void shouldShowWhatIsKnown() throws IOException {
    assertGolden(
        "catalogue.txt",
        CatalogueText.of(
            new Catalogue(
                Map.of(
                    "functions",
                    List.of(
                        new Catalogue.Entry(
                            "mean", "x, n= | window=", "that of x", "arithmetic mean")))),
            Style.PLAIN));
  }
}
