package io.millrace.engine.modes;

import io.millrace.engine.stage.StageProbe;
import java.util.Set;
import java.util.TreeSet;

/** Throws where it is told to. */
final class FailAt implements StageProbe {
  private static final int ANY = -1;

  /** Where a stage may fail, in the order of the way of a record. */
  enum Where {
    DECODE,
    STATISTICS,
    MOVING,
    LABEL,
    SAMPLE,
    WITHDRAW,
    ABANDON,
    LEARNING
  }

  private final Set<String> failures = new TreeSet<>();

  private FailAt() {}

  static FailAt none() {
    return new FailAt();
  }

  /** Fails at a sequence, whichever instrument it is about. */
  FailAt at(final Where where, final long sequence) {
    return at(where, sequence, ANY);
  }

  /** Fails at a sequence for the instrument of a number where the stage says which it is. */
  FailAt at(final Where where, final long sequence, final int instrument) {
    failures.add(key(where, sequence, instrument));
    return this;
  }

  private static String key(final Where where, final long sequence, final int instrument) {
    return where + " " + sequence + " " + instrument;
  }

  private void pass(final Where where, final long sequence, final int instrument) {
    if (failures.contains(key(where, sequence, ANY))
        || failures.contains(key(where, sequence, instrument))) {
      throw new IllegalStateException("injected into " + where);
    }
  }

  @Override
  public void decode(final long sequence) {
    pass(Where.DECODE, sequence, ANY);
  }

  @Override
  public void statistics(final long sequence) {
    pass(Where.STATISTICS, sequence, ANY);
  }

  @Override
  public void learning(final long sequence) {
    pass(Where.LEARNING, sequence, ANY);
  }

  @Override
  public void moving(final long sequence, final int instrument) {
    pass(Where.MOVING, sequence, instrument);
  }

  @Override
  public void step(final Step step, final long sequence, final int instrument) {
    pass(Where.valueOf(step.name()), sequence, instrument);
  }

  @Override
  public String toString() {
    return failures.toString();
  }
}
