package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear models without a setting, from a file through the program and back from its journal. */
final class LinearDefaultsTest {
  private static final String PIPELINE =
      """
      feed: {format: csv, path: volumes.csv}
      features: {volume: volume, level: "ew_mean(volume, half_life=20)", move: diff(volume)}
      target: {value: volume, horizon: %s, change: %s}
      models:
        - {name: linear, type: linear}
        - {name: pa, type: pa}
        - {name: momentum, type: linear, optimizer: momentum}
        - {name: nesterov, type: linear, optimizer: nesterov}
      metrics: {after: 500 samples}
      journal: {dir: journal, checkpoint: 1000}
      """;

  @TempDir private Path folder;

  /** A day of hours, heavy tails, and an hour in two hundred that is twenty times the usual. */
  private Ran run(final double unit, final String horizon, final String change) throws IOException {
    final Random random = new Random(5);
    final StringBuilder csv = new StringBuilder("volume\n");
    for (int i = 0; i < 4000; i++) {
      final double usual = StrictMath.sin(2 * Math.PI * i / 24) + 0.5 * random.nextGaussian();
      final double rush = random.nextInt(200) == 0 ? 20 : 1;
      csv.append(unit * StrictMath.exp(13 + usual) * rush).append('\n');
    }
    Files.writeString(folder.resolve("volumes.csv"), csv);
    final Path pipeline = folder.resolve("volumes.yaml");
    Files.writeString(pipeline, PIPELINE.formatted(horizon, change));
    return Ran.millrace("run", pipeline);
  }

  private static double ratio(final Ran ran, final String model, final String measure) {
    final double mean = ran.model("default", "running_mean").get(measure).asDouble();
    final double noChange = ran.model("default", "no_change").get(measure).asDouble();
    return ran.model("default", model).get(measure).asDouble() / Math.min(mean, noChange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"level", "difference"})
  void shouldKeepUpWithTheBetterBaselineOnHourlyVolumes(final String change) throws IOException {
    final Ran ran = run(1, "1 tick", change);
    for (final String model : new String[] {"linear", "pa", "momentum", "nesterov"}) {
      for (final String measure : new String[] {"mae", "rmse"}) {
        final double ratio = ratio(ran, model, measure);
        assertTrue(ratio <= 1.5, model + " " + measure + ": " + ratio);
      }
    }
    ran.isReplayedFrom(folder.resolve("journal"));
  }

  @Test
  void shouldReportTheSameErrorsInAnyUnit() throws IOException {
    final Ran small = run(StrictMath.scalb(1.0, -30), "1 tick", "level");
    Files.move(folder.resolve("journal"), folder.resolve("before"));
    final Ran large = run(StrictMath.scalb(1.0, 30), "1 tick", "level");
    for (final String model : new String[] {"linear", "pa"}) {
      // features add and subtract decimals, and a power of two makes other decimals of the values
      final double mae = StrictMath.scalb(small.model("default", model).get("mae").asDouble(), 60);
      assertEquals(mae, large.model("default", model).get("mae").asDouble(), 1e-12 * mae, model);
    }
  }

  /** Labels that overlap: the last one known is no longer the last one. */
  @Test
  void shouldStayNearTheMeanWhenLabelsComeLate() throws IOException {
    final Ran ran = run(1, "12 ticks", "level");
    for (final String model : new String[] {"linear", "pa"}) {
      assertTrue(ratio(ran, model, "mae") <= 1.2, model + ": " + ratio(ran, model, "mae"));
    }
  }
}
