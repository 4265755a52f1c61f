package io.millrace.engine.learn;

import io.millrace.engine.model.Bounded;
import io.millrace.engine.model.Classifier;
import io.millrace.engine.model.Model;

/** What a detected drift can act on, whatever a model predicts. */
interface Trained {
  /** Learns a label; a class is its number. */
  void learn(double[] x, double label);

  /** Takes note that a sample that was predicted will not be learned. */
  void skip(double[] x);

  /** Goes back to the state of a model that has seen nothing. */
  void reset();

  /** Multiplies the learning rate; returns whether there is one. */
  boolean rateFactor(double factor);

  /** Returns whether all of its state is finite. */
  boolean isFinite();

  /** Returns whether it has wanted to grow past its bound. */
  boolean memoryReached();

  static Trained of(final Model model) {
    final Bounded bounded = model instanceof Bounded growing ? growing : null;
    return new Trained() {
      @Override
      public void learn(final double[] x, final double label) {
        model.learn(x, label);
      }

      @Override
      public void skip(final double[] x) {
        model.skip(x);
      }

      @Override
      public void reset() {
        model.reset();
      }

      @Override
      public boolean rateFactor(final double factor) {
        return model.rateFactor(factor);
      }

      @Override
      public boolean isFinite() {
        return model.isFinite();
      }

      @Override
      public boolean memoryReached() {
        return bounded != null && bounded.memoryReached();
      }
    };
  }

  static Trained of(final Classifier model) {
    final Bounded bounded = model instanceof Bounded growing ? growing : null;
    return new Trained() {
      @Override
      public void learn(final double[] x, final double label) {
        model.learn(x, (int) label);
      }

      @Override
      public void skip(final double[] x) {
        // no classifier keeps what it predicted
      }

      @Override
      public void reset() {
        model.reset();
      }

      @Override
      public boolean rateFactor(final double factor) {
        return model.rateFactor(factor);
      }

      @Override
      public boolean isFinite() {
        return model.isFinite();
      }

      @Override
      public boolean memoryReached() {
        return bounded != null && bounded.memoryReached();
      }
    };
  }
}
