package io.millrace.engine.report;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.OnlineModel;

/**
 * Figures of a model's own state.
 *
 * @param weights one for each feature, as the model holds them; null where there are none
 * @param intercept as the model holds it; NaN where there is none
 * @param coverage of its intervals; null where it gives none
 * @param memoryReached whether it has reached its bound on memory; null where it does not grow
 */
public record ModelState(
    double[] weights, double intercept, Coverage coverage, Boolean memoryReached) {
  /** Of a baseline, which has none. */
  public static final ModelState NONE = new ModelState(null, Double.NaN, null, null);

  /** Returns the figures of a model; allocates. */
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

  /** Returns the figures of this model and of one of another instrument, without weights. */
  ModelState with(final ModelState other) {
    final Boolean reached =
        memoryReached == null || other.memoryReached == null
            ? other.memoryReached
            : Boolean.valueOf(memoryReached || other.memoryReached);
    return new ModelState(null, Double.NaN, Coverage.sum(coverage, other.coverage), reached);
  }
}
