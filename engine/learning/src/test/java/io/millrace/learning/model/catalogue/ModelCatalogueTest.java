package io.millrace.learning.model.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogueTest {
  private static Model create(final String type, final Map<String, Object> parameters) {
    return ModelCatalogue.create(
        new ModelDefinition("m", type, new Settings("models/0", parameters)), 2);
  }

  private static DefinitionException refused(
      final String type, final Map<String, Object> parameters) {
    return assertThrows(DefinitionException.class, () -> create(type, parameters));
  }

  @Test
  void shouldListWhatThisBuildKnows() {
    final List<String> models =
        List.of(
            "linear",
            "rls",
            "pa",
            "bayesian_linear",
            "kalman",
            "knn",
            "naive_bayes",
            "softmax",
            "hoeffding_tree",
            "fimt_dd",
            "amrules",
            "experts",
            "bagging",
            "adaptive_random_forest",
            "conformal");
    assertTrue(names(ModelCatalogue.all()).containsAll(models), names(ModelCatalogue.all()) + "");
    assertEquals(
        List.of(
            "normalized",
            "sgd",
            "momentum",
            "nesterov",
            "adagrad",
            "rmsprop",
            "adam",
            "amsgrad",
            "ftrl"),
        names(ModelCatalogue.optimizers()));
    assertEquals(
        List.of("squared", "huber", "quantile", "epsilon_insensitive", "log"),
        names(ModelCatalogue.losses()));
    assertEquals(
        List.of("standard", "none", "min_max", "max_abs", "robust"),
        names(ModelCatalogue.scalers()));
    for (final MemberInfo info : ModelCatalogue.all()) {
      assertFalse(info.arguments().isEmpty() || info.unit().isEmpty(), info.toString());
      assertFalse(info.reference().isEmpty(), info.toString());
    }
  }

  private static List<String> names(final List<MemberInfo> infos) {
    return infos.stream().map(MemberInfo::name).toList();
  }

  @Test
  void shouldTakeNameAndTypeAmongTheParameters() {
    assertTrue(create("rls", Map.of("name", "m", "type", "rls")).isFinite());
  }

  @Test
  void shouldNameTheNearestWhenTheTypeIsNotKnown() {
    final DefinitionException error = refused("liner", Map.of());
    assertEquals("models/0/type", error.path());
    assertEquals("type: 'liner' is not known; did you mean 'linear'?", error.getMessage());
  }

  @Test
  void shouldNameTheNearestWhenAKeyIsNotKnown() {
    final DefinitionException error = refused("rls", Map.of("forgeting", "1"));
    assertEquals("models/0/forgeting", error.path());
    assertTrue(error.getMessage().contains("'forgetting'"), error.getMessage());
  }

  @Test
  void shouldRefuseDeltaWhenTheLossHasNone() {
    assertEquals("models/0/delta", refused("linear", Map.of("delta", "1")).path());
  }

  @ParameterizedTest
  @CsvSource({
    "rls, forgetting, 0",
    "rls, forgetting, -1",
    "rls, forgetting, 1.01",
    "rls, forgetting, NaN",
    "rls, ridge, 0",
    "rls, ridge, -1e-6",
    "rls, ridge, Infinity",
    "rls, intercept, perhaps",
    "linear, loss, cubic",
    "linear, optimizer, sdg",
    "linear, scale, standart",
    "linear, intercept_rate, -0.1",
    "linear, l1, -1",
    "linear, l2, -1",
    "linear, clip, 0",
    "linear, l2, many",
    "linear, loss, log",
    "linear, average, maybe",
    "linear, epsilon, 1",
    "rls, forgetting_kind, directed",
    "pa, variant, pa3",
    "pa, c, 0",
    "pa, epsilon, -1",
    "bayesian_linear, alpha, 0",
    "bayesian_linear, beta, some",
    "kalman, observation_noise, 0",
    "kalman, state_noise, -1",
    "kalman, prior_variance, 0",
    "knn, k, 0",
    "knn, window, 4",
    "knn, scale, standart",
    "conformal, of, rsl",
    "conformal, of, naive_bayes",
    "conformal, coverage, 1",
    "conformal, coverage, 0",
    "conformal, rate, 2",
    "conformal, window, 0",
  })
  void shouldNameKeyAndValueWhenAValueIsRefused(
      final String type, final String key, final String value) {
    final DefinitionException error = refused(type, Map.of(key, value));
    assertTrue(error.path().startsWith("models/0/" + key), error.path());
    final boolean isUnknownKey = error.getMessage().contains("unknown key '" + key);
    assertTrue(isUnknownKey || error.getMessage().contains(value), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, rate, 0",
    "sgd, schedule, falling",
    "momentum, decay, 1",
    "nesterov, rate, -1",
    "adagrad, eps, 0",
    "rmsprop, decay, -0.1",
    "adam, beta1, 1",
    "amsgrad, beta2, 2",
    "ftrl, alpha, 0",
    "ftrl, beta, -1",
    "ftrl, l1, -1",
  })
  void shouldNameKeyAndValueWhenAnOptimizerRefusesAValue(
      final String type, final String key, final String value) {
    final DefinitionException error =
        refused("linear", Map.of("optimizer", Map.of("type", type, key, value)));
    assertEquals("models/0/optimizer/" + key, error.path());
    assertTrue(error.getMessage().contains(value), error.getMessage());
  }

  @Test
  void shouldNameThoseThatFitWhenATypeIsForTheOtherKindOfTarget() {
    final String numbers = refused("softmax", Map.of()).getMessage();
    assertTrue(
        numbers.startsWith("type: 'softmax' predicts classes only; for numbers: linear rls pa"),
        numbers);
    final DefinitionException error =
        assertThrows(
            DefinitionException.class,
            () -> ModelCatalogue.createClassifier(ModelDefinition.of("m", "rls"), 2));
    assertEquals("models/m/type", error.path());
    assertTrue(
        error.getMessage().startsWith("type: 'rls' predicts numbers only; for classes: linear pa"),
        error.getMessage());
    final String losses =
        assertThrows(
                DefinitionException.class,
                () ->
                    ModelCatalogue.createClassifier(
                        ModelDefinition.of("m", "linear", "loss", "huber"), 2))
            .getMessage();
    assertEquals("loss: 'huber' is for numbers; for classes: log", losses);
  }

  @Test
  void shouldSayTheRangeWhenAValueIsOutOfIt() {
    assertTrue(refused("rls", Map.of("forgetting", "2")).getMessage().contains("to 1.0"));
  }

  @Test
  void shouldLeadIntoThePartWhenItsValueIsRefused() {
    final Map<String, Object> rate = Map.of("optimizer", Map.of("type", "sgd", "rate", "-1"));
    assertEquals("models/0/optimizer/rate", refused("linear", rate).path());
    final Map<String, Object> unknown = Map.of("optimizer", Map.of("type", "sgd", "rat", "1"));
    assertEquals("models/0/optimizer/rat", refused("linear", unknown).path());
    final Map<String, Object> learns = Map.of("scale", Map.of("learns", "never"));
    assertEquals("models/0/scale/learns", refused("linear", learns).path());
    final Map<String, Object> type = Map.of("optimizer", Map.of("type", "adma"));
    assertEquals("models/0/optimizer/type", refused("linear", type).path());
  }

  @Test
  void shouldMakeTheSameModelWhenAPartIsGivenByItsNameAlone() {
    final Map<String, Object> names =
        Map.of("loss", "huber", "delta", "0.5", "optimizer", "sgd", "scale", "standard");
    final Map<String, Object> mappings =
        Map.of(
            "loss", Map.of("type", "huber", "delta", "0.5"),
            "optimizer", Map.of("type", "sgd", "rate", "0.01"),
            "intercept_rate", "0.01",
            "scale", Map.of("type", "standard", "learns", "after"));
    final Model first = create("linear", names);
    final Model second = create("linear", mappings);
    for (int i = 0; i < 10; i++) {
      first.learn(new double[] {i, i * i}, i);
      second.learn(new double[] {i, i * i}, i);
    }
    assertEquals(StateDigest.of(first), StateDigest.of(second));
  }

  @Test
  void shouldRefuseANegativeNumberOfFeatures() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelCatalogue.create(ModelDefinition.of("m", "rls"), -1));
  }

  @Test
  void shouldLearnTheMeanWhenThereIsNoFeature() {
    for (final MemberInfo info : ModelCatalogue.forNumbers()) {
      final Model model = ModelCatalogue.create(ModelDefinition.of("m", info.name()), 0);
      for (int i = 0; i < 2000; i++) {
        model.learn(new double[0], 5);
      }
      // pa leaves an error of epsilon alone
      final double tolerance = info.name().equals("pa") ? 0.1 + 1e-12 : 1e-6;
      assertEquals(5, model.predict(new double[0]), tolerance, info.name());
      assertTrue(model.weights() == null || model.weights().length == 0);
    }
  }
}
