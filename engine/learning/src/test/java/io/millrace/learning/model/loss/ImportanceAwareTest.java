package io.millrace.learning.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The closed forms of {@link Loss#move} against many small gradient steps. */
class ImportanceAwareTest {
  private static final List<Loss> FOR_NUMBERS =
      List.of(
          new SquaredLoss(),
          new HuberLoss(0.7),
          new QuantileLoss(0.2),
          new EpsilonInsensitiveLoss(0.3));

  /** A gradient followed in steps of a 200,000th. */
  private static double followed(
      final Loss loss, final double prediction, final double label, final double reach) {
    final int steps = 200_000;
    double p = prediction;
    for (int i = 0; i < steps; i++) {
      p -= reach / steps * loss.gradient(p, label);
    }
    return p;
  }

  private static void check(
      final Loss loss, final double prediction, final double label, final double reach) {
    final double moved = prediction - reach * loss.move(prediction, label, reach, 0);
    final String where =
        loss.getClass().getSimpleName() + " " + prediction + " " + label + " " + reach;
    assertEquals(followed(loss, prediction, label, reach), moved, 1e-4 * (1 + reach), where);
  }

  @Test
  void shouldEndWhereTheGradientLeadsWhenTheLabelIsANumber() {
    final Random random = new Random(41);
    for (int k = 0; k < 60; k++) {
      final double reach = StrictMath.exp(3 * random.nextGaussian() - 1);
      for (final Loss loss : FOR_NUMBERS) {
        check(loss, 3 * random.nextGaussian(), random.nextGaussian(), Math.min(50, reach));
      }
    }
  }

  @Test
  void shouldEndWhereTheGradientLeadsWhenTheLabelIsAClass() {
    final Random random = new Random(42);
    for (int k = 0; k < 60; k++) {
      final double reach = StrictMath.exp(3 * random.nextGaussian());
      check(new LogLoss(), 8 * random.nextGaussian(), k & 1, Math.min(200, reach));
    }
  }

  /** {@code q + e^q} is what it was, and the reach. */
  @Test
  void shouldSolveTheEquationOfTheMarginWhateverItIs() {
    final LogLoss loss = new LogLoss();
    final Random random = new Random(43);
    for (int k = 0; k < 100_000; k++) {
      final double before = 200 * random.nextDouble() - 170;
      final double reach = StrictMath.exp(12 * random.nextDouble() - 6);
      final double after = before - reach * loss.move(before, 1, reach, 0);
      final double sum = before + StrictMath.exp(before) + reach;
      if (before < 30) {
        final double max = 1e-9 * (1 + Math.abs(sum));
        assertEquals(sum, after + StrictMath.exp(after), max, before + " " + reach);
      }
      assertEquals(
          -after, -before - reach * loss.move(-before, 0, reach, 0), 1e-12 * (1 + Math.abs(after)));
    }
  }

  @Test
  void shouldNeverPassTheLabelNorTheGradientWhenTheReachIsLong() {
    final Random random = new Random(44);
    for (int k = 0; k < 20_000; k++) {
      final double reach = StrictMath.exp(20 * random.nextGaussian());
      final double prediction = random.nextGaussian();
      final double label = random.nextGaussian();
      for (final Loss loss : FOR_NUMBERS) {
        final double u = loss.move(prediction, label, reach, 0);
        final String where = loss.getClass().getSimpleName() + " " + reach;
        assertTrue(u * (prediction - label) >= 0, where);
        assertTrue(Math.abs(u) * reach <= Math.abs(prediction - label) * (1 + 1e-15), where);
        assertTrue(Math.abs(u) <= Math.abs(loss.gradient(prediction, label)) * (1 + 1e-15), where);
      }
    }
  }

  @Test
  void shouldBeTheGradientWhenTheReachIsShort() {
    for (final Loss loss : FOR_NUMBERS) {
      assertEquals(loss.gradient(2, 0.5), loss.move(2, 0.5, 1e-12, 0), 1e-9);
    }
    assertEquals(new LogLoss().gradient(2, 0), new LogLoss().move(2, 0, 1e-7, 0), 1e-6);
  }
}
