package io.millrace.replay.app.defaults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded series of known shape, each in several units. */
final class GeneratedSeries {
  static final int LENGTH = 5_000;

  private GeneratedSeries() {}

  /** Writes them as files of one column. */
  static List<Series> write(final Path dir) throws IOException {
    final List<Series> all = new ArrayList<>();
    for (final Map.Entry<String, double[]> shape : shapes().entrySet()) {
      final double[] values = shape.getValue();
      final String name = shape.getKey();
      all.add(written(dir, name, values, 1, 0));
      all.add(written(dir, name + ", in 1e-9", values, 1e-9, 0));
      all.add(written(dir, name + ", in 1e9", values, 1e9, 0));
      all.add(written(dir, name + ", from 1e6", values, 1, 1e6));
    }
    return all;
  }

  private static Series written(
      final Path dir,
      final String name,
      final double[] values,
      final double unit,
      final double from)
      throws IOException {
    final StringBuilder text = new StringBuilder("value\n");
    for (final double value : values) {
      text.append(value * unit + from).append('\n');
    }
    final String file = name.replaceAll("[^a-z0-9]+", "_") + ".csv";
    Files.writeString(dir.resolve(file), text);
    return Series.ofTicks(name, "{format: csv, path: " + file + "}", "value");
  }

  private static Map<String, double[]> shapes() {
    final Map<String, double[]> shapes = new LinkedHashMap<>();
    shapes.put("heavy-tailed", heavyTailed(new Random(1)));
    shapes.put("heavy-tailed walk", summed(heavyTailed(new Random(2))));
    shapes.put("trending", trending(new Random(3)));
    shapes.put("seasonal", seasonal(new Random(4)));
    shapes.put("level-shifting", levelShifting(new Random(5)));
    shapes.put("constant", constant());
    return shapes;
  }

  /** Student's t of two degrees of freedom: its variance is infinite. */
  private static double[] heavyTailed(final Random random) {
    final double[] values = new double[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      final double mean = -StrictMath.log(1 - random.nextDouble());
      values[k] = random.nextGaussian() / Math.sqrt(mean);
    }
    return values;
  }

  private static double[] summed(final double[] changes) {
    final double[] values = new double[changes.length];
    double sum = 0;
    for (int k = 0; k < changes.length; k++) {
      sum += changes[k];
      values[k] = sum;
    }
    return values;
  }

  /** A tenth of the noise's deviation a step. */
  private static double[] trending(final Random random) {
    final double[] values = new double[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      values[k] = 0.1 * k + random.nextGaussian();
    }
    return values;
  }

  /** Two periods, of 48 and 336 steps, ten and five times the noise's deviation high. */
  private static double[] seasonal(final Random random) {
    final double[] values = new double[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      final double day = StrictMath.sin(2 * Math.PI * k / 48);
      final double week = StrictMath.sin(2 * Math.PI * k / 336);
      values[k] = 10 * day + 5 * week + random.nextGaussian();
    }
    return values;
  }

  /** A new level every 700 steps, fifty deviations of the noise apart as a rule. */
  private static double[] levelShifting(final Random random) {
    final double[] values = new double[LENGTH];
    double level = 0;
    for (int k = 0; k < LENGTH; k++) {
      level = k % 700 == 0 ? 50 * random.nextGaussian() : level;
      values[k] = level + random.nextGaussian();
    }
    return values;
  }

  private static double[] constant() {
    final double[] values = new double[LENGTH];
    Arrays.fill(values, 12.34);
    return values;
  }
}
