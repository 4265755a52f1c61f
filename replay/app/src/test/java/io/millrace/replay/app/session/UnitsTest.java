package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Second-order models at their defaults give what least squares gives, in the units people have.
 */
class UnitsTest {
  private static final List<String> MODELS =
      List.of("rls", "bayesian_linear", "kalman", "conformal");
  private static final int ROWS = 3_000;

  @TempDir private Path dir;

  private JsonNode run(final IntToDoubleFunction x, final IntToDoubleFunction y)
      throws IOException {
    final StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(x.applyAsDouble(i)).append(',').append(y.applyAsDouble(i)).append('\n');
    }
    Files.writeString(dir.resolve("x.csv"), rows);
    final StringBuilder pipeline =
        new StringBuilder("feed: {format: csv, path: x.csv}\nfeatures: {x: x}\n")
            .append("target: {value: y}\nmetrics: {after: 20 samples}\nmodels:\n");
    for (final String model : MODELS) {
      pipeline.append("  - {name: ").append(model).append(", type: ").append(model).append("}\n");
    }
    final Path file = dir.resolve("p.yaml");
    Files.writeString(file, pipeline);
    return Program.run("run", file.toString(), "--json").done().json().get("models");
  }

  private static JsonNode row(final JsonNode rows, final String name) {
    for (final JsonNode row : rows) {
      if (row.get("name").textValue().equals(name)
          && !row.get("instrument").textValue().equals("*")) {
        return row;
      }
    }
    throw new AssertionError("no row of " + name + " in " + rows);
  }

  private static void assertWeight(final double expected, final JsonNode rows) {
    for (final String model : MODELS) {
      final JsonNode row = row(rows, model);
      assertEquals(expected, row.at("/weights/x").doubleValue(), 1e-3 * expected, row::toString);
      assertTrue(row.get("r2").doubleValue() > 0.999, row::toString);
    }
  }

  /** A ridge of 1e-6 gave 0.065. */
  @Test
  void shouldFindTheWeightOfASmallFeature() throws IOException {
    assertWeight(0.5, run(i -> 1e-5 * Math.sin(i), i -> 0.5 * 1e-5 * Math.sin(i)));
  }

  /** The penalised intercept made it worse than no change. */
  @Test
  void shouldFindTheWeightOfAFeatureFarFromZero() throws IOException {
    final SplittableRandom random = new SplittableRandom(1);
    final double[] x = random.doubles(ROWS, 44_990, 45_010).toArray();
    assertWeight(0.3, run(i -> x[i], i -> 0.3 * (x[i] - 45_000)));
  }

  /** R2 was 0.0008. */
  @Test
  void shouldFindTheTrendOverUnixSeconds() throws IOException {
    assertWeight(2, run(i -> 1_700_000_000 + i, i -> 2 * i + Math.sin(i)));
  }
}
