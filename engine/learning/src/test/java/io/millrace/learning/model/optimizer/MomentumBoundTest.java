package io.millrace.learning.model.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.setting.Settings;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Momentum and Nesterov's without a rate of the user's. */
class MomentumBoundTest {
  private static Optimizer optimizer(final String type, final String decay, final int width) {
    final Map<String, Object> part = Map.of("type", type, "decay", decay);
    return Optimizers.of(new Settings("m", Map.of("optimizer", part)), width);
  }

  /**
   * The energy of the class comment, on labels that a line explains: it never grows, whatever the
   * samples are.
   */
  @ParameterizedTest
  @CsvSource({
    "momentum, 0.9",
    "momentum, 0.99",
    "momentum, 0.7",
    "nesterov, 0.9",
    "nesterov, 0.99",
    "nesterov, 0.7"
  })
  void shouldNeverGainEnergyWhateverTheSamplesAre(final String type, final String decay) {
    final double beta = Double.parseDouble(decay);
    final double d = 1 - beta;
    final Random random = new Random(51);
    for (int run = 0; run < 200; run++) {
      final Optimizer optimizer = optimizer(type, decay, 2);
      final double[] w = {random.nextGaussian(), random.nextGaussian()};
      double b = random.nextGaussian();
      final double[] v = new double[2];
      double energy = Double.MAX_VALUE;
      for (int k = 0; k < 500; k++) {
        final double size = StrictMath.exp(6 * random.nextGaussian());
        final double angle = k % 7 == 0 ? 6.3 * random.nextDouble() : run;
        final double[] x = {size * StrictMath.cos(angle), size * StrictMath.sin(angle)};
        final double slope = 2 * (w[0] * x[0] + w[1] * x[1] + b) * optimizer.share(x);
        for (int i = 0; i < 2; i++) {
          v[i] = beta * v[i] + optimizer.rate() * slope * x[i];
        }
        optimizer.step(w, x, slope);
        b -= optimizer.rate() * slope;
        final double now = energy(type, w, v, b, beta);
        assertTrue(now <= energy * (1 + 1e-9), type + ", run " + run + ", step " + k);
        energy = now;
      }
      assertTrue(d > 0);
    }
  }

  private static double energy(
      final String type, final double[] w, final double[] v, final double b, final double beta) {
    final double d = 1 - beta;
    double energy = b * b / d;
    for (int i = 0; i < 2; i++) {
      final double s = beta * v[i] / d;
      // Nesterov's weights look ahead by decay v, so that less of the sum is to come
      final double z = w[i] - (type.equals("nesterov") ? beta * s : s);
      energy += z * z + s * s / (beta * beta);
    }
    return energy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "nesterov"})
  void shouldTakeTheWholeSlopeWhenTheUserGivesTheRate(final String type) {
    final Map<String, Object> part = Map.of("type", type, "rate", "0.01");
    final Optimizer textbook = Optimizers.of(new Settings("m", Map.of("optimizer", part)), 1);
    assertEquals(1, textbook.share(new double[] {1e9}));
    assertEquals(
        0.1 * 0.1 / (0.02 * 101), optimizer(type, "0.9", 1).share(new double[] {10}), 1e-15);
    assertTrue(optimizer(type, "0.9", 1).share(new double[] {1e9}) < 1e-15);
  }
}
