package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model or a classifier of the catalogue, seen alike by the contract suite. */
interface Subject {
  /** What it is made of: a type, its parameters, and the kind of target. */
  record Recipe(String type, Map<String, Object> parameters, boolean isForClasses) {
    ModelDefinition definition() {
      return new ModelDefinition("m", type, new Settings("models/0", parameters));
    }

    Subject create(final int features) {
      if (isForClasses) {
        return new OfClasses(ModelCatalogue.createClassifier(definition(), features));
      }
      return new OfNumbers(ModelCatalogue.create(definition(), features));
    }
  }

  Stateful part();

  /** Issues a prediction; the result is overwritten by the next call. */
  double[] issue(double[] x);

  /** Predicts and asks for all else that changes nothing; the result is overwritten likewise. */
  double[] ask(double[] x);

  /** Learns a number, or the class that it falls into. */
  void learn(double[] x, double label);

  boolean isFinite();

  void reset();

  double[] weights();

  double intercept();

  /** Every type as it is by default, then with each example; for each kind of target it takes. */
  static List<Recipe> all() {
    final List<Recipe> recipes = new ArrayList<>();
    for (final MemberInfo info : ModelCatalogue.all()) {
      addKinds(recipes, info.name(), Map.of());
      info.examples().forEach(example -> addKinds(recipes, info.name(), example));
    }
    addParts(recipes, "optimizer", ModelCatalogue.optimizers());
    addParts(recipes, "loss", ModelCatalogue.losses());
    addParts(recipes, "scale", ModelCatalogue.scalers());
    addThoseThatLearnWhenIssued(recipes);
    return recipes;
  }

  /** Every model with a scaler that learns before the prediction, alone and inside others. */
  private static void addThoseThatLearnWhenIssued(final List<Recipe> recipes) {
    final Map<String, Object> before = Map.of("type", "standard", "learns", "before");
    final Map<String, Object> linear =
        Map.of("type", "linear", "optimizer", "sgd", "scale", before, "average", "true");
    for (final String type : List.of("linear", "pa", "softmax")) {
      addKinds(recipes, type, Map.of("scale", before));
    }
    addKinds(recipes, "linear", Map.of("scale", before, "optimizer", "sgd"));
    addKinds(recipes, "pa", Map.of("scale", before, "units", "absolute"));
    addKinds(recipes, "experts", Map.of("of", List.of(linear, Map.of("type", "pa"))));
    addKinds(recipes, "bagging", Map.of("of", linear, "size", "3"));
    addKinds(recipes, "conformal", Map.of("of", linear, "window", "20"));
  }

  private static void addParts(
      final List<Recipe> recipes, final String key, final List<MemberInfo> infos) {
    for (final MemberInfo info : infos) {
      addKinds(recipes, "linear", Map.of(key, info.name()));
      info.examples().forEach(example -> addKinds(recipes, "linear", Map.of(key, example)));
    }
  }

  private static void addKinds(
      final List<Recipe> recipes, final String type, final Map<String, Object> parameters) {
    final int before = recipes.size();
    DefinitionException why = null;
    for (final boolean isForClasses : new boolean[] {false, true}) {
      final Recipe recipe = new Recipe(type, new LinkedHashMap<>(parameters), isForClasses);
      try {
        recipe.create(1);
        recipes.add(recipe);
      } catch (final DefinitionException refused) {
        why = refused;
      }
    }
    if (recipes.size() == before) {
      throw new AssertionError(type + " " + parameters + " is for no kind of target", why);
    }
  }

  /** A model for numbers. */
  final class OfNumbers implements Subject {
    private final Model model;
    private final double[] issued = new double[1];
    private final double[] asked = new double[6];
    private final double[] ends = new double[2];

    OfNumbers(final Model model) {
      this.model = model;
    }

    @Override
    public Stateful part() {
      return model;
    }

    @Override
    public double[] issue(final double[] x) {
      issued[0] = model.issue(x);
      return issued;
    }

    @Override
    public double[] ask(final double[] x) {
      asked[0] = model.predict(x);
      asked[1] = model.intercept();
      if (model instanceof ProbabilisticModel predictive) {
        asked[2] = predictive.variance(x);
      }
      if (model instanceof IntervalModel intervals) {
        intervals.interval(x, ends);
        asked[2] = ends[0];
        asked[3] = ends[1];
        asked[4] = intervals.lower();
        asked[5] = intervals.upper();
      }
      return asked;
    }

    @Override
    public void learn(final double[] x, final double label) {
      model.learn(x, label);
    }

    @Override
    public boolean isFinite() {
      return model.isFinite();
    }

    @Override
    public void reset() {
      model.reset();
    }

    @Override
    public double[] weights() {
      return model.weights();
    }

    @Override
    public double intercept() {
      return model.intercept();
    }
  }

  /** A classifier of as many classes as it takes, up to three. */
  final class OfClasses implements Subject {
    private final Classifier classifier;
    private final double[] probabilities;
    private final double[] asked;

    OfClasses(final Classifier classifier) {
      this.classifier = classifier;
      probabilities = new double[Math.min(3, classifier.maxClasses())];
      asked = new double[probabilities.length];
    }

    @Override
    public Stateful part() {
      return classifier;
    }

    @Override
    public double[] issue(final double[] x) {
      classifier.issue(x, probabilities);
      return probabilities;
    }

    @Override
    public double[] ask(final double[] x) {
      classifier.predict(x, asked);
      return asked;
    }

    @Override
    public void learn(final double[] x, final double label) {
      // a class is always a number: what is not, is not learned
      if (Double.isFinite(label)) {
        classifier.learn(x, classOf(label));
      }
    }

    int classOf(final double label) {
      if (probabilities.length == 2) {
        return label > 1.5 ? 1 : 0;
      }
      return label > 4 ? 2 : label > -1 ? 1 : 0;
    }

    @Override
    public boolean isFinite() {
      return classifier.isFinite();
    }

    @Override
    public void reset() {
      classifier.reset();
    }

    @Override
    public double[] weights() {
      return classifier.weights();
    }

    @Override
    public double intercept() {
      return classifier.intercept();
    }
  }
}
