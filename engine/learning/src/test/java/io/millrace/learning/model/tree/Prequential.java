package io.millrace.learning.model.tree;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Predict, then learn: how far a model was off. */
public final class Prequential {
  private Prequential() {}

  public static Model model(
      final String type, final int features, final Map<String, Object> parameters) {
    return ModelCatalogue.create(
        new ModelDefinition("m", type, new Settings("models/0", parameters)), features);
  }

  public static Classifier classifier(
      final String type, final int features, final Map<String, Object> parameters) {
    return ModelCatalogue.createClassifier(
        new ModelDefinition("m", type, new Settings("models/0", parameters)), features);
  }

  /** Mean absolute error over the rows from {@code from} on; learns all. */
  public static double error(final Model model, final double[][] rows, final int from) {
    double sum = 0;
    for (int k = 0; k < rows.length; k++) {
      final int last = rows[k].length - 1;
      final double[] x = Arrays.copyOf(rows[k], last);
      if (k >= from) {
        sum += Math.abs(model.issue(x) - rows[k][last]);
      }
      model.learn(x, rows[k][last]);
    }
    return sum / (rows.length - from);
  }

  /** Share of the rows of two classes whose more probable class is right; learns all. */
  public static double accuracy(final Classifier classifier, final double[][] rows) {
    final double[] probabilities = new double[2];
    int right = 0;
    for (final double[] row : rows) {
      final int last = row.length - 1;
      final double[] x = Arrays.copyOf(row, last);
      classifier.issue(x, probabilities);
      right += (probabilities[1] > probabilities[0] ? 1 : 0) == (int) row[last] ? 1 : 0;
      classifier.learn(x, (int) row[last]);
    }
    return right / (double) rows.length;
  }

  /** The rows of the electricity market of New South Wales, or skips the test. */
  public static double[][] elec2() throws IOException {
    final Path file =
        Path.of(System.getProperty("millrace.data", "."), "streams", "elec2_electricity.csv.gz");
    Assumptions.assumeTrue(Files.exists(file), () -> "missing: " + file);
    final List<double[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return rows.toArray(new double[0][]);
  }
}
