package io.millrace.engine.prequential;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.stream.Stream;

/**
 * What a detected drift does to one instrument's models for some labels: learn with another rate,
 * or not at all. Each ends by itself.
 */
public final class ModelControl implements Stateful {
  private final TrainableModel[] models;

  /** By model: labels still to come before it learns at its own rate; 0 where it does. */
  private final long[] rated;

  /** By model: labels still to come before it learns again; 0 where it does. */
  private final long[] frozen;

  /** By model: how many samples were predicted before its last reset. */
  private final long[] forgotten;

  private final SampleCount samples;
  private final DataQualityCounters counters;
  private final ModelEvents events;

  private ModelControl(
      final TrainableModel[] models,
      final SampleCount samples,
      final DataQualityCounters counters,
      final ModelEvents events) {
    this.models = models;
    this.samples = samples;
    this.counters = counters;
    this.events = events;
    rated = new long[models.length];
    frozen = new long[models.length];
    forgotten = new long[models.length];
  }

  static ModelControl of(
      final Stream<TrainableModel> models,
      final SampleCount samples,
      final DataQualityCounters counters,
      final ModelEvents events) {
    return new ModelControl(models.toArray(TrainableModel[]::new), samples, counters, events);
  }

  /** Resets a model; its rate is then its own again. */
  public void reset(final int model) {
    models[model].model().reset();
    rated[model] = 0;
    forgotten[model] = samples.count();
  }

  /** Lets a model learn with another rate, where it has one. */
  public void rate(final int model, final double factor, final long labels) {
    if (models[model].model().rateFactor(factor)) {
      rated[model] = labels;
    }
  }

  public void freeze(final int model, final long labels) {
    frozen[model] = labels;
  }

  /**
   * Lets a model learn the sample of a number, unless it is frozen; one that is no longer finite is
   * reset.
   */
  void learn(final int model, final double number, final double[] x, final double label) {
    final TrainableModel trained = models[model];
    if (frozen[model] > 0) {
      frozen[model]--;
      skip(model, number, x);
    } else {
      final boolean hadReached = trained.bound().memoryReached();
      final boolean isLate = number <= forgotten[model];
      (isLate ? trained.late() : trained.update()).learn(x, label);
      if (!hadReached && trained.bound().memoryReached()) {
        counters.count(Kind.MEMORY_REACHED);
        events.memoryReached(model);
      }
    }
    if (rated[model] > 0 && --rated[model] == 0) {
      trained.model().rateFactor(1);
    }
    if (!trained.model().isFinite()) {
      reset(model);
      counters.count(Kind.MODEL_RESET);
      events.reset(model);
    }
  }

  /** Withdraws the sample of a number, which all models predicted: it has no label. */
  void skip(final double number, final double[] x) {
    for (int i = 0; i < models.length; i++) {
      skip(i, number, x);
    }
  }

  /** A model that was reset since the sample knows nothing of it. */
  private void skip(final int model, final double number, final double[] x) {
    if (number > forgotten[model]) {
      models[model].model().skip(x);
    }
  }

  /** Withdraws the sample that all models predicted last: it will have no label. */
  void withdraw(final double[] x) {
    for (final TrainableModel trained : models) {
      trained.model().withdraw(x);
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int i = 0; i < models.length; i++) {
      rated[i] = state.transfer(rated[i]);
      frozen[i] = state.transfer(frozen[i]);
      forgotten[i] = state.transfer(forgotten[i]);
    }
  }
}
