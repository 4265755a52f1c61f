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
 */
public record TargetDefinition(String value, long horizonNs, long horizonTicks, Change change) {
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
   * @param value expression
   * @return a target whose label is the value at the sample
   */
  public static TargetDefinition of(final String value) {
    return new TargetDefinition(value, 0, 0, Change.LEVEL);
  }

  /**
   * @return whether the label comes later than the sample
   */
  public boolean hasHorizon() {
    return horizonNs > 0 || horizonTicks > 0;
  }
}
