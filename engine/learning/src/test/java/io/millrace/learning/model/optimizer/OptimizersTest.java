package io.millrace.learning.model.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.setting.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the formulas of the papers, one weight at a time. */
class OptimizersTest {
  private static final double RATE = 0.05;

  private static Optimizer optimizer(
      final String type, final String l1, final String l2, final String... more) {
    final Map<String, Object> part = new HashMap<>(Map.of("type", type));
    if (!type.equals("ftrl")) {
      part.put("rate", "" + RATE);
    }
    for (int i = 0; i < more.length; i += 2) {
      part.put(more[i], more[i + 1]);
    }
    return Optimizers.of(new Settings("m", Map.of("optimizer", part, "l1", l1, "l2", l2)), 2);
  }

  /** One weight and what its optimizer remembers. */
  private static final class Twin {
    private final String type;
    private int t;
    private double w;
    private double a;
    private double b;
    private double c;

    Twin(final String type) {
      this.type = type;
    }

    void step(final double gradient, final double l1, final double l2) {
      t++;
      final double g = gradient + l2 * w;
      double own = RATE;
      switch (type) {
        case "sgd" -> w -= RATE * g;
        case "inverse" -> {
          own = RATE / StrictMath.pow(t, 0.3);
          w -= own * g;
        }
        case "momentum" -> {
          a = 0.9 * a + RATE * g;
          w -= a;
        }
        case "nesterov" -> {
          a = 0.9 * a + RATE * g;
          w -= 0.9 * a + RATE * g;
        }
        case "adagrad" -> {
          a += g * g;
          own = RATE / Math.sqrt(a + 1e-8);
          w -= own * g;
        }
        case "rmsprop" -> {
          a = 0.9 * a + 0.1 * g * g;
          own = RATE / Math.sqrt(a + 1e-8);
          w -= own * g;
        }
        default -> own = adam(g);
      }
      w = Math.signum(w) * Math.max(0, Math.abs(w) - own * l1);
    }

    private double adam(final double g) {
      a = 0.9 * a + 0.1 * g;
      b = 0.999 * b + 0.001 * g * g;
      c = Math.max(c, b);
      final double square = type.equals("amsgrad") ? c : b;
      final double correction1 = 1 - StrictMath.pow(0.9, t);
      final double correction2 = 1 - StrictMath.pow(0.999, t);
      final double own = RATE * Math.sqrt(correction2) / correction1 / (Math.sqrt(square) + 1e-8);
      w -= own * a;
      return own;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.3", "0.05, 0", "0.05, 0.3"})
  void shouldFollowTheFormulas(final String l1, final String l2) {
    for (final String type :
        new String[] {
          "sgd", "inverse", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad"
        }) {
      final Optimizer optimizer =
          type.equals("inverse")
              ? optimizer("sgd", l1, l2, "schedule", "inverse_scaling", "power", "0.3")
              : optimizer(type, l1, l2);
      final Twin[] twins = {new Twin(type), new Twin(type)};
      final double[] weights = new double[2];
      final Random random = new Random(6);
      for (int k = 0; k < 300; k++) {
        final double[] x = {random.nextGaussian(), random.nextInt(5) == 0 ? 3 : 0};
        final double slope = random.nextGaussian() + 1;
        optimizer.step(weights, x, slope);
        for (int i = 0; i < 2; i++) {
          twins[i].step(slope * x[i], Double.parseDouble(l1), Double.parseDouble(l2));
        }
        final double[] expected = {twins[0].w, twins[1].w};
        assertArrayEquals(expected, weights, 1e-9, type + ", seed 6, step " + k);
      }
    }
  }

  @Test
  void shouldGoWhereTheLeaderIsWhenItIsFtrl() {
    // the minimum of sum g w + sum sigma_s / 2 (w - w_s)^2 + l1 |w| + (beta / alpha + l2) w^2 / 2
    final Optimizer optimizer =
        optimizer("ftrl", "0", "0", "alpha", "0.5", "beta", "2", "l1", "0.4", "l2", "0.1");
    final double[] weights = new double[2];
    final Random random = new Random(7);
    double linear = 0;
    double curve = 2 / 0.5 + 0.1;
    double squares = 0;
    for (int k = 0; k < 200; k++) {
      final double x = random.nextGaussian();
      final double slope = random.nextGaussian() + 0.5 * x;
      optimizer.step(weights, new double[] {x, 0}, slope);
      final double expected =
          Math.abs(linear) <= 0.4 ? 0 : -(linear - Math.signum(linear) * 0.4) / curve;
      assertEquals(expected, weights[0], 1e-12, "seed 7, step " + k);
      assertEquals(0, weights[1]);
      final double g = slope * x;
      final double sigma = (Math.sqrt(squares + g * g) - Math.sqrt(squares)) / 0.5;
      linear += g - sigma * expected;
      curve += sigma;
      squares += g * g;
    }
  }

  @Test
  void shouldTakeTheModelsPenaltiesWhenFtrlHasNoneOfItsOwn() {
    final double[] first = new double[2];
    final double[] second = new double[2];
    final Optimizer model = optimizer("ftrl", "0.2", "0.7");
    final Optimizer own = optimizer("ftrl", "0", "0", "l1", "0.2", "l2", "0.7");
    for (int k = 0; k < 20; k++) {
      model.step(first, new double[] {1, 2}, k);
      own.step(second, new double[] {1, 2}, k);
    }
    assertArrayEquals(second, first);
  }
}
