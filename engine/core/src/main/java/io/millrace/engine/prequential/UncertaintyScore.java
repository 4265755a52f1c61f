package io.millrace.engine.prequential;

import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How sure a model is of the prediction that it has just made: a number with a name of its own.
 *
 * @param name the model's, a dot, and what it is
 * @param value of the sample that was predicted last, whose features it takes
 */
record UncertaintyScore(String name, ToDoubleFunction<double[]> value) {
  /** Returns what a model for numbers can say, in a fixed order. */
  static List<UncertaintyScore> of(final ModelDefinition definition, final Model model) {
    final String name = definition.name();
    if (model instanceof IntervalModel intervals) {
      return List.of(
          new UncertaintyScore(name + ".lower", x -> intervals.lower()),
          new UncertaintyScore(name + ".upper", x -> intervals.upper()));
    }
    if (model instanceof ProbabilisticModel predictive) {
      return List.of(
          new UncertaintyScore(name + ".std", x -> StrictMath.sqrt(predictive.variance(x))));
    }
    return List.of();
  }

  /** Returns the name of what each classifier says: how probable the class is that it predicts. */
  static String ofClasses(final ModelDefinition definition) {
    return definition.name() + ".probability";
  }
}
