package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names that a pipeline gives: features, models and anomaly detectors share one set, drift
 * detectors and alerts another.
 */
final class DefinitionNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "intercept", "no_change", "running_mean", "ew_mean", "majority");

  private final Set<String> values = new TreeSet<>();
  private final Set<String> alerts = new TreeSet<>();

  DefinitionNames() {}

  /** Takes the name of a value that expressions can read. */
  void addValue(final String path, final String key, final String name) {
    if (!NAME.matcher(name).matches()) {
      throw DefinitionException.at(
          path, key, "'" + name + "' is not a name: letters, digits and _ only");
    }
    if (RESERVED.contains(name)) {
      throw DefinitionException.at(path, key, "'" + name + "' is a reserved name");
    }
    add(values, path, key, name);
  }

  /** Takes the name of an alert, which may be any text. */
  void addAlert(final String path, final String name) {
    if (name.isBlank()) {
      throw DefinitionException.at(path, "name", "the name is empty");
    }
    if (AlertDefinition.OF_ENGINE.contains(name)) {
      throw DefinitionException.at(
          path, "name", "'" + name + "' is the name of an alert of the engine itself");
    }
    add(alerts, path, "name", name);
  }

  private static void add(
      final Set<String> names, final String path, final String key, final String name) {
    if (!names.add(name)) {
      throw DefinitionException.at(path, key, duplicate(name));
    }
  }

  static String duplicate(final String name) {
    return "duplicate name '" + name + "'";
  }
}
