package io.millrace.engine.prequential;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.OnlineModel;

/**
 * A model that learns, whatever it predicts.
 *
 * @param model what it is
 * @param update how it learns
 * @param late how it learns a label whose sample it predicted before it was reset
 * @param bound whether it has reached its bound on memory
 */
record TrainableModel(OnlineModel model, Update update, Update late, Bounded bound) {
  /** Learns a label; a class is its number. */
  interface Update {
    void learn(double[] x, double label);
  }

  static TrainableModel of(final Model model) {
    return model instanceof IntervalModel intervals
        ? of(model, model::learn, intervals::learnUnjudged)
        : of(model, model::learn, model::learn);
  }

  static TrainableModel of(final Classifier model) {
    final Update update = (x, label) -> model.learn(x, (int) label);
    return of(model, update, update);
  }

  private static TrainableModel of(
      final OnlineModel model, final Update update, final Update late) {
    return new TrainableModel(
        model, update, late, model instanceof Bounded bounded ? bounded : () -> false);
  }
}
