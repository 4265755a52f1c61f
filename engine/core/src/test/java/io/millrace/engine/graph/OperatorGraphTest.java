package io.millrace.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorGraphTest {
  private static final double NAN = Double.NaN;

  /** Of the tick in hand; not made for each call, which is measured. */
  private static final double[] FIELDS = new double[4];

  private static final FieldNames QUOTE =
      new FieldNames(List.of("bid", "bid_size", "ask", "ask_size"), false);

  private static double once(final String text, final double... fields) {
    final OperatorPlanner planner =
        new OperatorPlanner(new FieldNames(List.of("a", "b", "c"), false), 100);
    planner.field("a");
    planner.field("b");
    planner.field("c");
    final int handle = planner.feature("f", text);
    final OperatorGraph graph = planner.plan().newGraph();
    graph.update(fields, 0);
    return graph.value(handle);
  }

  @ParameterizedTest
  @CsvSource({
    "-2^2, -4",
    "2^3^2, 512",
    "2^-1, 0.5",
    "7 - 2 - 1, 4",
    "a / 0, Infinity",
    "c ^ 0, NaN",
    "1 ^ c, NaN",
    "c == c, NaN",
    "c != 1, NaN",
    "a < c, NaN",
    "a < b, 1",
    "a >= b, 0",
    "a == 1, 1",
    "c and 0, 0",
    "0 and c, 0",
    "c and 1, NaN",
    "c or 2, 1",
    "2 or c, 1",
    "0 or c, NaN",
    "not c, NaN",
    "not 0, 1",
    "not 0.5, 0",
    "a and -3, 1",
    "log(0), -Infinity",
    "log(-1), NaN",
    "sqrt(4), 2",
    "abs(-3), 3",
    "sign(-3), -1",
    "sign(c), NaN",
    "exp(0), 1",
    "'min(a, b, 3)', 1",
    "'max(a, c)', NaN",
    "'clip(b, 0, 1.5)', 1.5",
    "'clip(b, 3, 4)', 3",
    "'clip(c, 0, 1)', NaN",
    "'clip(a, c, 1)', NaN",
  })
  void shouldGiveWhatTheLanguageSays(final String text, final double expected) {
    assertEquals(expected, once(text, 1, 2, NAN), 0);
  }

  @Test
  void shouldGiveThePapersContributionWhenQuotesMove() {
    final OperatorPlanner planner = new OperatorPlanner(QUOTE, 100);
    QUOTE.names().forEach(planner::field);
    final int ofi = planner.feature("o", "ofi");
    final int imbalance = planner.feature("i", "imbalance");
    final int micro = planner.feature("m", "microprice");
    final OperatorGraph graph = planner.plan().newGraph();
    final double[][] rows = {
      // bid, bid size, ask, ask size, contribution
      {10, 100, 11, 200, NAN},
      {10, 100, 11, 200, 0},
      {10, 150, 11, 200, 50},
      {10, 150, 11, 120, 80},
      {10.5, 30, 11, 120, 30},
      {10, 70, 11, 120, -30},
      {10, 70, 10.5, 40, -40},
      {10, 70, NAN, NAN, NAN},
      {10, 90, 11, 60, 20 + 40},
      {NAN, 90, 11, 60, NAN},
      {10, 90, 11, 60, 0},
    };
    for (int i = 0; i < rows.length; i++) {
      graph.update(rows[i], i);
      assertEquals(rows[i][4], graph.value(ofi), 0, "row " + i);
      graph.moveTo(i);
      assertEquals(rows[i][4], graph.value(ofi), 0, "row " + i);
    }
    assertEquals((90 - 60) / 150.0, graph.value(imbalance), 0);
    assertEquals((10 * 60 + 11 * 90) / 150.0, graph.value(micro), 0);
  }

  @Test
  void shouldOnlyLetOldValuesLeaveWhenTimeMoves() {
    final OperatorPlanner planner = new OperatorPlanner(QUOTE, 100);
    planner.field("bid");
    final int sum = planner.feature("s", "sum(bid, window=10ns)");
    final int twice = planner.feature("t", "2 * s");
    final int count = planner.feature("c", "count(s)");
    final int ew = planner.feature("e", "ew_mean(s, half_life=5)");
    final int lag = planner.feature("l", "lag(bid, 1)");
    final OperatorGraph graph = planner.plan().newGraph();
    graph.update(new double[] {4}, 0);
    graph.update(new double[] {5}, 5);
    final double before = graph.value(ew);
    graph.moveTo(11);
    assertEquals(5, graph.value(sum));
    assertEquals(10, graph.value(twice));
    assertEquals(2, graph.value(count));
    assertEquals(before, graph.value(ew));
    assertEquals(4, graph.value(lag));
    graph.update(new double[] {NAN}, 16);
    assertEquals(0, graph.value(sum));
    assertEquals(3, graph.value(count));
  }

  @Test
  void shouldWaitForScoresWhenAnOperatorDependsOnThem() {
    final OperatorPlanner planner = new OperatorPlanner(QUOTE, 100);
    planner.field("bid");
    planner.feature("b", "bid");
    final int error = planner.output("mean(m - b, n=2)", List.of("m"));
    final OperatorPlan plan = planner.plan(-1, new int[] {error});
    final GraphPair pair = new GraphPair(plan);
    final OperatorGraph graph = pair.graph;
    final ScoreGraph scores = pair.scores;
    graph.update(new double[] {1}, 0);
    scores.setScore(0, 3);
    assertEquals(NAN, scores.value(error));
    pair.updateScores(0);
    assertEquals(2, scores.value(error));
    graph.moveTo(5);
    assertEquals(2, scores.value(error));
    graph.update(new double[] {1}, 6);
    scores.setScore(0, 7);
    pair.updateScores(6);
    assertEquals(4, scores.value(error));
    scores.setScore(0, NAN);
    pair.updateScores(7);
    assertEquals(4, scores.value(error));
  }

  @Test
  void shouldGoOnWithTheSameBitsWhenStateIsRestored() {
    final OperatorPlanner planner = new OperatorPlanner(QUOTE, 1_000);
    QUOTE.names().forEach(planner::field);
    planner.feature("a", "sum(ofi, window=100ns) / (1 + std(mid, n=30))");
    planner.feature("b", "zscore(microprice, window=50ns)");
    planner.feature("c", "ew_mean(log(mid) - lag(log(mid), 1), half_life=20ns)");
    planner.output("mean(s * a, n=4) > b", List.of("s"));
    final OperatorPlan plan = planner.plan();
    final GraphPair one = new GraphPair(plan);
    final SplittableRandom random = new SplittableRandom(11);
    step(one, random, 0, 500);
    final GraphPair two = new GraphPair(plan);
    final StateBuffer state = new StateBuffer();
    state.write(one);
    state.read(two);
    assertEquals(0, state.remaining());
    final SplittableRandom same = random.split();
    final long seed = same.nextLong();
    step(one, new SplittableRandom(seed), 500, 900);
    step(two, new SplittableRandom(seed), 500, 900);
    assertEquals(StateDigest.of(one), StateDigest.of(two));
  }

  private static OperatorPlan everything() {
    final OperatorPlanner planner = new OperatorPlanner(QUOTE, 1_000);
    QUOTE.names().forEach(planner::field);
    planner.feature("a", "sum(ofi, window=100ns) / (1 + std(mid, n=30)) ^ 1.7");
    planner.feature("b", "zscore(microprice, window=50ns) and not imbalance > 0.1 or spread >= 4");
    planner.feature("c", "ew_std(log(mid) - lag(log(mid), 1), half_life=20ns)");
    planner.feature("d", "max(exp(-spread), min(bid_size, window=30ns) * 1e-3, abs(diff(ask)))");
    planner.feature("e", "change(mid, window=10ns) + rate(ofi, n=9) - ew_mean(b, alpha=0.01)");
    final int over = planner.output("mean(s * a, n=4) > b", List.of("s"));
    return planner.plan(-1, new int[] {over});
  }

  @Test
  void shouldGiveTheSameBitsOnEveryJvm() {
    final GraphPair graph = new GraphPair(everything());
    step(graph, new SplittableRandom(17), 0, 3_000);
    assertEquals("7b92c1a06676a4ad", Long.toHexString(StateDigest.of(graph)));
  }

  @Test
  void shouldAllocateNothingWhenWarm() {
    final GraphPair graph = new GraphPair(everything());
    final SplittableRandom random = new SplittableRandom(3);
    final int[] from = new int[1];
    AllocationMeter.assertNothing(
        "graph",
        () -> {
          step(graph, random, from[0], from[0] + 10_000);
          from[0] += 10_000;
        });
  }

  private static void step(
      final GraphPair pair, final SplittableRandom random, final int from, final int to) {
    for (int i = from; i < to; i++) {
      FIELDS[0] = random.nextInt(20) == 0 ? NAN : 100 + random.nextInt(3);
      FIELDS[1] = random.nextInt(1, 500);
      FIELDS[2] = 104 + random.nextInt(3);
      FIELDS[3] = random.nextInt(1, 500);
      pair.graph.update(FIELDS, 7L * i);
      pair.scores.setScore(0, random.nextDouble());
      pair.updateScores(7L * i);
      pair.graph.moveTo(7L * i + random.nextInt(7));
    }
  }
}
