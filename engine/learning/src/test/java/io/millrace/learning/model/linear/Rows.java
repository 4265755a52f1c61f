package io.millrace.learning.model.linear;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The rows of a recorded stream, in file order. */
record Rows(List<String> features, double[][] x, double[] label) {
  /** Reads the rows, or skips the test where they are missing. */
  static Rows read(final String name, final String target) throws IOException {
    final Path file =
        Path.of(System.getProperty("millrace.data", "."), "streams", name + ".csv.gz");
    Assumptions.assumeTrue(Files.exists(file), () -> "missing: " + file);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      final List<String> names = new ArrayList<>(List.of(in.readLine().split(",")));
      final int column = names.indexOf(target);
      names.remove(column);
      final List<double[]> rows = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        final String[] cells = line.split(",");
        final double[] row = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
          row[i] = Double.parseDouble(cells[i]);
        }
        rows.add(row);
      }
      return of(names, column, rows);
    }
  }

  private static Rows of(final List<String> names, final int target, final List<double[]> rows) {
    final double[][] x = new double[rows.size()][names.size()];
    final double[] label = new double[rows.size()];
    for (int r = 0; r < x.length; r++) {
      int column = 0;
      for (int i = 0; i <= names.size(); i++) {
        if (i == target) {
          label[r] = rows.get(r)[i];
        } else {
          x[r][column++] = rows.get(r)[i];
        }
      }
    }
    return new Rows(names, x, label);
  }
}
