package io.millrace.engine.learn;

import io.millrace.engine.model.Bounded;
import io.millrace.engine.model.Classifier;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.OnlineModel;

/**
 * A model that learns, whatever it predicts.
 *
 * @param model what it is
 * @param lesson how it learns
 * @param bound tells whether it has wanted to grow past its bound
 */
record Trained(OnlineModel model, Lesson lesson, Bounded bound) {
  /** Learns a label; a class is its number. */
  interface Lesson {
    void learn(double[] x, double label);
  }

  static Trained of(final Model model) {
    return of(model, model::learn);
  }

  static Trained of(final Classifier model) {
    return of(model, (x, label) -> model.learn(x, (int) label));
  }

  private static Trained of(final OnlineModel model, final Lesson lesson) {
    return new Trained(model, lesson, model instanceof Bounded bounded ? bounded : () -> false);
  }
}
