package io.millrace.learning.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.setting.Settings;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
  private static double cost(final String name, final double p, final double y) {
    final double error = Math.abs(p - y);
    return switch (name) {
      case "squared" -> error * error;
      case "huber" -> error <= 0.5 ? error * error / 2 : 0.5 * (error - 0.25);
      case "quantile" -> Math.max(0.8 * (y - p), -0.2 * (y - p));
      case "epsilon_insensitive" -> Math.max(0, error - 0.3);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Loss loss(final String name) {
    final Map<String, Object> parameters =
        switch (name) {
          case "huber" -> Map.of("type", name, "delta", "0.5");
          case "quantile" -> Map.of("type", name, "tau", "0.8");
          case "epsilon_insensitive" -> Map.of("type", name, "epsilon", "0.3");
          default -> Map.of("type", name);
        };
    return Losses.forNumbers(new Settings("m", Map.of("loss", parameters)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"squared", "huber", "quantile", "epsilon_insensitive"})
  void shouldGiveTheSlopeOfTheCost(final String name) {
    final Random random = new Random(3);
    final Loss loss = loss(name);
    for (int k = 0; k < 1000; k++) {
      final double p = random.nextGaussian();
      final double y = random.nextGaussian();
      final double step = 1e-6;
      final double slope = (cost(name, p + step, y) - cost(name, p - step, y)) / (2 * step);
      // a kink within the step would make another slope; none of these is that near
      assertEquals(slope, loss.gradient(p, y), 1e-6, "seed 3: p " + p + " y " + y);
    }
  }

  @Test
  void shouldGiveTheSlopeOfTheLogarithmOfTheProbability() {
    final Loss loss = Losses.forClasses(new Settings("m", Map.of()));
    for (double z = -30; z <= 30; z += 0.37) {
      final double one = 1 / (1 + StrictMath.exp(-z));
      assertEquals(one, LogLoss.probability(z), 1e-15);
      assertEquals(one - 1, loss.gradient(z, 1), 1e-15);
      assertEquals(one, loss.gradient(z, 0), 1e-15);
    }
    assertEquals(0, LogLoss.probability(-1e9));
    assertEquals(1, LogLoss.probability(1e9));
  }
}
