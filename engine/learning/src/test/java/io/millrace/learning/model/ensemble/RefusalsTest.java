package io.millrace.learning.model.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.tree.Prequential;
import io.millrace.learning.setting.DefinitionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees, rules and ensembles name the key, the value and the range of what they refuse. */
class RefusalsTest {
  private static DefinitionException refused(
      final String type, final Map<String, Object> parameters) {
    if (type.equals("hoeffding_tree")) {
      return assertThrows(
          DefinitionException.class, () -> Prequential.classifier(type, 2, parameters));
    }
    return assertThrows(DefinitionException.class, () -> Prequential.model(type, 2, parameters));
  }

  @ParameterizedTest
  @CsvSource({
    "hoeffding_tree, grace, 0, from 1",
    "hoeffding_tree, delta, 0, above 0",
    "hoeffding_tree, delta, 0.7, to 0.5",
    "hoeffding_tree, tie, -0.1, from 0.0 to 1.0",
    "hoeffding_tree, bins, 33, a power of two from 4 to 1024",
    "hoeffding_tree, bins, 2, from 4 to 1024",
    "hoeffding_tree, max_nodes, 0, from 1 to",
    "hoeffding_tree, leaf, linear, known: adaptive bayes majority",
    "fimt_dd, leaf, bayes, known: adaptive adaptive_line linear mean",
    "fimt_dd, rate, 0, above 0",
    "fimt_dd, rate_decay, -1, from 0.0 to 1.0",
    "fimt_dd, drift_threshold, 0, above 0",
    "fimt_dd, drift_slack, -1, from 0.0",
    "fimt_dd, drift, maybe, known: false true",
    "amrules, max_rules, -1, from 0 to 100000",
    "amrules, order, sorted, known: ordered unordered",
    "experts, eta, 0, above 0",
    "experts, eta, Infinity, out of range",
    "experts, forgetting, 1.5, to 1.0",
    "experts, loss, log, known: absolute squared",
    "experts, range, 0, above 0",
    "bagging, size, 0, from 1 to 1000",
    "bagging, seed, x, not a whole number",
    "adaptive_random_forest, lambda, 21, to 20.0",
    "adaptive_random_forest, subspace, 0, from 1",
    "adaptive_random_forest, drift_delta, 0.6, to 0.5",
    "adaptive_random_forest, warning_delta, 0, above 0",
    "adaptive_random_forest, size, 1001, from 1 to 1000",
  })
  void shouldSayWhatIsAllowedWhenAValueIsNot(
      final String type, final String key, final String value, final String allowed) {
    final DefinitionException error = refused(type, Map.of(key, value));
    assertEquals("models/0/" + key, error.path());
    assertTrue(error.getMessage().contains(value), error.getMessage());
    assertTrue(error.getMessage().contains(allowed), error.getMessage());
  }

  @Test
  void shouldLeadIntoTheMemberWhenItsValueIsRefused() {
    final Map<String, Object> wrong = Map.of("type", "fimt_dd", "grace", "0");
    assertEquals("models/0/of/grace", refused("bagging", Map.of("of", wrong)).path());
    final List<Object> experts = List.of(Map.of("type", "rls"), wrong);
    assertEquals("models/0/of/1/grace", refused("experts", Map.of("of", experts)).path());
  }

  @Test
  void shouldTakeAMemberByItsTypeAlone() {
    assertTrue(Prequential.model("bagging", 2, Map.of("of", "rls")).isFinite());
    assertTrue(Prequential.model("experts", 2, Map.of("of", List.of("linear", "rls"))).isFinite());
    assertEquals("models/0/of/type", refused("bagging", Map.of("of", "lineer")).path());
    assertEquals(
        "models/0/of/1/type", refused("experts", Map.of("of", List.of("rls", "lineer"))).path());
  }

  /** Sizes multiply: ten levels of ten models asked for more than memory, and never came back. */
  @Test
  void shouldCountTheModelsOfAllLevelsBeforeAnyIsMade() {
    Object of = "rls";
    for (int level = 0; level < 9; level++) {
      of = Map.of("type", "bagging", "of", of);
    }
    final DefinitionException deep = refused("bagging", Map.of("of", of));
    assertEquals("models/0/of", deep.path());
    assertEquals(
        "of: 10000000000 models in all are out of range: from 1 to 10000", deep.getMessage());
    final Object forest = Map.of("type", "adaptive_random_forest", "size", "101");
    assertEquals("models/0/of", refused("bagging", Map.of("of", forest, "size", "100")).path());
    final List<Object> twice = List.of(Map.of("type", "bagging", "of", of), forest);
    assertEquals("models/0/of", refused("experts", Map.of("of", twice)).path());
  }

  /** A size may be written so too, and was counted as one. */
  @ParameterizedTest
  @ValueSource(strings = {"1_000", "+1000", "001000"})
  void shouldCountAMembersSizeHoweverItIsWritten(final String size) {
    final Object inside = Map.of("type", "bagging", "of", "linear", "size", size);
    final DefinitionException error = refused("bagging", Map.of("of", inside, "size", size));
    assertEquals("of: 1000000 models in all are out of range: from 1 to 10000", error.getMessage());
  }

  @Test
  void shouldNameTheNearestWhenAMembersKeyOrTypeIsNotKnown() {
    final DefinitionException key =
        refused("bagging", Map.of("of", Map.of("type", "fimt_dd", "gracee", "1")));
    assertEquals("models/0/of/gracee", key.path());
    assertTrue(key.getMessage().contains("'grace'"), key.getMessage());
    final DefinitionException type =
        refused("experts", Map.of("of", List.of(Map.of("type", "fimtdd"))));
    assertEquals("models/0/of/0/type", type.path());
    assertTrue(type.getMessage().contains("'fimt_dd'"), type.getMessage());
    assertEquals("models/0/of", refused("experts", Map.of("of", List.of())).path());
  }

  @Test
  void shouldRefuseAMemberWhenItIsForTheOtherKindOfTarget() {
    final Map<String, Object> tree = Map.of("of", Map.of("type", "hoeffding_tree"));
    final DefinitionException error = refused("bagging", tree);
    assertEquals("models/0/of/type", error.path());
    assertTrue(error.getMessage().contains("hoeffding_tree"), error.getMessage());
  }

  @Test
  void shouldNestAsDeepAsIsAskedFor() {
    final Map<String, Object> inner =
        Map.of("type", "bagging", "size", "2", "of", Map.of("type", "hoeffding_tree"));
    final Classifier classifier =
        Prequential.classifier("experts", 2, Map.of("of", List.of(inner, inner)));
    classifier.learn(new double[2], 1);
    final double[] probabilities = new double[2];
    classifier.predict(new double[2], probabilities);
    assertEquals(1, probabilities[1]);
    final Model model =
        Prequential.model(
            "bagging",
            2,
            Map.of("of", Map.of("type", "experts", "of", List.of(Map.of("type", "rls")))));
    model.learn(new double[2], 3);
    assertEquals(3, model.predict(new double[2]), 1e-3);
  }
}
