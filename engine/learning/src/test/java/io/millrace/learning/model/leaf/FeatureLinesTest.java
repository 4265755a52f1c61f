package io.millrace.learning.model.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureLinesTest {
  /** As below, standing still between its moves. */
  private static double[][] walk(final int count, final long seed) {
    return walk(count, seed, 0);
  }

  /**
   * A walk that moves in one step of four, and a part of that in the others, its mean, and noise;
   * the label is the next value.
   */
  private static double[][] walk(final int count, final long seed, final double part) {
    final Random random = new Random(seed);
    final double[][] rows = new double[count][];
    double value = 40;
    double mean = 40;
    for (int k = 0; k < count; k++) {
      final double next = value + (random.nextInt(4) == 0 ? 1 : part) * random.nextGaussian();
      mean += 0.05 * (value - mean);
      rows[k] = new double[] {random.nextGaussian(), mean, value, next};
      value = next;
    }
    return rows;
  }

  @Test
  void shouldPredictWhatSumsOverAllSamplesGive() {
    for (long seed = 1; seed <= 5; seed++) {
      final FeatureLines lines = new FeatureLines(3);
      final ReferenceLines reference = new ReferenceLines(3);
      int k = 0;
      for (final double[] row : walk(700, seed, 0.01)) {
        if (k > 0) {
          final double expected = reference.predict(row);
          assertEquals(expected, lines.predict(row), 1e-9 * Math.abs(expected), seed + ", " + k);
        }
        lines.learn(row, row[3]);
        reference.learn(row, row[3]);
        k++;
      }
    }
  }

  @Test
  void shouldPredictNoMoveWhenASeriesMostlyStandsStill() {
    final FeatureLines lines = new FeatureLines(3);
    double error = 0;
    double unchanged = 0;
    int k = 0;
    for (final double[] row : walk(4_000, 6)) {
      if (k++ >= 500) {
        error += Math.abs(row[3] - lines.predict(row));
        unchanged += Math.abs(row[3] - row[2]);
      }
      lines.learn(row, row[3]);
    }
    assertTrue(error < 1.15 * unchanged, error + " of " + unchanged);
  }

  @Test
  void shouldForgetWhenTheLabelIsMadeOfAnotherFeatureAtAnotherLevel() {
    final FeatureLines lines = new FeatureLines(2);
    final Random random = new Random(7);
    double error = 0;
    for (int k = 0; k < 7_000; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      final double label = k < 4_000 ? 3 * x[0] : 10 - 5 * x[1];
      if (k >= 6_000) {
        error = Math.max(error, Math.abs(label - lines.predict(x)));
      }
      lines.learn(x, label);
    }
    assertTrue(error < 0.5, "error " + error);
  }

  @Test
  void shouldBeScaledExactlyWhenFeaturesOrLabelsAreByAPowerOfTwo() {
    final FeatureLines plain = new FeatureLines(3);
    final FeatureLines scaled = new FeatureLines(3);
    for (final double[] row : walk(2_000, 8)) {
      final double[] x = {row[0] * 0x1p-30, row[1] * 0x1p30, row[2] * 0x1p7};
      assertEquals(plain.predict(row) * 0x1p-40, scaled.predict(x));
      plain.learn(row, row[3]);
      scaled.learn(x, row[3] * 0x1p-40);
    }
  }

  @Test
  void shouldPredictTheConstantWhenLabelsNeverChange() {
    final FeatureLines lines = new FeatureLines(1);
    assertEquals(0, lines.predict(new double[] {5}));
    for (int k = 0; k < 3_000; k++) {
      lines.learn(new double[] {12.34 + (k % 3) * 1e-15}, 12.34);
      assertEquals(12.34, lines.predict(new double[] {1e9}));
    }
  }

  @Test
  void shouldPredictNoFurtherOutsideTheLabelsThanTheySpan() {
    final FeatureLines lines = new FeatureLines(1);
    for (int k = 0; k <= 100; k++) {
      lines.learn(new double[] {k}, 2 * k);
    }
    assertEquals(202, lines.predict(new double[] {101}), 1e-9);
    assertEquals(400, lines.predict(new double[] {1e9}));
    assertEquals(-200, lines.predict(new double[] {-1e9}));
  }

  @Test
  void shouldSayThatItIsNoLongerFiniteWhenItIsNotAndBeAsNewWhenReset() {
    final FeatureLines lines = new FeatureLines(1);
    for (int k = 0; k < 3 && lines.isFinite(); k++) {
      lines.learn(new double[] {k * 1e200}, k);
    }
    assertFalse(lines.isFinite());
    lines.reset();
    assertTrue(lines.isFinite());
    assertEquals(StateDigest.of(new FeatureLines(1)), StateDigest.of(lines));
  }

  @Test
  void shouldResumeToTheSameBitsWhenRestored() {
    final FeatureLines original = new FeatureLines(3);
    final FeatureLines copy = new FeatureLines(3);
    for (final double[] row : walk(900, 9)) {
      original.learn(row, row[3]);
    }
    for (final double[] row : walk(30, 10)) {
      copy.learn(row, row[3]);
    }
    final StateBuffer state = new StateBuffer();
    state.write(original);
    state.read(copy);
    assertEquals(0, state.remaining());
    for (final double[] row : walk(900, 11)) {
      assertEquals(original.predict(row), copy.predict(row));
      original.learn(row, row[3]);
      copy.learn(row, row[3]);
    }
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
  }

  @Test
  void shouldHaveNoStateWhenItHasNoFeatures() {
    final FeatureLines lines = new FeatureLines(0);
    lines.learn(new double[0], 5);
    assertEquals(0, lines.predict(new double[0]));
    final StateBuffer state = new StateBuffer();
    state.write(lines);
    assertEquals(0, state.remaining());
  }
}
