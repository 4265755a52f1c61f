package io.millrace.learning.model.catalogue;

import io.millrace.learning.endurance.Endurance;
import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.catalogue.Subject.Recipe;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model and classifier over very many samples; a new one is found by itself. */
class ModelEnduranceTest {
  private static final int FEATURES = 3;

  static Stream<Recipe> recipes() {
    return Subject.all().stream();
  }

  private static void run(final Recipe recipe, final long samples) {
    final Subject subject = recipe.create(FEATURES);
    final SplittableRandom random = new SplittableRandom(23);
    final double[] x = new double[FEATURES];
    final LongConsumer step =
        k -> {
          for (int i = 0; i < FEATURES; i++) {
            x[i] = 5 * random.nextDouble() - 2;
          }
          subject.issue(x);
          final double noise = random.nextDouble() - 0.5;
          // what is to be learned turns round now and then
          subject.learn(x, (k / 400_000 % 2 == 0 ? 3 : -3) * x[0] - x[1] + 0.5 + noise);
        };
    // windows fill first
    for (int k = 0; k < 3_000; k++) {
      step.accept(k);
    }
    if (subject.part() instanceof Bounded) {
      Endurance.assertBoundedGrowth(
          recipe.toString(), subject.part(), samples, MemoryBound.of(recipe, FEATURES), step);
    } else {
      Endurance.assertFixedSize(recipe.toString(), subject.part(), samples, step);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("recipes")
  void shouldHoldOverTenMillionSamples(final Recipe recipe) {
    run(recipe, Endurance.LONG);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void shouldHoldOverFiveThousandSamples(final Recipe recipe) {
    run(recipe, 5_000);
  }
}
