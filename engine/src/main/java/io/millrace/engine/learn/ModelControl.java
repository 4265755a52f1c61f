package io.millrace.engine.learn;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.OddInput.Kind;
import java.util.stream.Stream;

/**
 * What a detected drift does to one instrument's models for some labels: learn with another rate,
 * or not at all. Each ends by itself.
 */
public final class ModelControl implements Stateful {
  private final Trained[] models;

  /** By model: labels still to come before it learns at its own rate; 0 where it does. */
  private final long[] rated;

  /** By model: labels still to come before it learns again; 0 where it does. */
  private final long[] frozen;

  private final OddInput odd;
  private final ModelEvents events;

  private ModelControl(final Trained[] models, final OddInput odd, final ModelEvents events) {
    this.models = models;
    this.odd = odd;
    this.events = events;
    rated = new long[models.length];
    frozen = new long[models.length];
  }

  static ModelControl of(
      final Stream<Trained> models, final OddInput odd, final ModelEvents events) {
    return new ModelControl(models.toArray(Trained[]::new), odd, events);
  }

  /** Resets a model; its rate is then its own again. */
  public void reset(final int model) {
    models[model].model().reset();
    rated[model] = 0;
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

  /** Lets a model learn, unless it is frozen; one that is no longer finite is reset. */
  void learn(final int model, final double[] x, final double label) {
    final Trained trained = models[model];
    if (frozen[model] > 0) {
      frozen[model]--;
      trained.model().skip(x);
    } else {
      final boolean hadReached = trained.bound().memoryReached();
      trained.lesson().learn(x, label);
      if (!hadReached && trained.bound().memoryReached()) {
        odd.count(Kind.MEMORY_REACHED);
        events.memoryReached(model);
      }
    }
    if (rated[model] > 0 && --rated[model] == 0) {
      trained.model().rateFactor(1);
    }
    if (!trained.model().isFinite()) {
      reset(model);
      odd.count(Kind.MODEL_RESET);
      events.reset(model);
    }
  }

  /** Tells all models that a sample they predicted has no label. */
  void skip(final double[] x) {
    for (final Trained trained : models) {
      trained.model().skip(x);
    }
  }

  @Override
  public void writeState(final StateWriter out) {
    for (int i = 0; i < models.length; i++) {
      out.writeLong(rated[i]);
      out.writeLong(frozen[i]);
    }
  }

  @Override
  public void readState(final StateReader in) {
    for (int i = 0; i < models.length; i++) {
      rated[i] = in.readLong();
      frozen[i] = in.readLong();
    }
  }
}
