package io.millrace.learning.model.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalersTest {
  private static final int WINDOW = 20;

  private static Scaler scaler(final String type, final int features) {
    final Map<String, Object> part =
        type.equals("robust") ? Map.of("type", type, "window", "" + WINDOW) : Map.of("type", type);
    return Scalers.alone(new Settings("m", Map.of("scale", part)), features);
  }

  /** From all rows, again each time. */
  private static double twin(final String type, final List<Double> values, final double x) {
    final double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    final double min = sorted[0];
    final double max = sorted[sorted.length - 1];
    switch (type) {
      case "min_max":
        return max == min ? 0 : (x - min) / (max - min);
      case "max_abs":
        final double greatest = Math.max(Math.abs(min), Math.abs(max));
        return greatest == 0 ? 0 : x / greatest;
      case "robust":
        final int from = Math.max(0, values.size() - WINDOW);
        final double[] last =
            values.subList(from, values.size()).stream().mapToDouble(v -> v).sorted().toArray();
        final double range = quantile(last, 0.75) - quantile(last, 0.25);
        return range == 0 ? 0 : (x - quantile(last, 0.5)) / range;
      default:
        return x;
    }
  }

  private static double quantile(final double[] sorted, final double share) {
    final double place = share * (sorted.length - 1);
    final int low = (int) Math.floor(place);
    final int high = (int) Math.ceil(place);
    return sorted[low] * (1 - (place - low)) + sorted[high] * (place - low);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "min_max", "max_abs", "robust"})
  void shouldFollowTheSlowTwin(final String type) {
    final long seed = 5;
    final Random random = new Random(seed);
    final Scaler scaler = scaler(type, 2);
    final List<Double> first = new ArrayList<>();
    final List<Double> second = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      final double[] x = {random.nextGaussian() * 7 - 3, random.nextInt(3)};
      if (k % 60 == 59) {
        x[0] = 1e6;
      }
      scaler.learn(x);
      first.add(x[0]);
      second.add(x[1]);
      final double[] query = {random.nextGaussian() * 9, random.nextInt(3)};
      final double[] expected = {twin(type, first, query[0]), twin(type, second, query[1])};
      assertArrayEquals(expected, scaler.transform(query), 1e-9, type + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "min_max", "max_abs", "robust"})
  void shouldMapToZeroWhenNothingIsKnownOrNothingVaries(final String type) {
    final Scaler scaler = scaler(type, 1);
    assertEquals(0, scaler.transform(new double[] {3})[0]);
    scaler.learn(new double[] {0});
    scaler.learn(new double[] {0});
    assertEquals(0, scaler.transform(new double[] {0})[0]);
    assertEquals(0, scaler.factors()[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "standard", "min_max", "max_abs", "robust"})
  void shouldMultiplyDifferencesByTheFactors(final String type) {
    final Scaler scaler = scaler(type, 1);
    for (final double value : new double[] {1, 4, 2, 8, 5}) {
      scaler.learn(new double[] {value});
    }
    final double from = scaler.transform(new double[] {3})[0];
    final double to = scaler.transform(new double[] {7})[0];
    assertEquals(4 * scaler.factors()[0], to - from, 1e-12);
  }

  @Test
  void shouldApproachTheGaussianKernelWhenThereAreManyFourierFeatures() {
    final double gamma = 0.3;
    final FourierFeatures fourier = new FourierFeatures(3, 20_000, gamma, 11);
    final Random random = new Random(12);
    for (int k = 0; k < 20; k++) {
      final double[] x = random.doubles(3, -1, 1).toArray();
      final double[] y = random.doubles(3, -1, 1).toArray();
      final double[] fx = fourier.transform(x).clone();
      final double[] fy = fourier.transform(y);
      double product = 0;
      for (int j = 0; j < fx.length; j++) {
        product += fx[j] * fy[j];
      }
      double square = 0;
      for (int i = 0; i < 3; i++) {
        square += (x[i] - y[i]) * (x[i] - y[i]);
      }
      // four times the standard deviation of a mean of 20,000
      assertEquals(StrictMath.exp(-gamma * square), product, 0.03, "seed 12, pair " + k);
    }
  }

  @Test
  void shouldGiveTheCosineOfTurns() {
    final Random random = new Random(13);
    for (int k = 0; k < 100_000; k++) {
      final double turns = random.nextInt(100) * (random.nextDouble() - 0.5);
      // the reduced angle is exact in turns, so that is what the library's is asked for
      final double part = turns - Math.rint(turns);
      final double expected = StrictMath.cos(2 * Math.PI * part);
      assertEquals(expected, FourierFeatures.cosineOfTurns(turns), 2e-15, "turns " + turns);
    }
    for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(Double.NaN, FourierFeatures.cosineOfTurns(bad));
    }
  }

  @Test
  void shouldDrawOtherFeaturesWhenTheSeedIsAnother() {
    final double[] x = {1, 2};
    final double[] first = new FourierFeatures(2, 9, 1, 1).transform(x);
    assertArrayEquals(first, new FourierFeatures(2, 9, 1, 1).transform(x));
    assertEquals(
        false, Arrays.equals(first, new FourierFeatures(2, 9, 1, 2).transform(x)), "seeds 1, 2");
  }
}
