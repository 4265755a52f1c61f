package io.millrace.learning.model.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.Subject.OfClasses;
import io.millrace.learning.model.catalogue.Subject.Recipe;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model and classifier of the catalogue must do; a new one is found by itself. */
class ModelContractTest {
  private static final double[] NOT_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };
  private static final int FEATURES = 5;

  static Stream<Recipe> recipes() {
    return Subject.all().stream();
  }

  static Stream<Recipe> classifiers() {
    return recipes().filter(Recipe::isForClasses);
  }

  private static double[] features(final Random random) {
    return random.doubles(FEATURES, -2, 3).toArray();
  }

  private static long digest(final Subject subject) {
    return StateDigest.of(subject.part());
  }

  /** Issues predictions and learns; returns the predictions. */
  private static double[] run(final Subject subject, final long seed, final int samples) {
    final Random random = new Random(seed);
    final double[] predictions = new double[samples];
    for (int k = 0; k < samples; k++) {
      final double[] x = features(random);
      final double[] prediction = subject.issue(x);
      predictions[k] = prediction[prediction.length - 1];
      subject.learn(x, 3 * x[0] - x[1] + 0.5 + 0.1 * random.nextGaussian());
    }
    return predictions;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldGoOnToTheSameBitsWhenTheStateIsRestored(final Recipe recipe) {
    final Subject original = recipe.create(FEATURES);
    run(original, 1, 777);
    final Subject copy = recipe.create(FEATURES);
    run(copy, 2, 10);
    assertNotEquals(digest(copy), digest(original));
    final StateBuffer state = new StateBuffer();
    state.write(original.part());
    state.read(copy.part());
    assertEquals(0, state.remaining());
    assertEquals(digest(original), digest(copy));
    assertArrayEquals(run(original, 3, 500), run(copy, 3, 500));
    assertEquals(digest(original), digest(copy));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldGoOnToTheSameBitsWhenTheStateOfAFreshOneIsRestored(final Recipe recipe) {
    final Subject fresh = recipe.create(FEATURES);
    final StateBuffer state = new StateBuffer();
    state.write(fresh.part());
    final Subject copy = recipe.create(FEATURES);
    run(copy, 2, 300);
    state.read(copy.part());
    assertEquals(0, state.remaining());
    assertArrayEquals(run(fresh, 3, 300), run(copy, 3, 300));
    assertEquals(digest(fresh), digest(copy));
  }

  /**
   * At the start, in warm-up and later; also between a prediction that was issued and its label.
   */
  @ParameterizedTest
  @MethodSource("recipes")
  void shouldChangeNothingWhenAsked(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    final Random random = new Random(15);
    for (int k = 0; k < 400; k++) {
      final double[] x = features(random);
      final boolean isAsked = k < 25 || k % 97 == 0;
      if (isAsked) {
        assertAskedInVain(subject, features(random), recipe + " before sample " + k);
      }
      final double[] issued = subject.issue(x).clone();
      if (isAsked) {
        assertAskedInVain(subject, features(random), recipe + " after sample " + k);
        assertAskedInVain(subject, x, recipe + " of sample " + k);
        assertEquals(issued[0], subject.ask(x)[0], recipe + " repeats sample " + k);
      }
      subject.learn(x, 3 * x[0] - x[1] + 0.1 * random.nextGaussian());
    }
  }

  private static void assertAskedInVain(
      final Subject subject, final double[] x, final String where) {
    final long digest = digest(subject);
    final double[] first = subject.ask(x).clone();
    final double[] weights = subject.weights();
    assertArrayEquals(first, subject.ask(x), where);
    assertArrayEquals(weights, subject.weights(), where);
    assertEquals(digest, digest(subject), where);
  }

  /** The digest sees state alone; what is asked could also pass through a buffer. */
  @ParameterizedTest
  @MethodSource("recipes")
  void shouldGiveTheSameRunWhenAskedInBetween(final Recipe recipe) {
    final Subject asked = recipe.create(FEATURES);
    final Subject left = recipe.create(FEATURES);
    final Random random = new Random(16);
    final Random other = new Random(17);
    final double[][] late = new double[3][];
    for (int k = 0; k < 400; k++) {
      final double[] x = features(random);
      ask(asked, other);
      final double[] expected = left.issue(x).clone();
      assertArrayEquals(expected, asked.issue(x), recipe + " at sample " + k);
      ask(asked, other);
      // labels come three samples later in the second half
      final double[] due = k < 200 ? x : late[k % 3];
      late[k % 3] = x;
      if (due != null) {
        final double label = 3 * due[0] - due[1];
        left.learn(due, label);
        asked.learn(due, label);
      }
    }
    assertEquals(digest(left), digest(asked), recipe.toString());
  }

  /** Of any features, and of a classifier for any number of classes. */
  private static void ask(final Subject subject, final Random random) {
    final double[] x = features(random);
    subject.ask(x);
    subject.weights();
    if (subject.part() instanceof Classifier classifier) {
      classifier.predict(x, new double[2 + random.nextInt(5)]);
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldBeWhatItsTypeSaysThatItIs(final Recipe recipe) {
    final Object made = recipe.create(FEATURES).part();
    final Set<Capability> is = EnumSet.noneOf(Capability.class);
    final boolean isForBoth =
        Stream.of(ModelCatalogue.forNumbers(), ModelCatalogue.forClasses())
            .allMatch(infos -> infos.stream().anyMatch(of -> of.name().equals(recipe.type())));
    if (isForBoth || made instanceof Model) {
      is.add(Capability.NUMBERS);
    }
    if (isForBoth || made instanceof Classifier) {
      is.add(Capability.CLASSES);
    }
    if (made instanceof IntervalModel) {
      is.add(Capability.INTERVAL);
    }
    if (made instanceof ProbabilisticModel) {
      is.add(Capability.VARIANCE);
    }
    if (made instanceof Bounded) {
      is.add(Capability.MEMORY_BOUND);
    }
    final Set<Capability> declared = ModelCatalogue.capabilities(recipe.definition());
    assertEquals(List.copyOf(is), List.copyOf(declared), recipe.toString());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldPredictAlikeWhenTheInputIsTheSame(final Recipe recipe) {
    final Subject first = recipe.create(FEATURES);
    final Subject second = recipe.create(FEATURES);
    assertArrayEquals(run(first, 4, 500), run(second, 4, 500));
    assertEquals(digest(first), digest(second));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldNotChangeWhenAFeatureOrALabelIsNotFinite(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    run(subject, 5, 50);
    final long digest = digest(subject);
    for (final double bad : NOT_FINITE) {
      subject.learn(new double[FEATURES], bad);
      for (int i = 0; i < FEATURES; i++) {
        final double[] x = new double[FEATURES];
        x[i] = bad;
        subject.learn(x, 1);
        subject.learn(x, 9);
      }
    }
    assertEquals(digest, digest(subject));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldBeAsNewWhenReset(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    final Subject fresh = recipe.create(FEATURES);
    final long digest = digest(fresh);
    run(subject, 6, 123);
    assertNotEquals(digest, digest(subject));
    subject.reset();
    assertEquals(digest, digest(subject));
    assertArrayEquals(run(fresh, 7, 200), run(subject, 7, 200));
    assertEquals(digest(fresh), digest(subject));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldBeSoundAfterAResetWhenFeaturesWereBeyondItsReach(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    assertTrue(subject.isFinite());
    run(subject, 8, 100);
    assertTrue(subject.isFinite());
    final double[] huge = new double[FEATURES];
    Arrays.fill(huge, Double.MAX_VALUE);
    for (int i = 0; i < 100 && subject.isFinite(); i++) {
      huge[i % FEATURES] = -huge[i % FEATURES];
      subject.learn(huge, i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
    }
    if (!subject.isFinite()) {
      subject.reset();
    }
    assertTrue(subject.isFinite());
    final double[] weights = subject.weights();
    for (final double weight : weights == null ? new double[0] : weights) {
      assertTrue(Double.isFinite(weight), "weight " + weight);
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldKeepNeitherFeaturesNorGiveAwayItsWeights(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    run(subject, 9, 100);
    final double[] weights = subject.weights();
    if (weights != null) {
      assertEquals(FEATURES, weights.length);
      assertNotSame(weights, subject.weights());
      assertArrayEquals(weights, subject.weights());
    }
    final double[] x = features(new Random(10));
    final double[] before = x.clone();
    subject.issue(x);
    subject.learn(x, 1);
    assertArrayEquals(before, x);
    final long digest = digest(subject);
    Arrays.fill(x, 77);
    assertEquals(digest, digest(subject));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldBeatTheConstantWhenTheLabelIsLinear(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    run(subject, 11, 2000);
    final Random random = new Random(12);
    double error = 0;
    double spread = 0;
    for (int k = 0; k < 500; k++) {
      final double[] x = features(random);
      final double label = 3 * x[0] - x[1] + 0.5;
      final double[] prediction = subject.issue(x);
      if (subject instanceof OfClasses) {
        error += 1 - prediction[((OfClasses) subject).classOf(label)];
        spread += 1 - 1.0 / prediction.length;
      } else {
        error += Math.abs(prediction[0] - label);
        spread += Math.abs(label - 1.5);
      }
      subject.learn(x, label);
    }
    assertTrue(error < 0.8 * spread, recipe + ": " + error + " of " + spread);
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void shouldGiveProbabilitiesWhateverWasLearned(final Recipe recipe) {
    final OfClasses subject = (OfClasses) recipe.create(FEATURES);
    final Random random = new Random(14);
    final double[] start = subject.issue(features(random)).clone();
    for (final double share : start) {
      assertEquals(1.0 / start.length, share, 1e-15);
    }
    for (int k = 0; k < 300; k++) {
      final double[] x = features(random);
      if (k % 50 == 49) {
        Arrays.fill(x, 1e6);
      }
      double sum = 0;
      for (final double share : subject.issue(x)) {
        assertTrue(share >= 0 && share <= 1, recipe + ": " + share);
        sum += share;
      }
      assertEquals(1, sum, 1e-12, recipe.toString());
      // the last class never comes where there are three
      subject.learn(x, start.length == 3 ? random.nextInt(2) * 3 - 2 : x[0]);
    }
    if (start.length == 3) {
      assertEquals(0, subject.issue(features(random))[2], recipe.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void shouldRefuseAClassWhenItIsBeyondWhatItTellsApart(final Recipe recipe) {
    final Classifier classifier = (Classifier) recipe.create(FEATURES).part();
    for (final int label : new int[] {-1, classifier.maxClasses()}) {
      final IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> classifier.learn(new double[FEATURES], label));
      assertTrue(error.getMessage().contains("label=" + label), error.getMessage());
    }
  }

  /** So that memory is bounded too, over any number of samples. */
  @ParameterizedTest
  @MethodSource("recipes")
  void shouldAllocateNothingAfterWarmUp(final Recipe recipe) {
    final Subject subject = recipe.create(FEATURES);
    final double[][] samples = new double[64][];
    final Random random = new Random(13);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = features(random);
    }
    final double[] sum = new double[1];
    AllocationMeter.assertNothing(
        recipe.toString(),
        () -> {
          for (int k = 0; k < 5_000; k++) {
            final double[] x = samples[k & 63];
            sum[0] += subject.ask(x)[0];
            sum[0] += subject.issue(x)[0];
            subject.learn(x, 3 * x[0] - x[1]);
            sum[0] += subject.isFinite() ? 1 : 0;
          }
        });
    assertTrue(Double.isFinite(sum[0]));
  }
}
