package io.millrace.engine.prequential;

import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.Capability;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.Set;

/**
 * How sure a model is of the prediction that it has just issued: a number with a name of its own.
 */
@FunctionalInterface
interface UncertaintyScore {
  /**
   * @param x features of the sample that was issued last
   * @return the number
   */
  double of(double[] x);

  /**
   * Returns the names of a model's scores, in a fixed order: the model's name, a dot, and what it
   * is. Makes no model. A classifier has the probability of the class that it predicts.
   */
  static List<String> names(final ModelDefinition definition, final boolean isClass) {
    final String name = definition.name();
    final Set<Capability> capabilities = ModelCatalogue.capabilities(definition);
    if (isClass) {
      return List.of(name + ".probability");
    }
    if (capabilities.contains(Capability.INTERVAL)) {
      return List.of(name + ".lower", name + ".upper");
    }
    return capabilities.contains(Capability.VARIANCE) ? List.of(name + ".std") : List.of();
  }

  /** Returns the scores of a model for numbers, in the order of their names. */
  static List<UncertaintyScore> of(final Model model) {
    if (model instanceof IntervalModel intervals) {
      return List.of(x -> intervals.lower(), x -> intervals.upper());
    }
    if (model instanceof ProbabilisticModel predictive) {
      return List.of(x -> StrictMath.sqrt(predictive.variance(x)));
    }
    return List.of();
  }
}
