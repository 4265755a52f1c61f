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
 * @param lesson how it learns
 * @param late how it learns a label whose sample it predicted before it was reset
 * @param bound tells whether it has wanted to grow past its bound
 */
record TrainableModel(OnlineModel model, Update lesson, Update late, Bounded bound) {
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
    final Update lesson = (x, label) -> model.learn(x, (int) label);
    return of(model, lesson, lesson);
  }

  private static TrainableModel of(
      final OnlineModel model, final Update lesson, final Update late) {
    return new TrainableModel(
        model, lesson, late, model instanceof Bounded bounded ? bounded : () -> false);
  }
}
