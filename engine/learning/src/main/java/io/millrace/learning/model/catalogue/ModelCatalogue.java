package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.ClassifierFactory;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ModelFactory;
import io.millrace.learning.model.aggressive.AggressiveClassifier;
import io.millrace.learning.model.aggressive.AggressiveModel;
import io.millrace.learning.model.bayes.GaussianNaiveBayes;
import io.millrace.learning.model.conformal.ConformalModel;
import io.millrace.learning.model.ensemble.BaggingClassifier;
import io.millrace.learning.model.ensemble.BaggingModel;
import io.millrace.learning.model.ensemble.ExpertsClassifier;
import io.millrace.learning.model.ensemble.ExpertsModel;
import io.millrace.learning.model.forest.ForestClassifier;
import io.millrace.learning.model.forest.ForestModel;
import io.millrace.learning.model.linear.LinearModel;
import io.millrace.learning.model.linear.LogisticClassifier;
import io.millrace.learning.model.linear.SoftmaxClassifier;
import io.millrace.learning.model.loss.Losses;
import io.millrace.learning.model.neighbour.KnnClassifier;
import io.millrace.learning.model.neighbour.KnnModel;
import io.millrace.learning.model.optimizer.Optimizers;
import io.millrace.learning.model.rls.BayesianLinearModel;
import io.millrace.learning.model.rls.KalmanModel;
import io.millrace.learning.model.rls.RlsModel;
import io.millrace.learning.model.rule.AmRulesModel;
import io.millrace.learning.model.scale.Scalers;
import io.millrace.learning.model.tree.FimtDdModel;
import io.millrace.learning.model.tree.HoeffdingTreeModel;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All models that a pipeline can name. A new model is its own file and one line here. */
public final class ModelCatalogue {
  private static final Registry<Kinds> MODELS =
      new Registry<Kinds>()
          .with(LinearModel.INFO, both(LinearModel::of, LogisticClassifier::of))
          .with(RlsModel.INFO, numbers(RlsModel::of))
          .with(AggressiveModel.INFO, both(AggressiveModel::of, AggressiveClassifier::of))
          .with(BayesianLinearModel.INFO, numbers(BayesianLinearModel::of, Capability.VARIANCE))
          .with(KalmanModel.INFO, numbers(KalmanModel::of, Capability.VARIANCE))
          .with(KnnModel.INFO, both(KnnModel::of, KnnClassifier::of))
          .with(GaussianNaiveBayes.INFO, classes(GaussianNaiveBayes::of))
          .with(SoftmaxClassifier.INFO, classes(SoftmaxClassifier::of))
          .with(HoeffdingTreeModel.INFO, classes(HoeffdingTreeModel::of, Capability.MEMORY_BOUND))
          .with(FimtDdModel.INFO, numbers(FimtDdModel::of, Capability.MEMORY_BOUND))
          .with(AmRulesModel.INFO, numbers(AmRulesModel::of, Capability.MEMORY_BOUND))
          .with(
              ExpertsModel.INFO,
              both(
                  (s, n) -> ExpertsModel.of(s, n, modelsByType()),
                  (s, n) -> ExpertsClassifier.of(s, n, classifiersByType()),
                  Capability.MEMORY_BOUND))
          .with(
              BaggingModel.INFO,
              both(
                  (s, n) -> BaggingModel.of(s, n, modelsByType()),
                  (s, n) -> BaggingClassifier.of(s, n, classifiersByType()),
                  Capability.MEMORY_BOUND))
          .with(
              ForestModel.INFO,
              both(ForestModel::of, ForestClassifier::of, Capability.MEMORY_BOUND))
          .with(
              ConformalModel.INFO,
              numbers(
                  (s, n) -> ConformalModel.of(s, n, modelsByType()),
                  Capability.INTERVAL,
                  Capability.MEMORY_BOUND));

  private ModelCatalogue() {}

  /**
   * How a type is made for each kind of target, null where it is not for that kind, and what it can
   * do in the order of {@link Capability}.
   */
  private record Kinds(
      ModelFactory model, ClassifierFactory classifier, Set<Capability> capabilities) {}

  private static Kinds numbers(final ModelFactory model, final Capability... more) {
    return kinds(model, null, more);
  }

  private static Kinds classes(final ClassifierFactory classifier, final Capability... more) {
    return kinds(null, classifier, more);
  }

