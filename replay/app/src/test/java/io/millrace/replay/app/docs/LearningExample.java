package io.millrace.replay.app.docs;

import io.millrace.learning.Models;
import io.millrace.learning.model.Model;
import io.millrace.learning.state.StateBuffer;
import java.util.Map;

/** The README's example of the learning library alone. */
final class LearningExample {
  private LearningExample() {}

  /** Returns what the model predicts for x before it learns the label, and once it is restored. */
  static double[] beforeAndAfter(final double[] x, final double label) {
    // [learning
    final Model model = Models.create("rls", Map.of("forgetting", 0.999), 3);
    final double prediction = model.predict(x);
    model.learn(x, label);
    final byte[] saved = StateBuffer.of(model).toBytes();
    StateBuffer.of(saved).restore(model);
    // learning]
    return new double[] {prediction, model.predict(x)};
  }
}
