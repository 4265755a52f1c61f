package io.millrace.engine.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccuracyPageTest {
  @Test
  void shouldBeWhatThisBuildReaches() throws IOException {
    final String text = AccuracyPage.text();
    final Path path = Path.of(System.getProperty("millrace.root"), "docs", "ACCURACY.md");
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(path, text);
    }
    assertTrue(Files.exists(path), () -> "missing: " + path);
    assertEquals(
        text,
        Files.readString(path),
        "stale; regenerate with -Dtest=AccuracyPageTest -Dmillrace.regenerate=true");
  }

  @Test
  void shouldBeNoWorseThanWelfordAnywhere() throws IOException {
    for (final Univariate set : AccuracyPage.sets()) {
      final String name = set.set().name();
      // beyond 15 digits the certified value itself ends
      final double welford = Math.min(15, set.welfordDeviation());
      final double published = Math.min(15, AccuracyPage.published(name) - 0.05);
      for (final double digits : new double[] {set.deviation(), set.windowedDeviation()}) {
        assertTrue(digits >= welford, name + ": " + digits + " Welford: " + welford);
        assertTrue(digits >= published, name + ": " + digits + " published: " + published);
      }
      final double mean = Math.min(15, set.welfordMean());
      assertTrue(set.mean() >= mean, name + ": " + set.mean());
      assertTrue(set.windowedMean() >= mean, name + ": " + set.windowedMean());
    }
  }

  @Test
  void shouldReachSixDigitsOnWamplerAndNineOnWellConditionedProblems() {
    for (final Regression regression : AccuracyPage.regressions()) {
      final double min = regression.condition() < 100 ? 9 : 6;
      final double withRidge = regression.digitsWithRidge();
      assertTrue(regression.digits() >= min, regression.name() + ": " + regression.digits());
      assertTrue(withRidge >= min, regression.name() + " with ridge: " + withRidge);
    }
  }

  @Test
  void shouldReachEightDigitsOfTheExponentiallyWeightedVariance() throws IOException {
    final double[] reached = Univariate.exponential(NistSet.read("NumAcc4"));
    assertEquals(0.00997229928, reached[2], 5e-12);
    assertTrue(reached[0] >= 8, "digits " + reached[0]);
    assertTrue(reached[1] < 1, "digits of the usual form " + reached[1]);
  }
}
