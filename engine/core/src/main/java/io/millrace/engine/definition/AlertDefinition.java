package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import java.util.Objects;
import java.util.Set;

/**
 * An alert rule.
 *
 * @param name of the alert
 * @param when expression; the rule holds on a tick where it is 1
 * @param forTicks how many ticks in a row it must have held, this one included; 1 for this tick
 * @param forNs how long it must have held, in ns of event time; 0 where ticks decide
 * @param cooldownNs least event time between two alerts, in ns; 0 for none
 * @param message text of the alert; may be empty
 */
public record AlertDefinition(
    String name, String when, long forTicks, long forNs, long cooldownNs, String message) {
  /** The engine's own alert that an instrument's stage has thrown. */
  public static final String QUARANTINED = "quarantined";

  /** The engine's own alert that a model went back to its prior. */
  public static final String MODEL_RESET = "model_reset";

  /** The engine's own alert that a model has reached its bound on memory. */
  public static final String MEMORY_REACHED = "memory_reached";

  /** Names that no rule and no drift detector may have. */
  static final Set<String> OF_ENGINE = Set.of(QUARANTINED, MODEL_RESET, MEMORY_REACHED);

  /** Checks that there is a message, be it empty. */
  public AlertDefinition {
    Objects.requireNonNull(message, "message");
  }

  /**
   * @param name of the alert
   * @param when expression
   * @param message text of the alert
   * @return an alert on each tick where the rule holds
   */
  public static AlertDefinition of(final String name, final String when, final String message) {
    return new AlertDefinition(name, when, 1, 0, 0, message);
  }

  /** Throws a {@link DefinitionException} where a value is missing or out of range. */
  void check(final String path) {
    Refusals.noExpression(path, "when", when);
    if (forNs != 0) {
      Refusals.badDuration(path, "for", forNs);
    }
    Refusals.badCount(path, "for", forTicks + " ticks", forTicks, true);
    if (forNs > 0 && forTicks > 1) {
      Refusals.twoUnits(path, "for", forNs, forTicks);
    }
    if (cooldownNs != 0) {
      Refusals.badDuration(path, "cooldown", cooldownNs);
    }
  }
}
