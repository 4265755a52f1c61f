package io.millrace.engine.learn;

import io.millrace.engine.model.Bounded;
import io.millrace.engine.model.Classifier;
import io.millrace.engine.model.IntervalModel;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.OnlineModel;

/**
 * A model that learns, whatever it predicts.
 *
 * @param model what it is
 * @param lesson how it learns
 * @param late how it learns a label whose sample it predicted before it was reset
 * @param bound tells whether it has wanted to grow past its bound
 */
record Trained(OnlineModel model, Lesson lesson, Lesson late, Bounded bound) {
  /** Learns a label; a class is its number. */
  interface Lesson {
    void learn(double[] x, double label);
  }

  static Trained of(final Model model) {
    return model instanceof IntervalModel intervals
        ? of(model, model::learn, intervals::learnUnjudged)
        : of(model, model::learn, model::learn);
  }

  static Trained of(final Classifier model) {
    final Lesson lesson = (x, label) -> model.learn(x, (int) label);
    return of(model, lesson, lesson);
  }

  private static Trained of(final OnlineModel model, final Lesson lesson, final Lesson late) {
    return new Trained(
        model, lesson, late, model instanceof Bounded bounded ? bounded : () -> false);
  }
}