  private static Kinds both(
      final ModelFactory model, final ClassifierFactory classifier, final Capability... more) {
    return kinds(model, classifier, more);
  }

  private static Kinds kinds(
      final ModelFactory model, final ClassifierFactory classifier, final Capability... more) {
    final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    if (model != null) {
      capabilities.add(Capability.NUMBERS);
    }
    if (classifier != null) {
      capabilities.add(Capability.CLASSES);
    }
    capabilities.addAll(List.of(more));
    return new Kinds(model, classifier, Collections.unmodifiableSet(capabilities));
  }

  /**
   * Makes a model for numbers that has seen nothing. Allocates all that it needs at first.
   *
   * @param definition of the model
   * @param features how many numbers a sample has
   * @return the model
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type or key, with the
   *     nearest known ones, for a value out of range, with the range allowed, and for a type that
   *     is for classes only, with those that are not
   */
  public static Model create(final ModelDefinition definition, final int features) {
    check(features);
    try (Settings parameters = definition.parameters()) {
      parameters.has("name");
      parameters.has("type");
      return model(definition.type(), parameters, features);
    }
  }

  /**
   * Makes a classifier that has seen nothing.
   *
   * @param definition of the classifier
   * @param features how many numbers a sample has
   * @return the classifier
   * @throws io.millrace.learning.setting.DefinitionException as {@link #create}, and for a type
   *     that is for numbers only, with those that are not
   */
  public static Classifier createClassifier(final ModelDefinition definition, final int features) {
    check(features);
    try (Settings parameters = definition.parameters()) {
      parameters.has("name");
      parameters.has("type");
      return classifier(definition.type(), parameters, features);
    }
  }

  /**
   * {@return makes a model for numbers out of settings whose key {@code type} says which: for
   * models made of models}
   */
  public static ModelFactory modelsByType() {
    return (settings, features) -> model(settings.required("type"), settings, features);
  }

  /** {@return makes a classifier out of settings whose key {@code type} says which} */
  public static ClassifierFactory classifiersByType() {
    return (settings, features) -> classifier(settings.required("type"), settings, features);
  }

  private static void check(final int features) {
    if (features < 0) {
      throw new IllegalArgumentException("features must not be negative: features=" + features);
    }
  }

  private static Model model(final String type, final Settings settings, final int features) {
    final ModelFactory factory = MODELS.find(type, settings, "type").model();
    if (factory == null) {
      throw settings.error(
          "type", "'" + type + "' predicts classes only; for numbers: " + names(forNumbers()));
    }
    return factory.create(settings, features);
  }

  private static Classifier classifier(
      final String type, final Settings settings, final int features) {
    final ClassifierFactory factory = MODELS.find(type, settings, "type").classifier();
    if (factory == null) {
      throw settings.error(
          "type", "'" + type + "' predicts numbers only; for classes: " + names(forClasses()));
    }
    return factory.create(settings, features);
  }

  /**
   * What models of a definition's type can do. Makes no model and reads no parameter, because no
   * parameter of the present types changes it: what a conformal model, bagging or experts can do
   * does not depend on what is inside.
   *
   * @param definition of a model or classifier
   * @return what it can do, in the order of {@link Capability}; unmodifiable
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type, with the nearest
   *     known ones
   */
  public static Set<Capability> capabilities(final ModelDefinition definition) {
    return MODELS.find(definition.type(), definition.parameters(), "type").capabilities();
  }

  private static String names(final List<MemberInfo> infos) {
    return infos.stream().map(MemberInfo::name).collect(Collectors.joining(" "));
  }

  /** {@return every model, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return MODELS.infos();
  }

  /** {@return every model that {@link #create} makes} */
  public static List<MemberInfo> forNumbers() {
    return MODELS.infos(kinds -> kinds.model() != null);
  }

  /** {@return every model that {@link #createClassifier} makes} */
  public static List<MemberInfo> forClasses() {
    return MODELS.infos(kinds -> kinds.classifier() != null);
  }

  /** {@return every optimizer of gradient models} */
  public static List<MemberInfo> optimizers() {
    return Optimizers.all();
  }

  /** {@return every loss of gradient models} */
  public static List<MemberInfo> losses() {
    return Losses.all();
  }

  /** {@return every scaler in front of gradient models} */
  public static List<MemberInfo> scalers() {
    return Scalers.all();
  }
}
