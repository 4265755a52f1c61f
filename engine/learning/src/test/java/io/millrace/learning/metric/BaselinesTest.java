package io.millrace.learning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final double UNKNOWN = Double.NaN;

  @Test
  void shouldStandInTheOrderOfTheReport() {
    final List<String> names = Baselines.all(false).stream().map(Baseline::name).toList();
    assertEquals(List.of("no_change", "running_mean", "ew_mean"), names);
    assertEquals(names, Baselines.NAMES);
  }

  @Test
  void shouldPredictZeroBeforeTheFirstLabel() {
    for (final boolean labelIsChange : new boolean[] {false, true}) {
      for (final Baseline baseline : Baselines.all(labelIsChange)) {
        assertEquals(0, baseline.predict(UNKNOWN), baseline.name());
      }
    }
  }

  @Test
  void shouldSayNoChangeWhenTheLabelIsALevel() {
    final NoChange noChange = new NoChange(false);
    assertEquals(42, noChange.predict(42));
    noChange.learn(7);
    assertEquals(42, noChange.predict(42));
    assertEquals(7, noChange.predict(UNKNOWN));
    assertEquals(7, noChange.predict(Double.POSITIVE_INFINITY));
  }

  @Test
  void shouldSayZeroWhenTheLabelIsAChange() {
    final NoChange noChange = new NoChange(true);
    noChange.learn(7);
    assertEquals(0, noChange.predict(42));
    assertEquals(0, noChange.predict(UNKNOWN));
  }

  @Test
  void shouldHalveAWeightWithinTheHalfLife() {
    final EwMean mean = new EwMean();
    mean.learn(1);
    assertEquals(1, mean.predict(UNKNOWN));
    for (int i = 0; i < EwMean.HALF_LIFE; i++) {
      mean.learn(0);
    }
    assertEquals(0.5, mean.predict(UNKNOWN), 1e-14);
  }

  @Test
  void shouldFollowThePlainMean() {
    final RunningMean mean = new RunningMean();
    final Random random = new Random(11);
    double sum = 0;
    for (int n = 1; n <= 1000; n++) {
      final double label = 100 + random.nextGaussian();
      mean.learn(label);
      sum += label;
      assertEquals(sum / n, mean.predict(UNKNOWN), 1e-11, "seed 11, n " + n);
    }
  }

  @Test
  void shouldNotChangeWhenALabelIsNotFinite() {
    for (final Baseline baseline : Baselines.all(false)) {
      baseline.learn(3);
      final long digest = StateDigest.of(baseline);
      baseline.learn(Double.NaN);
      baseline.learn(Double.NEGATIVE_INFINITY);
      assertEquals(digest, StateDigest.of(baseline), baseline.name());
    }
  }

  @Test
  void shouldStayFiniteWhenLabelsAreHuge() {
    for (final Baseline baseline : Baselines.all(false)) {
      for (int i = 0; i < 10; i++) {
        baseline.learn(i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        assertTrue(Double.isFinite(baseline.predict(UNKNOWN)), baseline.name());
      }
    }
  }

  @Test
  void shouldGoOnAlikeWhenTheStateIsRestored() {
    final List<Baseline> originals = Baselines.all(false);
    final List<Baseline> copies = Baselines.all(false);
    final Random random = new Random(5);
    for (int i = 0; i < originals.size(); i++) {
      final Baseline original = originals.get(i);
      final Baseline copy = copies.get(i);
      for (int k = 0; k < 50; k++) {
        original.learn(random.nextGaussian());
      }
      assertNotEquals(StateDigest.of(copy), StateDigest.of(original));
      final StateBuffer state = new StateBuffer();
      state.write(original);
      state.read(copy);
      assertEquals(0, state.remaining());
      for (int k = 0; k < 50; k++) {
        assertEquals(original.predict(UNKNOWN), copy.predict(UNKNOWN));
        final double label = random.nextGaussian();
        original.learn(label);
        copy.learn(label);
      }
      assertEquals(StateDigest.of(original), StateDigest.of(copy), original.name());
    }
  }
}
