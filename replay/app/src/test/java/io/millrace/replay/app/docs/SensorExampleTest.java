package io.millrace.replay.app.docs;

import static io.millrace.replay.app.docs.CommandRun.withoutTimes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first example, made from the README's own text and run. */
class SensorExampleTest {
  private static final Page README = Page.read("README.md");
  private static final String RUN = "millrace run sensor.yaml --signals alerts.jsonl";
  private static final String VERIFY = "millrace verify journal";
  private static final Pattern ALERT =
      Pattern.compile("\"sequence\":(\\d+),.*\"alert\":\"(\\w+)\"");

  @TempDir private Path dir;

  @BeforeEach
  void writeFiles() throws IOException {
    for (final String name :
        List.of("sensor.yaml", "sensor-jsonl.yaml", "readings.csv", "readings.jsonl")) {
      Files.writeString(dir.resolve(name), README.block(name));
    }
  }

  private List<String> alerts(final String file) throws IOException {
    return Files.readAllLines(dir.resolve(file)).stream().map(SensorExampleTest::alert).toList();
  }

  private static String alert(final String line) {
    final Matcher matcher = ALERT.matcher(line);
    return matcher.find() ? matcher.group(2) + " " + matcher.group(1) : line;
  }

  @Test
  void shouldRaiseTwoAndTwoAlertsFromCsvAndFromJsonLines() throws IOException {
    final CommandRun run = new CommandRun(dir);
    run.of(RUN);
    run.of("millrace run sensor-jsonl.yaml --signals others.jsonl");
    final List<String> expected = List.of("alkaline 2", "cold 7", "cold 12", "alkaline 14");
    assertEquals(expected, alerts("alerts.jsonl"));
    assertEquals(expected, alerts("others.jsonl"));
    assertEquals(README.block("alerts.jsonl"), Files.readString(dir.resolve("alerts.jsonl")));
  }

  @Test
  void shouldReportWhatTheReadmeShows() {
    final CommandRun run = new CommandRun(dir);
    assertEquals(withoutTimes(README.block(RUN)), withoutTimes(run.of(RUN)));
    assertEquals(README.block(VERIFY), run.of(VERIFY));
  }
}
