package io.millrace.learning.model.catalogue;

/** What models of a type can do. It is known without making one. */
public enum Capability {
  /** Predicts numbers: {@link ModelCatalogue#create} makes it. */
  NUMBERS,

  /** Predicts classes: {@link ModelCatalogue#createClassifier} makes it. */
  CLASSES,

  /** Issues intervals: for numbers it is an {@link io.millrace.learning.model.IntervalModel}. */
  INTERVAL,

  /**
   * Knows its variance: for numbers it is a {@link io.millrace.learning.model.ProbabilisticModel}.
   */
  VARIANCE,

  /** Grows up to a bound that it reports: it is {@link io.millrace.learning.model.Bounded}. */
  MEMORY_BOUND
}
