package io.millrace.replay.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of classifiers on Elec2, computed again. */
class ClassesStudyTest {
  @TempDir private Path dir;

  @Test
  void shouldReachTheFiguresOfTheStudyOnClasses() throws IOException {
    Study.recorded("streams/elec2_electricity.csv.gz");
    final Study study = new Study("classes.md", dir);
    final JsonNode report = study.run(study.block("elec2.yaml"));
    assertEquals(45_312, report.get("samples").intValue());
    final Map<String, Double> accuracies = new HashMap<>();
    final List<String> table = new ArrayList<>();
    for (final JsonNode row : report.get("models")) {
      if (row.get("instrument").textValue().equals("default")) {
        accuracies.put(row.get("name").textValue(), row.get("accuracy").doubleValue());
        table.add(line(row));
      }
    }
    assertEquals(0.853, accuracies.get("no_change"), 5e-4);
    assertTrue(accuracies.get("forest") > accuracies.get("no_change"), accuracies::toString);
    study.assertShows(table);
  }

  private static String line(final JsonNode row) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %.4f | %.4f | %.4f | %.4f | %.4f |",
        row.get("name").textValue(),
        row.get("accuracy").doubleValue(),
        row.get("f1").doubleValue(),
        row.get("log_loss").doubleValue(),
        row.get("auc").doubleValue(),
        row.get("kappa").doubleValue());
  }
}
