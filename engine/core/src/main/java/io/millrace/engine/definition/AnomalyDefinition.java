package io.millrace.engine.definition;

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
}
