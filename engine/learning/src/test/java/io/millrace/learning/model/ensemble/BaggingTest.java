package io.millrace.learning.model.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.tree.Prequential;
import io.millrace.learning.model.tree.Streams;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateDigest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaggingTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 6, 20})
  void shouldDrawWithTheMeanAndVarianceOfPoisson(final double mean) {
    final Poisson poisson = new Poisson(mean);
    final SplitMix random = SplitMix.mixed(5);
    final int count = 200_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      final int draw = poisson.next(random);
      sum += draw;
      squares += (double) draw * draw;
    }
    final double observed = sum / count;
    assertEquals(mean, observed, 5 * Math.sqrt(mean / count));
    assertEquals(mean, squares / count - observed * observed, 0.03 * mean);
  }

  @Test
  void shouldBeNoWorseThanOneTreeWhenThereIsNoise() {
    final double[][] rows = Streams.friedman(15_000, 7, false);
    final double one = Prequential.error(Prequential.model("fimt_dd", 10, Map.of()), rows, 5000);
    final double ten = Prequential.error(Prequential.model("bagging", 10, Map.of()), rows, 5000);
    assertTrue(ten < one, ten + " against " + one);
  }

  @Test
  void shouldLearnOtherwiseWhenTheSeedIsAnother() {
    final double[][] rows = Streams.sea(500, 1);
    final long[] digests = new long[3];
    for (int i = 0; i < 3; i++) {
      final var bagging = Prequential.classifier("bagging", 3, Map.of("seed", "" + i / 2));
      Prequential.accuracy(bagging, rows);
      digests[i] = StateDigest.of(bagging);
    }
    assertEquals(digests[0], digests[1]);
    assertNotEquals(digests[1], digests[2]);
  }

  @Test
  void shouldClassifyAsWellAsOneTree() {
    final double[][] rows = Streams.sea(20_000, 2);
    final double one =
        Prequential.accuracy(Prequential.classifier("hoeffding_tree", 3, Map.of()), rows);
    final double ten = Prequential.accuracy(Prequential.classifier("bagging", 3, Map.of()), rows);
    assertTrue(ten > one - 0.01, ten + " against " + one);
  }
}
