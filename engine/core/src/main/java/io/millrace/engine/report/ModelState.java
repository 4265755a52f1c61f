package io.millrace.engine.report;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.OnlineModel;

/**
 * What a model says of itself.
 *
 * @param weights one for each feature, as the model holds them; null where there are none
 * @param intercept as the model holds it; NaN where there is none
 * @param coverage of its intervals; null where it gives none
 * @param memoryReached whether it has wanted to grow past its bound; null where it does not grow
 */
public record ModelState(
    double[] weights, double intercept, Coverage coverage, Boolean memoryReached) {
  /** Of a baseline, which says nothing. */
  public static final ModelState NONE = new ModelState(null, Double.NaN, null, null);

  /** Returns what a model says; allocates. */
  public static ModelState of(final OnlineModel model) {
    return new ModelState(model.weights(), model.intercept(), coverage(model), memory(model));
  }

  private static Coverage coverage(final OnlineModel model) {
    return model instanceof IntervalModel intervals
        ? new Coverage(intervals.wanted(), intervals.judged(), intervals.covered())
        : null;
  }

  private static Boolean memory(final OnlineModel model) {
    return model instanceof Bounded bounded ? bounded.memoryReached() : null;
  }

  /** Returns what this model and one of another instrument say together, which is no weights. */
  ModelState with(final ModelState other) {
    final Boolean reached =
        memoryReached == null || other.memoryReached == null
            ? other.memoryReached
            : Boolean.valueOf(memoryReached || other.memoryReached);
    return new ModelState(null, Double.NaN, Coverage.sum(coverage, other.coverage), reached);
  }
}
