package io.millrace.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.tick.FieldNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorPlannerTest {
  private static final FieldNames MARKET = new FieldNames(FieldNames.MARKET, false);

  private static OperatorPlanner planner() {
    return new OperatorPlanner(MARKET, 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sprad * 2 | 1 | unknown name 'sprad'; did you mean 'spread'?",
        "bid + mean | 7 | 'mean' is a function; write mean(...)",
        "mid(bid) | 1 | 'mid' is a name, not a function; write it without brackets",
        "bid + maen(bid) | 7 | unknown function 'maen'; did you mean 'mean'?",
        "bid + 10s | 7 | a duration is allowed only as an argument, such as window=10s",
        "f + 1 | 1 | the feature 'f' cannot use itself, and no field is named so",
        "mean(bid, n=0) | 11 | mean: n=0 is out of range: a whole number from 1 to 1000",
        "mean(bid, n=1001) | 11 | mean: n=1001 is out of range: a whole number from 1 to 1000",
        "mean(bid, n=-3) | 11 | mean: n=-3 is out of range: a whole number from 1 to 1000",
        "mean(bid, n=2.5) | 11 | mean: n=2.5 is out of range: a whole number from 1 to 1000",
        "mean(bid, n=10s) | 11 | mean: n must be a number, not the duration 10s: a whole number"
            + " from 1 to 1000",
        "mean(bid, n=bid) | 11 | mean: n must be a number, as a literal, not bid: a whole"
            + " number from 1 to 1000",
        "mean(bid, window=10) | 11 | mean: window must be a duration above 0, such as 10s"
            + " (units ns us ms s m h d), not 10",
        "mean(bid, n=5, window=1s) | 16 | mean: give n= or window=, not both",
        "mean(bid, m=5) | 11 | mean: unknown argument 'm'; did you mean 'n'?",
        "mean(bid, ask) | 11 | mean: this argument is one too many; without a key there are at"
            + " most 1",
        "mean() | 1 | mean: the argument 'x' is missing",
        "abs(bid, n=2) | 10 | abs: takes no argument with a key, not 'n'",
        "min(bid, ask, n=2) | 15 | min: takes no argument with a key, not 'n'",
        "change(bid) | 1 | change: give n= (known values) or window= (a duration)",
        "lag(bid) | 1 | lag: the argument 'k' is missing",
        "1 + lag(bid, 0) | 14 | lag: k=0 is out of range: a whole number from 1 to 1000",
        "ew_mean(bid) | 1 | ew_mean: give half_life= (known values, or a duration) or alpha="
            + " (above 0, at most 1)",
        "ew_mean(bid, half_life=-1) | 14 | ew_mean: half_life=-1 is out of range: above 0, at most"
            + " 1.0E15",
        "ew_var(bid, alpha=0) | 13 | ew_var: alpha=0 is out of range: above 0, at most 1",
        "ew_var(bid, alpha=1.5) | 13 | ew_var: alpha=1.5 is out of range: above 0, at most 1",
        "ew_var(bid, alpha=1, half_life=1) | 13 | ew_var: give half_life= or alpha=, not both",
        "ew_var(bid, alpha=1s) | 13 | ew_var: alpha must be a number, not the duration 1s: above 0,"
            + " at most 1",
      })
  void shouldNameWhatIsWrongWhenAnExpressionIsNotRight(
      final String text, final int column, final String message) {
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> planner().feature("f", text));
    assertEquals(message + " (column " + column + ")", error.getMessage());
  }

  @Test
  void shouldUseOnlyTheRawFieldsThatExpressionsNeed() {
    final OperatorPlanner planner = planner();
    planner.feature("a", "spread / mid");
    planner.feature("b", "price");
    assertEquals(List.of("ask", "bid", "price"), planner.schema().names());
    assertEquals(0, planner.field("ask"));
    assertEquals(3, planner.field("size"));
    assertEquals(-1, planner.field("volume"));
  }

  @Test
  void shouldShareAnOperatorWhenASubExpressionStandsTwice() {
    final OperatorPlanner planner = planner();
    final int one = planner.feature("a", "mean((bid + ask) / 2, n=10) ");
    final int two = planner.feature("b", "mean(mid,n=10.0)");
    assertEquals(one, two);
    assertEquals(one, planner.feature("c", "b"));
    // Two fields, their sum, the constant, the quotient and the mean.
    assertEquals(6, planner.plan().nodeCount());
    planner.feature("d", "mean(mid, n=11)");
    planner.feature("e", "mean(mid, window=10s)");
    planner.feature("g", "mean(mid, window=10000ms)");
    planner.feature("h", "lag(mid, 2) - lag(mid, k=2)");
    assertEquals(6 + 2 + 2, planner.plan().nodeCount());
  }

  @Test
  void shouldTakeFeatureThenScoreThenFieldWhenANameIsAmbiguous() {
    final OperatorPlanner planner = planner();
    final int bid = planner.feature("bid", "bid + 1");
    final int next = planner.feature("next", "bid + 1");
    final int mid = planner.feature("centre", "mid");
    final int score = planner.output("ask", List.of("ask", "bid"));
    final int feature = planner.output("bid", List.of("ask", "bid"));
    final int field = planner.output("ask", List.of());
    final OperatorPlan plan = planner.plan(-1, new int[] {score, feature, field});
    final OperatorGraph graph = plan.newGraph();
    final ScoreGraph scores = plan.newScoreGraph();
    graph.update(new double[] {10, 20}, 0);
    scores.setScore(0, 7);
    scores.setScore(1, 8);
    scores.setScore(2, 9);
    final double[] watched = new double[plan.watchedCount()];
    graph.copyWatched(watched);
    scores.update(watched, 0);
    assertEquals(11, graph.value(bid));
    assertEquals(12, graph.value(next));
    assertEquals(15, graph.value(mid), "a derived field is over raw fields");
    assertEquals(7, scores.value(score));
    assertEquals(11, scores.value(feature));
    assertEquals(20, scores.value(field));
    final double[] features = new double[3];
    graph.copyFeatures(features);
    assertEquals(List.of(11.0, 12.0, 15.0), List.of(features[0], features[1], features[2]));
  }

  @Test
  void shouldTakeRawFieldWhenItIsNamedLikeADerivedOne() {
    final OperatorPlanner raw =
        new OperatorPlanner(new FieldNames(List.of("bid", "ask", "mid"), false), 10);
    raw.feature("m", "mid");
    assertEquals(List.of("mid"), raw.schema().names());
    final OperatorPlanner open = new OperatorPlanner(new FieldNames(List.of(), true), 10);
    open.feature("m", "mid + data.x");
    assertEquals(List.of("mid", "data.x"), open.schema().names());
    final OperatorPlanner mapped =
        new OperatorPlanner(new FieldNames(List.of("bid", "ask"), true), 10);
    mapped.feature("m", "mid");
    assertEquals(List.of("bid", "ask"), mapped.schema().names());
    final OperatorPlanner halved = new OperatorPlanner(new FieldNames(List.of("bid"), false), 10);
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> halved.feature("m", "mid"));
    assertTrue(error.getMessage().startsWith("unknown name 'mid'"), error.getMessage());
  }

  @Test
  void shouldRefuseFeatureWhenItStandsTwice() {
    final OperatorPlanner planner = planner();
    planner.feature("a", "bid");
    assertThrows(IllegalArgumentException.class, () -> planner.feature("a", "ask"));
    planner.output("x", List.of("x"));
    assertThrows(IllegalArgumentException.class, () -> planner.output("y", List.of("y")));
  }

  @Test
  void shouldTakeTheLongestChainWhenStackIsSmall() throws InterruptedException {
    final String text = "bid" + "+1".repeat(990);
    final double[] value = new double[1];
    final Thread thread =
        new Thread(
            null,
            () -> {
              final OperatorPlanner planner = planner();
              final int handle = planner.feature("a", text);
              final OperatorGraph graph = planner.plan().newGraph();
              graph.update(new double[] {10}, 0);
              value[0] = graph.value(handle);
            },
            "small",
            512 * 1024);
    thread.start();
    thread.join();
    assertEquals(1_000, value[0]);
  }
}
