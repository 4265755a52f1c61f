package io.millrace.bench.peers;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.rules.AMRulesRegressor;

/** Rules of Almeida, Ferreira and Gama (2013), each with its own defaults. */
public class AmRulesBenchmark extends RegressorPair {
  /** For JMH. */
  public AmRulesBenchmark() {}

  @Override
  Model newMillrace(final int features) {
    return ModelCatalogue.create(ModelDefinition.of("amrules", "amrules"), features);
  }

  @Override
  AbstractClassifier newMoa() {
    return new AMRulesRegressor();
  }
}
