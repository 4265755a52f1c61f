package io.millrace.learning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sketched area against the exact one, which sorts all scores. */
final class RocSketchTest {
  private static final double BOUND = 1.0 / RocSketch.RESOLUTION;

  /** Scores and labels of one stream. */
  private static final class Stream {
    final double[] scores;
    final int[] labels;

    Stream(final int size) {
      scores = new double[size];
      labels = new int[size];
    }

    RocSketch sketch(final int from, final int to) {
      final RocSketch sketch = new RocSketch();
      for (int i = from; i < to; i++) {
        sketch.add(scores[i], labels[i]);
      }
      return sketch;
    }

    RocSketch sketch() {
      return sketch(0, scores.length);
    }

    /** Mann and Whitney's statistic, by counting below each positive score, over all pairs. */
    double exact() {
      final double[] negatives = of(0);
      final double[] positives = of(1);
      double pairs = 0;
      int below = 0;
      int atMost = 0;
      for (final double score : positives) {
        while (below < negatives.length && negatives[below] < score) {
          below++;
        }
        while (atMost < negatives.length && negatives[atMost] <= score) {
          atMost++;
        }
        pairs += below + 0.5 * (atMost - below);
      }
      return pairs / ((double) positives.length * negatives.length);
    }

    private double[] of(final int label) {
      final double[] found = new double[scores.length];
      int count = 0;
      for (int i = 0; i < scores.length; i++) {
        if (labels[i] == label) {
          found[count++] = scores[i];
        }
      }
      final double[] sorted = Arrays.copyOf(found, count);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  /** How the score of a sample is drawn. */
  private interface Scores {
    double draw(SplittableRandom random, int label, double progress);
  }

  private static Stream draw(
      final long seed, final int size, final double positives, final Scores scores) {
    final SplittableRandom random = new SplittableRandom(seed);
    final Stream stream = new Stream(size);
    for (int i = 0; i < size; i++) {
      stream.labels[i] = random.nextDouble() < positives ? 1 : 0;
      stream.scores[i] = scores.draw(random, stream.labels[i], (double) i / size);
    }
    stream.labels[0] = 0;
    stream.labels[1] = 1;
    return stream;
  }

  private static void agree(final String what, final double tolerance, final Stream stream) {
    final RocSketch sketch = stream.sketch();
    assertEquals(stream.exact(), sketch.area(), tolerance, what);
    assertTrue(sketch.cells() < 12_000, what + ": cells=" + sketch.cells());
  }

  private static double logistic(final double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void shouldBeWithinTheBoundWhenClassesAreRare() {
    for (final double share : new double[] {0.5, 0.1, 1e-2, 1.0 / 1_500, 1e-4}) {
      for (int seed = 1; seed <= 3; seed++) {
        final String what = "share " + share + ", seed " + seed;
        agree(what, BOUND, draw(seed, 300_000, share, (r, y, t) -> r.nextDouble() + 0.2 * y));
        agree(
            "crowded at 0, " + what,
            BOUND,
            draw(seed, 300_000, share, (r, y, t) -> 1e-6 * r.nextDouble() * (1 + 0.3 * y)));
        agree(
            "log-odds, " + what,
            BOUND,
            draw(seed, 300_000, share, (r, y, t) -> logistic(-9 + y + 3 * r.nextGaussian())));
      }
    }
  }

  @Test
  void shouldBeWithinTheBoundWhenScoresDriftOrNarrow() {
    for (int seed = 1; seed <= 3; seed++) {
      agree(
          "drift " + seed,
          BOUND,
          draw(seed, 300_000, 0.3, (r, y, t) -> t + 0.3 * (y + r.nextDouble())));
      agree(
          "falling " + seed,
          BOUND,
          draw(seed, 300_000, 0.3, (r, y, t) -> -t + 0.3 * (y + r.nextDouble())));
      agree(
          "narrowing " + seed,
          BOUND,
          draw(
              seed,
              300_000,
              0.3,
              (r, y, t) -> 0.5 + (r.nextDouble() + 0.2 * y - 0.6) * Math.exp(-20 * t)));
      agree("sorted " + seed, BOUND, draw(seed, 300_000, 0.3, (r, y, t) -> t));
    }
  }

  @Test
  void shouldBeExactWhenScoresAreFew() {
    for (int seed = 1; seed <= 3; seed++) {
      agree(
          "two " + seed,
          1e-12,
          draw(seed, 200_000, 1.0 / 1_500, (r, y, t) -> r.nextInt(4) < 1 + 2 * y ? 0.002 : 0.0004));
      agree(
          "ten " + seed,
          1e-12,
          draw(seed, 200_000, 0.4, (r, y, t) -> (r.nextInt(8) + 2 * y) / 10.0));
      agree("short " + seed, 1e-12, draw(seed, 500, 0.4, (r, y, t) -> r.nextDouble()));
      agree(
          "signed zeros " + seed,
          1e-12,
          draw(seed, 5_000, 0.4, (r, y, t) -> r.nextBoolean() ? -0.0 : 0.0));
    }
  }

  @Test
  void shouldMergeWithinTheBoundAndRestoreToTheSameBits() {
    final Stream stream = draw(9, 100_000, 0.05, (r, y, t) -> r.nextDouble() + 0.1 * y + 0.1 * t);
    final RocSketch merged = new RocSketch();
    for (int part = 0; part < 7; part++) {
      merged.merge(stream.sketch(100_000 * part / 7, 100_000 * (part + 1) / 7));
    }
    assertEquals(stream.exact(), merged.area(), 2 * BOUND);

    final RocSketch half = stream.sketch(0, 50_500);
    final RocSketch restored = new RocSketch();
    final StateBuffer state = new StateBuffer();
    state.write(half);
    state.read(restored);
    for (int i = 50_500; i < 100_000; i++) {
      half.add(stream.scores[i], stream.labels[i]);
      restored.add(stream.scores[i], stream.labels[i]);
      if (i % 9_000 == 0) {
        restored.area();
      }
    }
    assertEquals(StateDigest.of(half), StateDigest.of(restored));
    assertEquals(half.area(), restored.area());
    assertEquals(StateDigest.of(half), StateDigest.of(stream.sketch()));
  }
}
