package io.millrace.engine.placement.dedicated;

import io.millrace.engine.stage.SignalOutput;

/** Puts signals into the slot of the step that caused them. */
final class LearningOutput implements SignalOutput {
  private SignalList into;

  /** Sets the list that takes the next signals. */
  void into(final SignalList list) {
    into = list;
  }

  @Override
  public void begin(final long sequence) {
    // The slot holds it.
  }

  @Override
  public void appear(final int instrument, final String name) {
    into.appearance(instrument, name);
  }

  @Override
  public void prediction(
      final int instrument, final long timeNs, final int score, final double value) {
    into.prediction(instrument, timeNs, score, value);
  }

  @Override
  public void alert(
      final int instrument, final long timeNs, final int alert, final String message) {
    into.alert(instrument, timeNs, alert, message);
  }
}
