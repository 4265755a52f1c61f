package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The next value and the next change of a series, of its value, mean and change: at the defaults
 * the error is never far from the better of two simple predictions.
 */
class DefaultsOnSeriesTest {
  private static final int VALUES = 5_000;
  private static final int AFTER = 500;
  private static final double FACTOR = 1.5;

  private enum Kind {
    WALK,
    HEAVY_TAILED,
    HEAVY_TAILED_WALK,
    TRENDING,
    SEASONAL,
    LEVEL_SHIFTING,
    RARELY_MOVING,
    CONSTANT;

    private double[] draw(final long seed, final double unit) {
      final Random random = new Random(seed);
      final double[] values = new double[VALUES];
      double walk = 0;
      for (int i = 0; i < VALUES; i++) {
        final double normal = random.nextGaussian();
        final double pareto = Math.pow(1 - random.nextDouble(), -1 / 1.5);
        walk +=
            switch (this) {
              case WALK -> normal;
              case HEAVY_TAILED_WALK -> Math.copySign(pareto - 1, normal);
              case RARELY_MOVING -> random.nextInt(700) == 0 ? normal : 0;
              default -> 0;
            };
        values[i] =
            unit
                * switch (this) {
                  case HEAVY_TAILED -> pareto;
                  case TRENDING -> 0.5 * i + 5 * normal;
                  case SEASONAL -> 10 + 5 * Math.sin(i * Math.PI / 24) + 0.5 * normal;
                  case LEVEL_SHIFTING -> 10 * (1 + i / 1_000 % 3) + normal;
                  default -> 50 + walk;
                };
      }
      return values;
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of("rls", "bayesian_linear", "kalman")
        .flatMap(type -> Stream.of(Kind.values()).map(kind -> Arguments.of(type, kind)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldNeverBeFarFromTheBetterOfMeanAndNoChange(final String type, final Kind kind) {
    for (final double unit : new double[] {1e-6, 1, 1e6}) {
      IntStream.range(0, 5)
          .forEach(
              seed -> {
                final double[] values = kind.draw(seed, unit);
                check(type + " " + kind + " value, unit " + unit + ", seed " + seed, values, false);
                check(type + " " + kind + " change, unit " + unit + ", seed " + seed, values, true);
              });
    }
  }

  private static void check(final String where, final double[] values, final boolean ofChange) {
    final String type = where.substring(0, where.indexOf(' '));
    final Model model = ModelCatalogue.create(ModelDefinition.of("m", type), 3);
    final double alpha = 1 - Math.pow(0.5, 1 / 20.0);
    final double[] squares = new double[3];
    double ewMean = values[0];
    double mean = 0;
    for (int i = 1; i + 1 < values.length; i++) {
      ewMean += alpha * (values[i] - ewMean);
      final double[] x = {values[i], ewMean, values[i] - values[i - 1]};
      final double label = values[i + 1] - (ofChange ? values[i] : 0);
      final double prediction = model.predict(x);
      assertTrue(Double.isFinite(prediction), where);
      if (i > AFTER) {
        squares[0] += (label - prediction) * (label - prediction);
        squares[1] += (label - mean) * (label - mean);
        squares[2] += Math.pow(label - (ofChange ? 0 : values[i]), 2);
      }
      model.learn(x, label);
      mean += (label - mean) / i;
    }
    final double better = Math.sqrt(Math.min(squares[1], squares[2]));
    final double error = Math.sqrt(squares[0]);
    assertTrue(error <= FACTOR * better, where + ": " + error / better + " times");
  }
}
