package io.millrace.engine.definition;

import io.millrace.engine.tick.Schema;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Durations;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
 * @param classes texts of the only classes, in the order of their numbers from 0; empty where
 *     classes are numbered as they appear
 */
public record TargetDefinition(
    String value,
    long horizonNs,
    long horizonTicks,
    Change change,
    Kind kind,
    List<String> classes) {
  /** How many classes can be declared. */
  static final int MAX_CLASSES = 1_000;

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

  /** Copies the list. */
  public TargetDefinition {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(kind, "kind");
    classes = List.copyOf(classes);
  }

  /**
   * A label whose classes, if it is one, are not declared.
   *
   * @param value expression of it
   * @param horizonNs how much later the label is taken, in ns; 0 where it is not
   * @param horizonTicks how many ticks of the instrument later the label is taken; 0 where it is
   *     not
   * @param change what of the value is the label
   * @param kind what the label is
   */
  public TargetDefinition(
      final String value,
      final long horizonNs,
      final long horizonTicks,
      final Change change,
      final Kind kind) {
    this(value, horizonNs, horizonTicks, change, kind, List.of());
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
   * @param classes texts of the only classes; none where they are numbered as they appear
   * @return a target whose label is the class at the sample
   */
  public static TargetDefinition ofClass(final String value, final String... classes) {
    return new TargetDefinition(value, 0, 0, Change.LEVEL, Kind.CLASS, List.of(classes));
  }

  /**
   * @param value expression
   * @return a target whose label is the value at the sample
   */
  public static TargetDefinition of(final String value) {
    return new TargetDefinition(value, 0, 0, Change.LEVEL);
  }

  /** {@return the values of the declared classes, by number; empty where none are declared} */
  public double[] classValues() {
    return Schema.classValues(classes);
  }

  /** {@return whether the label is a class} */
  public boolean isClass() {
    return kind == Kind.CLASS;
  }

  /** {@return whether the label comes later than the sample} */
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

  /** Throws a {@link DefinitionException} where a value is missing, or cannot be. */
  void check(final SampleRule sample) {
    Refusals.noExpression("target", "value", value);
    if (horizonNs != 0) {
      Refusals.badDuration("target", "horizon", horizonNs);
    }
    if (horizonTicks != 0) {
      Refusals.badCount("target", "horizon", horizonTicks + " ticks", horizonTicks, true);
    }
    if (horizonNs > 0 && horizonTicks > 0) {
      Refusals.twoUnits("target", "horizon", horizonNs, horizonTicks);
    }
    checkDistance(sample);
    checkChange(change != Change.LEVEL);
    checkClasses(!classes.isEmpty());
  }

  /** A horizon and a sample in the same unit can be compared: labels are not to fall between. */
  private void checkDistance(final SampleRule sample) {
    final boolean byTime =
        sample.by() == SampleRule.By.TIME && horizonNs > 0 && horizonNs < sample.every();
    final boolean byTicks =
        sample.by() == SampleRule.By.TICKS && horizonTicks > 0 && horizonTicks < sample.every();
    if (byTime || byTicks) {
      final long every = (long) sample.every();
      final String horizon = byTime ? Durations.format(horizonNs) : horizonTicks + " ticks";
      final String min = byTime ? Durations.format(every) : every + " ticks";
      throw DefinitionException.at(
          "target",
          "horizon",
          horizon + " is shorter than a sample: at least " + min + ", or none");
    }
  }

  /**
   * Refuses a change without a horizon.
   *
   * @param isSet whether the pipeline sets the change
   */
  void checkChange(final boolean isSet) {
    if (isSet && !hasHorizon()) {
      throw DefinitionException.at(
          "target", "change", "'" + text(change) + "' needs a horizon, and there is none");
    }
  }

  /**
   * Refuses classes that cannot be.
   *
   * @param isSet whether the pipeline declares classes
   */
  void checkClasses(final boolean isSet) {
    if (!isSet) {
      return;
    }
    if (kind != Kind.CLASS) {
      throw badClasses("is for the kind 'class', and the kind is '" + text(kind) + "'");
    }
    if (change != Change.LEVEL) {
      throw badClasses(
          "is for the change 'level', and the change is '"
              + text(change)
              + "', whose classes are signs");
    }
    if (classes.size() < 2 || classes.size() > MAX_CLASSES) {
      throw badClasses("expected 2 to " + MAX_CLASSES + " classes, not " + classes.size());
    }
    final Set<String> distinct = new TreeSet<>();
    for (final String text : classes) {
      if (text.isBlank()) {
        throw badClasses("expected texts that are not empty");
      }
      if (!distinct.add(text.trim())) {
        throw badClasses("duplicate class '" + text + "'");
      }
    }
    checkValues();
  }

  private void checkValues() {
    final double[] values = classValues();
    for (int i = 0; i < values.length; i++) {
      for (int earlier = 0; earlier < i; earlier++) {
        if (values[i] == values[earlier]) {
          throw badClasses(
              "'" + classes.get(i) + "' is the same number as '" + classes.get(earlier) + "'");
        }
      }
    }
  }

  private static DefinitionException badClasses(final String message) {
    return DefinitionException.at("target", "classes", message);
  }

  private static String text(final Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
