package io.millrace.engine.definition;

import io.millrace.learning.setting.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drift detector and what is done where it detects.
 *
 * @param name of the detector in this pipeline, and of the alert it raises
 * @param type one of those that {@code millrace models} lists
 * @param of expression that it watches on every tick, or {@code error(model)}: the absolute error
 *     of a model, as each label is learned
 * @param action on a detection, besides the alert
 * @param samples how many labels {@link Action#RATE} and {@link Action#FREEZE} last
 * @param factor of the learning rate, for {@link Action#RATE}
 * @param parameters the remaining settings, with the path that leads to them
 */
public record DriftDefinition(
    String name,
    String type,
    String of,
    Action action,
    long samples,
    double factor,
    Settings parameters) {
  /** How many labels an action lasts unless the pipeline says otherwise. */
  public static final long DEFAULT_SAMPLES = 1000;

  /** By how much the learning rate is multiplied unless the pipeline says otherwise. */
  public static final double DEFAULT_FACTOR = 2;

  private static final Pattern ERROR =
      Pattern.compile("\\s*error\\s*\\(\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)\\s*");

  /**
   * What is done on a detection, besides the alert: to the model whose error is watched, or to all
   * models of the instrument where an expression is.
   */
  public enum Action {
    /** Nothing more. */
    ALERT,
    /** The models go back to the state of models that have seen nothing. */
    RESET,
    /**
     * The models that have a learning rate learn the next labels with it multiplied by the factor;
     * a detection meanwhile begins the count again and does not multiply again.
     */
    RATE,
    /**
     * The models predict, but do not learn the next labels; a detection meanwhile begins the count
     * again.
     */
    FREEZE
  }

  /**
   * Makes one by hand, whose action is the alert alone.
   *
   * @param name of the detector in this pipeline
   * @param type such as {@code adwin}
   * @param of expression, or {@code error(model)}
   * @return the definition
   */
  public static DriftDefinition of(final String name, final String type, final String of) {
    return new DriftDefinition(
        name,
        type,
        of,
        Action.ALERT,
        DEFAULT_SAMPLES,
        DEFAULT_FACTOR,
        Settings.empty("drift/" + name));
  }

  /**
   * @param newAction on a detection
   * @return the same with another action
   */
  public DriftDefinition action(final Action newAction) {
    return new DriftDefinition(name, type, of, newAction, samples, factor, parameters);
  }

  /**
   * @return name of the model whose error is watched; null where an expression is
   */
  public String model() {
    final Matcher matcher = ERROR.matcher(of);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
