package io.millrace.learning.model.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.tree.Prequential;
import io.millrace.learning.model.tree.Streams;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmRulesModelTest {
  private static AmRulesModel rules(final Map<String, Object> parameters) {
    return (AmRulesModel) Prequential.model("amrules", 10, parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "unordered"})
  void shouldBeatOneLinearRuleWhenTheLabelIsPiecewiseLinear(final String order) {
    final double[][] rows = Streams.pieces(60_000, 2);
    final AmRulesModel rules = rules(Map.of("order", order));
    final double error = Prequential.error(rules, rows, 40_000);
    final double linear = Prequential.error(rules(Map.of("max_rules", "0")), rows, 40_000);
    assertTrue(error < 0.6 * linear, order + " " + error + " of " + linear);
    assertTrue(rules.size() > 3, "rules " + rules.size());
  }

  @Test
  void shouldRemoveRulesAndBeRightAgainWhenTheLabelIsMadeOfOtherFeatures() {
    final double[][] rows = Streams.friedman(60_000, 3, true);
    for (int k = rows.length / 2; k < rows.length; k++) {
      rows[k][10] = -rows[k][10];
    }
    final AmRulesModel rules = rules(Map.of());
    final double error = Prequential.error(rules, rows, 50_000);
    assertTrue(rules.removals() > 0);
    assertTrue(error < 2.5, "error " + error);
  }

  @Test
  void shouldHoldItsBoundWhenItHasManyRules() {
    final AmRulesModel rules = rules(Map.of("max_rules", "3", "tie", "0.2"));
    assertFalse(rules.memoryReached());
    Prequential.error(rules, Streams.friedman(20_000, 4, false), 0);
    assertEquals(3, rules.size());
    assertTrue(rules.memoryReached());
  }

  @Test
  void shouldKeepOneIntervalAFeatureWhenLiteralsRepeat() {
    final Literals literals = new Literals(2);
    literals.add(1, 5, true);
    literals.add(1, 3, false);
    literals.add(1, 7, true);
    literals.add(1, 2, false);
    assertEquals(1, literals.count());
    assertTrue(literals.covers(new double[] {0, 5}));
    assertFalse(literals.covers(new double[] {0, 3}));
    assertFalse(literals.covers(new double[] {0, 5.1}));
  }
}
