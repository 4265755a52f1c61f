package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One positive in 1,500 at a feature of two values: the AUC that is reported is that of the
 * signals. In equal bins of the probability all scores were one, and 0.4997 was reported for
 * 0.6929.
 */
final class RareClassTest {
  private static final int ROWS = 60_000;
  private static final List<String> MODELS = List.of("bayes", "tree");

  @TempDir Path dir;

  private List<Integer> labels() throws IOException {
    final Random random = new Random(3);
    final StringBuilder text = new StringBuilder("x,y\n");
    final List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      final int x = random.nextInt(2);
      final int label = i == 1 || random.nextInt(1_500) < (x == 1 ? 1.7 : 0.3) ? 1 : 0;
      labels.add(label);
      text.append(x).append(',').append(label).append('\n');
    }
    Files.writeString(dir.resolve("rare.csv"), text);
    return labels;
  }

  @Test
  void shouldReportTheAreaOfTheSignalsWhenOneClassIsRare() throws IOException {
    final List<Integer> labels = labels();
    Files.writeString(
        dir.resolve("p.yaml"),
        """
        feed: {format: csv, path: rare.csv}
        features: {x: x}
        target: {value: y, kind: class}
        models:
          - {name: bayes, type: naive_bayes}
          - {name: tree, type: hoeffding_tree}
        """);
    final Path signals = dir.resolve("signals.jsonl");
    final JsonNode report =
        Program.run(
                "run", dir.resolve("p.yaml").toString(), "--signals", signals.toString(), "--json")
            .done()
            .json();
    for (final String model : MODELS) {
      final double exact = exact(scores(signals, model), labels);
      assertTrue(Math.abs(exact - 0.5) > 0.02, model + " orders nothing: " + exact);
      assertEquals(exact, reported(report, model), 0.002, model);
    }
  }

  private static double reported(final JsonNode report, final String model) {
    for (final JsonNode row : report.get("models")) {
      if (row.get("name").asText().equals(model)) {
        return row.get("auc").asDouble();
      }
    }
    throw new AssertionError("no model " + model);
  }

  /** The probability of the class 1, by sample: that of the predicted class is in the signals. */
  private static List<Double> scores(final Path signals, final String model) throws IOException {
    final ObjectMapper mapper = new ObjectMapper();
    final List<Double> scores = new ArrayList<>();
    double predicted = Double.NaN;
    for (final String line : Files.readAllLines(signals)) {
      final JsonNode signal = mapper.readTree(line);
      final String name = signal.path("model").asText();
      if (name.equals(model)) {
        predicted = signal.get("value").asDouble();
      } else if (name.equals(model + ".probability")) {
        final double probability = signal.get("value").asDouble();
        scores.add(predicted == 1 ? probability : 1 - probability);
      }
    }
    return scores;
  }

  private static double exact(final List<Double> scores, final List<Integer> labels) {
    assertEquals(labels.size(), scores.size());
    double pairs = 0;
    long positives = 0;
    for (int i = 0; i < scores.size(); i++) {
      if (labels.get(i) == 1) {
        positives++;
        for (int j = 0; j < scores.size(); j++) {
          if (labels.get(j) == 0) {
            final double difference = scores.get(i) - scores.get(j);
            pairs += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
          }
        }
      }
    }
    return pairs / positives / (scores.size() - positives);
  }
}
