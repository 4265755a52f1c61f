package io.millrace.replay.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of anomaly detectors on a machine's temperature, computed again. */
class AnomalyStudyTest {
  private static final String SERIES = "realKnownCause/machine_temperature_system_failure.csv";
  private static final double WEEK_S = 7 * 86_400;

  /** Times of the 750th, the 3,404th and the last record, as they stand in the file. */
  private static final long[] FROM_S = {
    second("2013-12-05 11:40:00"), second("2013-12-14 16:50:00")
  };

  private static final long TO_S = second("2014-02-19 15:25:00");

  @TempDir private Path dir;

  /** From and to, in seconds since the epoch. */
  private record Span(long from, long to) {
    boolean holds(final long second) {
      return from <= second && second <= to;
    }
  }

  private static long second(final String text) {
    return LocalDateTime.parse(text.substring(0, 19).replace(' ', 'T'))
        .toEpochSecond(ZoneOffset.UTC);
  }

  @Test
  void shouldReachTheFiguresOfTheStudyOnAnomalies() throws IOException {
    Study.recorded("streams/nab_machine_temperature_system_failure.csv.gz");
    final List<Span> windows = windows(Study.recorded("streams/nab_combined_windows.json"));
    final Study study = new Study("anomaly.md", dir);
    final JsonNode report = study.run(study.block("temperature.yaml"));
    assertEquals(22_695, report.get("ticks").intValue());
    final Map<String, List<Long>> alerts = new LinkedHashMap<>();
    report.get("alerts").fieldNames().forEachRemaining(name -> alerts.put(name, new ArrayList<>()));
    for (final String line : Files.readAllLines(study.file("signals.jsonl"))) {
      final JsonNode signal = new ObjectMapper().readTree(line);
      alerts
          .get(signal.get("alert").textValue())
          .add(signal.get("time_ns").longValue() / 1_000_000_000);
    }
    final List<String> table = new ArrayList<>();
    alerts.forEach((name, times) -> table.add(line(name, times, windows)));
    study.assertShows(table);
  }

  private static List<Span> windows(final Path file) throws IOException {
    final List<Span> windows = new ArrayList<>();
    for (final JsonNode pair : new ObjectMapper().readTree(file.toFile()).get(SERIES)) {
      windows.add(new Span(second(pair.get(0).textValue()), second(pair.get(1).textValue())));
    }
    assertEquals(4, windows.size());
    return windows;
  }

  private static String line(final String name, final List<Long> times, final List<Span> windows) {
    final long from = FROM_S[name.contains("probation") ? 1 : 0];
    final StringBuilder text = new StringBuilder("| `" + name + "` |");
    long outside = TO_S - from;
    long falseAlarms = times.size();
    for (final Span window : windows) {
      final long inside = times.stream().filter(window::holds).count();
      falseAlarms -= inside;
      if (window.to() <= from) {
        text.append(" - |");
        continue;
      }
      outside -= window.to() - window.from();
      text.append(inside > 0 ? " yes |" : " no |");
    }
    final double weeks = outside / WEEK_S;
    return text.append(String.format(Locale.ROOT, " %d | %.2f |", falseAlarms, falseAlarms / weeks))
        .toString();
  }
}
