package io.millrace.learning.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every drift detector of the catalogue must do; a new one is found by itself. */
class DriftContractTest {
  private static final double[] NOT_KNOWN = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e101, -Double.MAX_VALUE
  };

  private record Case(String type, boolean reset) {
    DriftDetector create() {
      return DriftOracleTest.create(type, "reset", Boolean.toString(reset));
    }
  }

  static Stream<Case> detectors() {
    return DriftCatalogue.all().stream()
        .map(MemberInfo::name)
        .flatMap(type -> Stream.of(new Case(type, true), new Case(type, false)));
  }

  /** Errors whose rate jumps between 0.1 and 0.9 every 700 values. */
  private static double[] errors(final long seed, final int count) {
    final Random random = new Random(seed);
    final double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextDouble() < (i / 700 % 2 == 0 ? 0.1 : 0.9) ? 1 : 0;
    }
    return values;
  }

  /** What a detector says of each value. */
  private static double[] run(final DriftDetector detector, final long seed, final int count) {
    final double[] values = errors(seed, count);
    final double[] said = new double[3 * count];
    for (int i = 0; i < count; i++) {
      said[3 * i] = detector.update(values[i]) ? 1 : 0;
      said[3 * i + 1] = detector.isWarning() ? 1 : 0;
      said[3 * i + 2] = detector.estimate();
    }
    return said;
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldGoOnToTheSameBitsWhenTheStateIsRestored(final Case detector) {
    for (final int length : new int[] {0, 1, 31, 777, 2500}) {
      final DriftDetector original = detector.create();
      run(original, 1, length);
      final DriftDetector copy = detector.create();
      run(copy, 2, 150);
      final StateBuffer state = new StateBuffer();
      state.write(original);
      state.read(copy);
      assertEquals(0, state.remaining());
      assertEquals(StateDigest.of(original), StateDigest.of(copy));
      assertArrayEquals(run(original, 3, 2000), run(copy, 3, 2000));
      assertEquals(StateDigest.of(original), StateDigest.of(copy));
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldSayTheSameWhenTheInputIsTheSame(final Case detector) {
    assertArrayEquals(run(detector.create(), 4, 3000), run(detector.create(), 4, 3000));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldNotChangeWhenAValueIsNotKnown(final Case detector) {
    final DriftDetector with = detector.create();
    run(with, 5, 50);
    final long digest = StateDigest.of(with);
    for (final double bad : NOT_KNOWN) {
      assertFalse(with.update(bad));
    }
    assertEquals(digest, StateDigest.of(with));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldBeAsNewWhenReset(final Case detector) {
    final DriftDetector used = detector.create();
    final DriftDetector fresh = detector.create();
    final long digest = StateDigest.of(fresh);
    assertTrue(Double.isNaN(fresh.estimate()));
    run(used, 6, 600);
    assertNotEquals(digest, StateDigest.of(used));
    used.reset();
    assertEquals(digest, StateDigest.of(used));
    assertArrayEquals(run(fresh, 7, 2000), run(used, 7, 2000));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldStartAfreshAfterADetectionOnlyWhereThatIsWanted(final Case detector) {
    final DriftDetector one = detector.create();
    final long fresh = StateDigest.of(one);
    int found = 0;
    for (final double value : errors(8, 1400)) {
      if (one.update(value)) {
        found++;
        if (detector.reset()) {
          assertEquals(fresh, StateDigest.of(one));
        }
      }
    }
    assertTrue(found > 0, detector.type() + " finds nothing");
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldFindAJumpSoonAndStaySilentBefore(final Case detector) {
    final int seeds = 20;
    int early = 0;
    int soon = 0;
    for (int seed = 0; seed < seeds; seed++) {
      final List<Integer> found =
          DriftOracleTest.detections(detector.create(), errors(1000 + seed, 1000));
      early += found.stream().anyMatch(at -> at < 700) ? 1 : 0;
      soon += found.stream().anyMatch(at -> at >= 700 && at < 900) ? 1 : 0;
    }
    assertTrue(soon >= seeds - 1, detector + " found the jump in " + soon + " of " + seeds);
    // these bound no error over the whole stream, and look at every value, or error, again
    final boolean errs = List.of("ddm", "eddm", "kswin").contains(detector.type());
    final int max = errs ? seeds : seeds / 4;
    assertTrue(early <= max, detector + " spoke too early in " + early + " of " + seeds);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldKeepABoundedState(final Case detector) {
    final DriftDetector one = detector.create();
    final Random random = new Random(9);
    final int million = 1_000_000;
    int max = 0;
    for (int i = 0; i < million; i++) {
      one.update(random.nextInt(10) == 0 ? 1 : 0);
      if (i % 50_000 == 0) {
        final StateBuffer state = new StateBuffer();
        state.write(one);
        max = Math.max(max, state.remaining());
      }
    }
    assertTrue(max < 500, detector + " holds " + max + " values");
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldAllocateNothingAfterWarmUp(final Case detector) {
    final DriftDetector one = detector.create();
    final double[] values = errors(10, 4096);
    final double[] sum = new double[1];
    AllocationMeter.assertNothing(
        detector.toString(),
        () -> {
          for (final double value : values) {
            sum[0] += one.update(value) ? 1 : 0;
            sum[0] += one.isWarning() ? 1 : 0;
            sum[0] += Double.isNaN(one.estimate()) ? 0 : 1;
          }
        });
    assertTrue(sum[0] > 0);
  }

  @Test
  void shouldRefuseWhatIsWrong() {
    assertRefused("adwim", "", "", "type: 'adwim' is not known; did you mean 'adwin'?");
    assertRefused("adwin", "delt", "1", "unknown key 'delt'; did you mean 'delta'?");
    assertRefused("adwin", "delta", "0", "delta: 0 is out of range: above 0 to 1.0");
    assertRefused("kswin", "stat_size", "51", "stat_size: 51 is out of range: from 1 to 50");
    assertRefused("ddm", "warning", "4", "warning: 4.0 is above drift, which is 3.0");
    assertRefused("eddm", "warning", "0.5", "warning: 0.5 is below drift, which is 0.9");
    assertRefused(
        "hddm_w",
        "warning_confidence",
        "1e-4",
        "warning_confidence: 1.0E-4 is below drift_confidence, which is 0.001");
    assertRefused("hddm_a", "two_sided", "maybe", "two_sided: 'maybe' is not known");
    assertRefused("page_hinkley", "direction", "upp", "direction: 'upp' is not known");
  }

  private static void assertRefused(
      final String type, final String key, final String value, final String message) {
    final Map<String, Object> values = new LinkedHashMap<>();
    if (!key.isEmpty()) {
      values.put(key, value);
    }
    try {
      DriftCatalogue.create(type, new Settings("drift/0", values));
    } catch (final DefinitionException refused) {
      assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
      return;
    }
    throw new AssertionError("not refused: " + type + " " + key + ": " + value);
  }
}
