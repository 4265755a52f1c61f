package io.millrace.learning.model.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What trees and rules predict of a series at their defaults, and with the leaves of papers. */
class DefaultLeafTest {
  /** Value, usual value and last change of a walk, then its next value. */
  private static double[][] walk(final int count, final long seed) {
    final Random random = new Random(seed);
    final double[][] rows = new double[count][];
    double value = 0;
    double usual = 0;
    double change = 0;
    for (int k = 0; k < count; k++) {
      usual += 0.05 * (value - usual);
      final double next = value + random.nextGaussian();
      rows[k] = new double[] {value, usual, change, next};
      change = next - value;
      value = next;
    }
    return rows;
  }

  private static double[][] times(
      final double[][] rows, final double ofFeatures, final double ofLabel) {
    final double[][] scaled = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      scaled[k] = rows[k].clone();
      for (int i = 0; i < scaled[k].length; i++) {
        scaled[k][i] *= i < scaled[k].length - 1 ? ofFeatures : ofLabel;
      }
    }
    return scaled;
  }

  private static double unchanged(final double[][] rows, final int from) {
    double sum = 0;
    for (int k = from; k < rows.length; k++) {
      sum += Math.abs(rows[k][3] - rows[k][0]);
    }
    return sum / (rows.length - from);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fimt_dd", "amrules", "adaptive_random_forest"})
  void shouldScalePredictionsExactlyWhenFeaturesOrLabelsAreByAPowerOfTwo(final String type) {
    final double[][] rows = walk(4_000, 1);
    for (final double[] units : new double[][] {{0x1p30, 1}, {1, 0x1p-30}, {0x1p-30, 0x1p-30}}) {
      final double[][] scaled = times(rows, units[0], units[1]);
      final Model plain = Prequential.model(type, 3, Map.of());
      final Model other = Prequential.model(type, 3, Map.of());
      for (int k = 0; k < rows.length; k++) {
        final double expected = plain.predict(rows[k]) * units[1];
        assertEquals(expected, other.predict(scaled[k]), type + " at " + k);
        plain.learn(rows[k], rows[k][3]);
        other.learn(scaled[k], scaled[k][3]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fimt_dd, 1e-9, 0",
    "fimt_dd, 1e9, 0",
    "fimt_dd, 1, 1e6",
    "amrules, 1e-9, 0",
    "amrules, 1e9, 0",
    "amrules, 1, 1e6",
    "bagging, 1e9, 1e6",
    "adaptive_random_forest, 1e-9, 1e6",
  })
  void shouldBeNearNoChangeWhenASeriesIsAWalkInAnyUnit(
      final String type, final double unit, final double offset) {
    final double[][] rows = walk(5_000, 2);
    for (final double[] row : rows) {
      row[0] = (row[0] + offset) * unit;
      row[1] = (row[1] + offset) * unit;
      row[2] *= unit;
      row[3] = (row[3] + offset) * unit;
    }
    final double error = Prequential.error(Prequential.model(type, 3, Map.of()), rows, 500);
    final double unchanged = unchanged(rows, 500);
    assertTrue(error < 1.1 * unchanged, error + " of " + unchanged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fimt_dd", "amrules", "adaptive_random_forest"})
  void shouldBeRightAgainAtOnceWhenTheLevelShifts(final String type) {
    final double[][] rows = walk(4_000, 3);
    for (int k = 0; k < rows.length; k++) {
      final double level = k < 3_000 ? 0 : 1e5;
      rows[k][0] += level;
      rows[k][1] += level;
      rows[k][3] += level;
    }
    rows[2_999][3] += 1e5;
    final double error = Prequential.error(Prequential.model(type, 3, Map.of()), rows, 3_020);
    assertTrue(error < 1.3 * unchanged(rows, 3_020), "error " + error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fimt_dd", "amrules", "adaptive_random_forest"})
  void shouldPredictTheConstantExactlyWhenTheSeriesNeverMoves(final String type) {
    final Model model = Prequential.model(type, 3, Map.of());
    final double[] x = {12.34, 12.34, 0};
    for (int k = 0; k < 2_000; k++) {
      if (k > 10) {
        assertEquals(12.34, model.predict(x), 1e-14, type + " at " + k);
      }
      model.learn(x, 12.34);
    }
  }

  /** One step of 26 in the mid of BTCUSDT was answered by a prediction of 170. */
  @ParameterizedTest
  @ValueSource(strings = {"fimt_dd", "amrules"})
  void shouldPredictNoFurtherOutsideTheLabelsThanTheySpanWhenAFeatureLeaps(final String type) {
    final Model model = Prequential.model(type, 2, Map.of());
    final Model unbounded = Prequential.model(type, 2, Map.of("leaf", "adaptive"));
    final Random random = new Random(4);
    double min = 0;
    double greatest = 0;
    for (int k = 0; k < 1_000; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      final double label = x[0] - x[1];
      model.learn(x, label);
      unbounded.learn(x, label);
      min = Math.min(min, label);
      greatest = Math.max(greatest, label);
    }
    final double span = greatest - min;
    for (final double[] x : new double[][] {{1e6, -1e6}, {-1e6, 1e6}, {1e6, 1e6}}) {
      final double prediction = model.predict(x);
      assertTrue(prediction <= greatest + span && prediction >= min - span, "" + prediction);
    }
    assertTrue(unbounded.predict(new double[] {1e6, -1e6}) > greatest + span);
  }

  /** Computed before these models had another leaf by default. */
  @ParameterizedTest
  @CsvSource({
    "fimt_dd, adaptive, b9311a3a58f3d60d",
    "fimt_dd, linear, e255cb579d2d46d2",
    "amrules, adaptive, a6a37c2b9ff2e5ba",
    "amrules, linear, 2a47c8920726cc82",
    "adaptive_random_forest, adaptive, 1b6016190debd4bb",
    "adaptive_random_forest, linear, 9228dbff5bd821b5",
  })
  void shouldPredictTheBitsOfThePapersLeafWhenItIsNamed(
      final String type, final String leaf, final String expected) {
    final Model model = Prequential.model(type, 3, Map.of("leaf", leaf, "grace", "50"));
    final Random random = new Random(7);
    final double[] x = new double[3];
    double value = 100;
    long digest = 0;
    for (int k = 0; k < 6_000; k++) {
      x[2] = random.nextGaussian();
      x[1] += 0.05 * (value - x[1]);
      x[0] = value;
      value += x[2];
      digest = 31 * digest + Double.doubleToLongBits(model.predict(x));
      model.learn(x, k % 1_500 < 750 ? value : 0.5 * value + x[1]);
    }
    assertEquals(expected, Long.toHexString(digest));
  }
}
