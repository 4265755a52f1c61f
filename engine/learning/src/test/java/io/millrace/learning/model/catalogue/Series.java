package io.millrace.learning.model.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Generated twins of series that people have: heavy tails, trends, seasons, levels, constants. */
final class Series {
  private static final int LENGTH = 6000;

  private Series() {}

  static Map<String, double[]> all() {
    final Map<String, double[]> all = new LinkedHashMap<>();
    final Random random = new Random(5);
    all.put("hourly volumes", of(i -> hourly(random, i)));
    all.put("request latencies", of(i -> latency(random)));
    all.put("pareto", of(i -> 0.02 * StrictMath.pow(1 - random.nextDouble(), -1 / 1.5)));
    all.put("taxi counts", of(i -> taxis(random, i)));
    all.put("trend", of(i -> 0.01 * i + random.nextGaussian()));
    all.put("pure trend", of(i -> 3.0 * i));
    all.put("growing trend", of(i -> 0.001 * i * i + random.nextGaussian()));
    all.put("fast season", of(i -> 5 * StrictMath.sin(2 * Math.PI * i / 50)));
    all.put("slow season", of(i -> 5 * StrictMath.sin(2 * Math.PI * i / 1000)));
    all.put("noise", of(i -> random.nextGaussian()));
    all.put("noise far from zero", of(i -> 1e6 + random.nextGaussian()));
    all.put("cauchy", of(i -> StrictMath.tan(Math.PI * (random.nextDouble() - 0.5))));
    all.put("rare events", of(i -> random.nextInt(100) == 0 ? 1 : 0));
    all.put("constant", of(i -> 42.5));
    all.put("glitches", glitches(random));
    all.put("walk", sums(of(i -> random.nextGaussian()), 1));
    all.put("ticks of a walk", ticks(random));
    all.put("autoregressive", sums(of(i -> random.nextGaussian()), 0.95));
    all.put("levels", levels(random, 1));
    all.put("pure levels", levels(random, 0));
    return all;
  }

  private static double[] of(final IntToDoubleFunction value) {
    final double[] values = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }

  private static double hourly(final Random random, final int i) {
    final double usual = StrictMath.sin(2 * Math.PI * i / 24) + 0.5 * random.nextGaussian();
    return StrictMath.exp(13 + usual) * (random.nextInt(200) == 0 ? 20 : 1);
  }

  private static double latency(final Random random) {
    final double usual = 20 * StrictMath.exp(0.8 * random.nextGaussian());
    final boolean isSlow = random.nextInt(100) == 0;
    return isSlow ? usual * 10 * StrictMath.pow(1 - random.nextDouble(), -1 / 1.1) : usual;
  }

  private static double taxis(final Random random, final int i) {
    final double day = 9000 * StrictMath.sin(2 * Math.PI * i / 48);
    final double half = 3000 * StrictMath.sin(2 * Math.PI * i / 24 + 1);
    final double week = 2500 * StrictMath.sin(2 * Math.PI * i / 336);
    return Math.rint(15_000 + day + half + week + 700 * random.nextGaussian());
  }

  private static double[] glitches(final Random random) {
    final double[] values = of(i -> 100 + random.nextGaussian());
    values[1000] = 1e9;
    values[2500] = -1e9;
    return values;
  }

  private static double[] sums(final double[] steps, final double keep) {
    for (int i = 1; i < LENGTH; i++) {
      steps[i] += keep * steps[i - 1];
    }
    return steps;
  }

  private static double[] ticks(final Random random) {
    final double[] steps = of(i -> random.nextInt(10) > 0 ? 0 : random.nextBoolean() ? 1 : -1);
    final double[] sums = sums(steps, 1);
    return of(i -> 100 + sums[i] / 100);
  }

  private static double[] levels(final Random random, final double noise) {
    final double[] levels = of(i -> 100 * random.nextGaussian());
    return of(i -> levels[i / 500] + noise * random.nextGaussian());
  }
}
