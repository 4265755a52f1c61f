package io.millrace.learning.model.relative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineMixtureTest {
  /** The regret of lemma 2, on samples whose best predictor changes. */
  @Test
  void shouldLoseNoMoreThanTheBoundWhateverTheLabelsAre() {
    for (long seed = 1; seed <= 20; seed++) {
      final Random random = new Random(seed);
      final BaselineMixture mixture = new BaselineMixture();
      final double[] costs = new double[3];
      double cost = 0;
      double last = 0;
      double mean = 0;
      double range = 0;
      final int count = 3000;
      for (int k = 0; k < count; k++) {
        final double label = k / 400 % 2 == 0 ? random.nextGaussian() : k / 7 % 5;
        final double model = k / 300 % 2 == 0 ? label + 0.1 : 4 * random.nextGaussian();
        if (k > 0) {
          cost += Math.abs(mixture.mix(model) - label);
          costs[0] += Math.abs(model - label);
          costs[1] += Math.abs(mean - label);
          costs[2] += Math.abs(last - label);
          range = Math.max(range, Math.max(Math.abs(model - mean), Math.abs(model - last)));
          range = Math.max(range, Math.abs(mean - last));
        }
        mixture.learn(model, label);
        mean += (label - mean) / (k + 1);
        last = label;
      }
      final double best = Math.min(costs[0], Math.min(costs[1], costs[2]));
      assertTrue(cost <= best + range * Math.sqrt(3.0 * count), "seed " + seed);
    }
  }

  @Test
  void shouldGiveTheModelsBitsWhenItIsBest() {
    final BaselineMixture mixture = new BaselineMixture();
    final Random random = new Random(2);
    for (int k = 0; k < 200; k++) {
      final double label = random.nextGaussian();
      mixture.learn(label + 1e-3, label);
    }
    assertEquals(0.1, mixture.mix(0.1));
    assertEquals(1, mixture.share());
  }

  @Test
  void shouldGiveTheLastLabelNoShareWhenItIsLeftOut() {
    final BaselineMixture with = new BaselineMixture();
    final BaselineMixture without = new BaselineMixture();
    without.withoutLast();
    for (int k = 0; k < 500; k++) {
      with.learn(0, 1000 + k);
      without.learn(0, 1000 + k);
    }
    assertEquals(1499, with.mix(0), 1);
    assertEquals(1249.5, without.mix(0), 1);
  }

  @Test
  void shouldTrustTheModelAgainWhenTheFirstLabelWasWild() {
    final BaselineMixture mixture = new BaselineMixture();
    final Random random = new Random(3);
    mixture.learn(0, 1e9);
    for (int k = 0; k < 60_000; k++) {
      final double label = random.nextGaussian();
      mixture.learn(label + 0.1, label);
    }
    assertTrue(mixture.share() > 0.9, "share " + mixture.share());
  }
}
