package io.millrace.replay.app.docs;

import io.millrace.learning.Models;
import io.millrace.learning.model.Model;
import java.util.Map;

/** A model without an engine, one sample after the other. */
final class OneByOneExample {
  private OneByOneExample() {}

  static double meanAbsoluteError(final double[][] samples, final double[] labels) {
    // [model
    final Map<String, Object> parameters = Map.of("l2", 1e-3, "optimizer", Map.of("type", "adam"));
    final Model model = Models.create("linear", parameters, samples[0].length);
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += Math.abs(model.issue(samples[i]) - labels[i]);
      model.learn(samples[i], labels[i]);
    }
    // model]
    return sum / samples.length;
  }
}
