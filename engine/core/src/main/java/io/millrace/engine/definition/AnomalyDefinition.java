package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * An anomaly detector, whose score is a name for drift detectors and alerts.
 *
 * @param name of the score
 * @param type one of those that {@code millrace models} lists
 * @param of expressions of what it sees, at least one
 * @param parameters the remaining settings, with the path that leads to them
 */
public record AnomalyDefinition(String name, String type, List<String> of, Settings parameters) {
  /** Copies the list. */
  public AnomalyDefinition {
    of = List.copyOf(of);
  }

  /**
   * Makes one by hand.
   *
   * @param name of the score
   * @param type such as {@code half_space_trees}
   * @param of expressions of what it sees
   * @return the definition
   */
  public static AnomalyDefinition of(final String name, final String type, final String... of) {
    return new AnomalyDefinition(name, type, List.of(of), Settings.empty("anomaly/" + name));
  }

  /** Returns the same with parameters of another path. */
  AnomalyDefinition at(final String path) {
    return new AnomalyDefinition(name, type, of, parameters.at(path));
  }

  /** Throws a {@link DefinitionException} where a value is missing. */
  void check(final String path) {
    Refusals.missing(path, "type", type);
    if (of.isEmpty()) {
      throw DefinitionException.at(path, "of", "expected a list of features or expressions");
    }
    of.forEach(expression -> Refusals.noExpression(path, "of", expression));
  }
}
