package io.millrace.learning.anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every anomaly detector of the catalogue must do; a new one is found by itself. */
class AnomalyContractTest {
  private static final double[] NOT_KNOWN = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e101, -Double.MAX_VALUE
  };
  private static final int FEATURES = 4;

  /** Longer than every detector's warm-up. */
  private static final int WARM = 1100;

  static AnomalyDetector create(
      final String type, final int features, final String... keysAndValues) {
    final Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return AnomalyCatalogue.create(type, new Settings("anomaly/0", values), features);
  }

  static Stream<String> detectors() {
    return AnomalyCatalogue.all().stream().map(MemberInfo::name);
  }

  /** Scales and offsets differ; the last feature is of ticks, the third follows the first. */
  private static double[] sample(final Random random) {
    final double x = random.nextGaussian();
    return new double[] {
      x, 1e-6 * random.nextGaussian(), 1e6 + 10 * x + random.nextGaussian(), random.nextInt(3)
    };
  }

  private static double[] run(final AnomalyDetector detector, final long seed, final int count) {
    final Random random = new Random(seed);
    final double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      final double[] x = sample(random);
      scores[i] = detector.score(x);
      detector.learn(x);
    }
    return scores;
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldGoOnToTheSameBitsWhenTheStateIsRestored(final String type) {
    for (final int length : new int[] {0, 1, 200, 777, 2600}) {
      final AnomalyDetector original = create(type, FEATURES);
      run(original, 1, length);
      final AnomalyDetector copy = create(type, FEATURES);
      run(copy, 2, 300);
      final StateBuffer state = new StateBuffer();
      state.write(original);
      state.read(copy);
      assertEquals(0, state.remaining());
      assertEquals(StateDigest.of(original), StateDigest.of(copy));
      assertArrayEquals(run(original, 3, 1500), run(copy, 3, 1500));
      assertEquals(StateDigest.of(original), StateDigest.of(copy));
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldScoreTheSameWhenInputAndSeedAreTheSame(final String type) {
    assertArrayEquals(run(create(type, FEATURES), 4, 2000), run(create(type, FEATURES), 4, 2000));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldScoreFromZeroToOneOnceItIsWarm(final String type) {
    final double[] scores = run(create(type, FEATURES), 5, 4000);
    assertTrue(Double.isNaN(scores[0]));
    for (int i = WARM; i < scores.length; i++) {
      assertTrue(scores[i] >= 0 && scores[i] <= 1, type + " scores " + scores[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldNotChangeWhenANumberIsNotKnownOrOnlyScored(final String type) {
    final AnomalyDetector detector = create(type, FEATURES);
    run(detector, 6, WARM);
    final long digest = StateDigest.of(detector);
    for (final double bad : NOT_KNOWN) {
      for (int i = 0; i < FEATURES; i++) {
        final double[] x = sample(new Random(7));
        x[i] = bad;
        assertTrue(Double.isNaN(detector.score(x)));
        detector.learn(x);
      }
    }
    final double[] known = sample(new Random(8));
    final double score = detector.score(known);
    assertEquals(score, detector.score(known));
    assertEquals(digest, StateDigest.of(detector));
  }

  /** At the start, in warm-up and later; the digest sees state alone, the run sees buffers too. */
  @ParameterizedTest
  @MethodSource("detectors")
  void shouldGiveTheSameRunWhenScoredInBetween(final String type) {
    final AnomalyDetector scored = create(type, FEATURES);
    final AnomalyDetector left = create(type, FEATURES);
    final Random random = new Random(18);
    final Random other = new Random(19);
    for (int i = 0; i < 2 * WARM; i++) {
      final long digest = StateDigest.of(scored);
      final double[] unlike = sample(other);
      final double first = scored.score(unlike);
      assertEquals(first, scored.score(unlike), type + " at sample " + i);
      assertEquals(digest, StateDigest.of(scored), type + " at sample " + i);
      final double[] x = sample(random);
      assertEquals(left.score(x), scored.score(x), type + " at sample " + i);
      scored.score(sample(other));
      left.learn(x);
      scored.learn(x);
    }
    assertEquals(StateDigest.of(left), StateDigest.of(scored));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldBeAsNewWhenReset(final String type) {
    final AnomalyDetector used = create(type, FEATURES);
    final AnomalyDetector fresh = create(type, FEATURES);
    final long digest = StateDigest.of(fresh);
    run(used, 9, 1300);
    assertNotEquals(digest, StateDigest.of(used));
    used.reset();
    assertEquals(digest, StateDigest.of(used));
    assertArrayEquals(run(fresh, 10, 2000), run(used, 10, 2000));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldScoreOutliersAboveTheUsualInEveryFeature(final String type) {
    final AnomalyDetector detector = create(type, FEATURES);
    final double[] usual = run(detector, 11, 5000);
    double sum = 0;
    for (int i = WARM; i < usual.length; i++) {
      sum += usual[i];
    }
    final double mean = sum / (usual.length - WARM);
    for (int i = 0; i < FEATURES; i++) {
      for (final double way : new double[] {-1, 1}) {
        final double[] x = {0, 0, 1e6, 1};
        x[i] += way * new double[] {20, 2e-5, 200, 20}[i];
        final double score = detector.score(x);
        assertTrue(score > mean, type + " feature " + i + ": " + score + ", usually " + mean);
      }
    }
    final double[] all = {20, 2e-5, 1e6 - 400, 20};
    assertTrue(detector.score(all) > 0.9, type + ": " + detector.score(all));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldForgetASpike(final String type) {
    final AnomalyDetector spiked = create(type, FEATURES);
    final AnomalyDetector calm = create(type, FEATURES);
    run(spiked, 12, 1500);
    run(calm, 12, 1500);
    spiked.learn(new double[] {1e9, 1e9, 1e9, 1e9});
    calm.learn(new double[] {0, 0, 1e6, 1});
    run(spiked, 13, 60_000);
    run(calm, 13, 60_000);
    final double[] x = {3, 2e-6, 1e6 + 20, 1};
    assertEquals(calm.score(x), spiked.score(x), 1e-6, type);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldStaySoundOnConstantAndHugeNumbers(final String type) {
    final AnomalyDetector detector = create(type, 2);
    for (int i = 0; i < 2 * WARM; i++) {
      detector.learn(new double[] {5, -1e100});
    }
    final double same = detector.score(new double[] {5, -1e100});
    final double other = detector.score(new double[] {5.1, 1e100});
    assertTrue(same >= 0 && same < other && other <= 1, type + ": " + same + " " + other);
    for (int i = 0; i < 2 * WARM; i++) {
      final double[] x = {i % 2 == 0 ? 1e100 : -1e100, 1e-300 * i};
      final double score = detector.score(x);
      assertTrue(score >= 0 && score <= 1, type + ": " + score);
      detector.learn(x);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldKeepABoundedState(final String type) {
    final AnomalyDetector detector = create(type, 1);
    final double[] x = new double[1];
    final Random random = new Random(14);
    int min = Integer.MAX_VALUE;
    int max = 0;
    for (int i = 0; i < 1_000_000; i++) {
      x[0] = random.nextInt();
      detector.learn(x);
      if (i % 100_000 == 2000) {
        final StateBuffer state = new StateBuffer();
        state.write(detector);
        min = Math.min(min, state.remaining());
        max = Math.max(max, state.remaining());
      }
    }
    assertEquals(min, max, type);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldAllocateNothingAfterWarmUp(final String type) {
    final AnomalyDetector detector = create(type, FEATURES);
    final Random random = new Random(15);
    final double[][] samples = new double[256][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(random);
    }
    final double[] sum = new double[1];
    AllocationMeter.assertNothing(
        type,
        () -> {
          for (int k = 0; k < 4000; k++) {
            final double score = detector.score(samples[k & 255]);
            sum[0] += Double.isNaN(score) ? 0 : score;
            detector.learn(samples[k & 255]);
          }
        });
    assertTrue(sum[0] > 0);
  }

  @Test
  void shouldDifferWhenTheSeedDoes() {
    for (final String type : new String[] {"half_space_trees", "loda"}) {
      final double[] one = run(create(type, FEATURES, "seed", "1"), 16, 1500);
      final double[] other = run(create(type, FEATURES, "seed", "2"), 16, 1500);
      assertNotEquals(one[1400], other[1400], type);
    }
  }

  @Test
  void shouldRefuseWhatIsWrong() {
    assertRefused("loder", "", "", "type: 'loder' is not known; did you mean 'loda'?");
    assertRefused("mad", "windw", "3", "unknown key 'windw'; did you mean 'window'?");
    assertRefused("mad", "window", "1", "window: 1 is out of range: from 2 to 65536");
    assertRefused("half_space_trees", "depth", "16", "depth: 16 is out of range: from 1 to 15");
    assertRefused("ew_gaussian", "half_life", "-1", "half_life: -1 is out of range: above 0 to");
  }

  private static void assertRefused(
      final String type, final String key, final String value, final String message) {
    try {
      create(type, 2, key.isEmpty() ? new String[0] : new String[] {key, value});
    } catch (final DefinitionException refused) {
      assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
      return;
    }
    throw new AssertionError("not refused: " + type + " " + key + ": " + value);
  }
}
