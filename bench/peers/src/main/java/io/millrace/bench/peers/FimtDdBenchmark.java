package io.millrace.bench.peers;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.catalogue.ModelCatalogue;
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
