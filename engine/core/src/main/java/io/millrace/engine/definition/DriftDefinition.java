package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Ranges;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.setting.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

  /** How many labels an action may last. */
  static final long MAX_SAMPLES = 1L << 53;

  /** By how much the learning rate may be multiplied; above 0. */
  static final double MAX_FACTOR = 1e6;

  private static final Pattern ANY_ERROR = Pattern.compile("\\berror\\s*\\(");
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

  /** Checks that there is an action. */
  public DriftDefinition {
    Objects.requireNonNull(action, "action");
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

  /** {@return name of the model whose error is watched; null where an expression is} */
  public String model() {
    final Matcher matcher = ERROR.matcher(of);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Returns the same with parameters of another path. */
  DriftDefinition at(final String path) {
    return new DriftDefinition(name, type, of, action, samples, factor, parameters.at(path));
  }

  /**
   * Throws a {@link DefinitionException} where a value is missing or out of range, or where there
   * is no model for it.
   *
   * @param models names of the pipeline's models
   */
  void check(final String path, final List<String> models) {
    Refusals.missing(path, "type", type);
    Refusals.noExpression(path, "of", of);
    checkError(path, models);
    if (action != Action.ALERT && models.isEmpty()) {
      throw DefinitionException.at(
          path, "action", "'" + text(action) + "' needs a model, and there is none");
    }
    checkUnused(path, samples != DEFAULT_SAMPLES, factor != DEFAULT_FACTOR);
    Refusals.badNumber(path, "samples", samples, 1, MAX_SAMPLES);
    if (!(factor > 0 && factor <= MAX_FACTOR)) {
      throw DefinitionException.at(
          path, "factor", Ranges.outOfRange(Refusals.text(factor), Double.MIN_NORMAL, MAX_FACTOR));
    }
  }

  private void checkError(final String path, final List<String> models) {
    final String model = model();
    // What looks like an error but is none would be reported as an unknown function.
    if (model == null && ANY_ERROR.matcher(of).find()) {
      throw DefinitionException.at(
          path, "of", "expected error(model) alone, with one model's name: '" + of + "'");
    }
    if (model != null && !models.contains(model)) {
      throw DefinitionException.at(
          path, "of", "unknown model '" + model + "'" + Suggestions.hint(model, models));
    }
  }

  /**
   * Refuses settings that the action does not use.
   *
   * @param hasSamples whether the pipeline sets how many labels the action lasts
   * @param hasFactor whether it sets the factor of the learning rate
   */
  void checkUnused(final String path, final boolean hasSamples, final boolean hasFactor) {
    final String butIs = ", and the action is '" + text(action) + "'";
    if (hasFactor && action != Action.RATE) {
      throw DefinitionException.at(path, "factor", "is for the action 'rate'" + butIs);
    }
    if (hasSamples && action != Action.RATE && action != Action.FREEZE) {
      throw DefinitionException.at(
          path, "samples", "is for the actions 'rate' and 'freeze'" + butIs);
    }
  }

  private static String text(final Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
