package io.millrace.engine.definition;

/**
 * What the models predict.
 *
 * @param value expression of it
 * @param horizonNs how much later the label is taken, in ns; 0 where the horizon is none or in
 *     ticks
 * @param horizonTicks how many ticks of the instrument later the label is taken; 0 where the
 *     horizon is none or a duration
 * @param change what of the value is the label
 * @param kind what the label is; where it is a class and the change is asked for, the class is the
 *     sign of the change
 */
public record TargetDefinition(
    String value, long horizonNs, long horizonTicks, Change change, Kind kind) {
  /** What the label is. */
  public enum Kind {
    /** A number, to be predicted as near as can be. */
    NUMBER,
    /** A class, equal or not. */
    CLASS
  }

  /** What of the target's value is the label. */
  public enum Change {
    /** The value itself. */
    LEVEL,
    /** The value at the horizon minus that at the sample. */
    DIFFERENCE,
    /** The logarithm of the value at the horizon over that at the sample. */
    LOG
  }

  /**
   * A number as the label.
   *
   * @param value expression of it
   * @param horizonNs how much later the label is taken, in ns; 0 where it is not
   * @param horizonTicks how many ticks of the instrument later the label is taken; 0 where it is
   *     not
   * @param change what of the value is the label
   */
  public TargetDefinition(
      final String value, final long horizonNs, final long horizonTicks, final Change change) {
    this(value, horizonNs, horizonTicks, change, Kind.NUMBER);
  }

  /**
   * @param value expression
   * @return a target whose label is the class at the sample
   */
  public static TargetDefinition ofClass(final String value) {
    return new TargetDefinition(value, 0, 0, Change.LEVEL, Kind.CLASS);
  }

  /**
   * @param value expression
   * @return a target whose label is the value at the sample
   */
  public static TargetDefinition of(final String value) {
    return new TargetDefinition(value, 0, 0, Change.LEVEL);
  }

  /**
   * @return whether the label is a class
   */
  public boolean isClass() {
    return kind == Kind.CLASS;
  }

  /**
   * @return whether the label comes later than the sample
   */
  public boolean hasHorizon() {
    return horizonNs > 0 || horizonTicks > 0;
  }

  /**
   * @param sample when features are sampled
   * @return whether samples may be predicted between one and its label
   */
  public boolean isLate(final SampleRule sample) {
    if (horizonNs > 0) {
      return sample.by() != SampleRule.By.TIME || horizonNs > sample.every();
    }
    if (horizonTicks > 0) {
      return switch (sample.by()) {
        case TICKS -> horizonTicks > sample.every();
        case TIME -> true;
        case VOLUME, VALUE -> horizonTicks > 1;
      };
    }
    return false;
  }
}
