package io.millrace.bench.peers;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.trees.FIMTDD;

/** Regression trees of Ikonomovska, Gama and Dzeroski (2011), each with its own defaults. */
public class FimtDdBenchmark extends RegressorPair {
  /** For JMH. */
  public FimtDdBenchmark() {}

  @Override
  Model newMillrace(final int features) {
    return ModelCatalogue.create(ModelDefinition.of("fimt_dd", "fimt_dd"), features);
  }

  @Override
  AbstractClassifier newMoa() {
    return new FIMTDD();
  }
}
