package io.millrace.engine.learn;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;

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

  /** By model: whether it reached its bound on memory with the last label. No part of the state. */
  private final boolean[] filled;

  ModelControl(final Trained[] models) {
    this.models = models;
    rated = new long[models.length];
    frozen = new long[models.length];
    filled = new boolean[models.length];
  }

  /** Resets a model; its rate is then its own again. */
  public void reset(final int model) {
    models[model].reset();
    rated[model] = 0;
  }

  /** Lets a model learn with another rate, where it has one. */
  public void rate(final int model, final double factor, final long labels) {
    if (models[model].rateFactor(factor)) {
      rated[model] = labels;
    }
  }

  public void freeze(final int model, final long labels) {
    frozen[model] = labels;
  }

  /** Lets a model learn, unless it is frozen. */
  void learn(final int model, final double[] x, final double label) {
    final boolean wasFull = models[model].memoryReached();
    if (frozen[model] > 0) {
      frozen[model]--;
    } else {
      models[model].learn(x, label);
    }
    filled[model] = !wasFull && models[model].memoryReached();
    if (rated[model] > 0 && --rated[model] == 0) {
      models[model].rateFactor(1);
    }
  }

  /**
   * Asks whether a model wanted to grow past its bound on memory with the last label that it
   * learned, and for the first time. To be asked after each label; says so once.
   *
   * @param model index
   * @return whether it did
   */
  public boolean tellMemoryReached(final int model) {
    final boolean told = filled[model];
    filled[model] = false;
    return told;
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
