package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Durations;
import io.millrace.learning.setting.Ranges;
import java.math.BigDecimal;

/**
 * What several parts of a definition refuse, each with its words: the same for a pipeline file and
 * for Java.
 */
final class Refusals {
  /** How much of anything may be counted. */
  static final long MAX_COUNT = 1L << 53;

  /** What is expected where an expression is not a text. */
  static final String NO_EXPRESSION =
      "expected an expression; quote expressions that contain commas";

  private Refusals() {}

  /** Refuses a missing value. */
  static void missing(final String path, final String key, final Object value) {
    if (value == null) {
      throw DefinitionException.missing(path, key);
    }
  }

  /** Refuses a missing or blank expression. */
  static void noExpression(final String path, final String key, final String expression) {
    missing(path, key, expression);
    if (expression.isBlank()) {
      throw DefinitionException.at(path, key, NO_EXPRESSION);
    }
  }

  /**
   * Refuses a count that is out of range.
   *
   * @param text of the count and its unit, such as {@code 3 ticks}
   * @param whole whether fractions are refused
   */
  static void badCount(
      final String path,
      final String key,
      final String text,
      final double count,
      final boolean whole) {
    if (!(count > 0 && count <= MAX_COUNT) || (whole && count != StrictMath.rint(count))) {
      final String range = whole ? "a whole number from 1 to " : "above 0, at most ";
      throw DefinitionException.at(
          path, key, "'" + text + "' is out of range: " + range + MAX_COUNT);
    }
  }

  /** Refuses a duration that is not above 0. */
  static void badDuration(final String path, final String key, final long ns) {
    if (ns <= 0) {
      throw DefinitionException.at(path, key, Durations.refusal(Durations.format(ns)));
    }
  }

  /** Refuses a duration and a number of ticks for the same key. */
  static void twoUnits(final String path, final String key, final long ns, final long ticks) {
    final String both = "is " + Durations.format(ns) + " and " + ticks + " ticks";
    throw DefinitionException.at(path, key, both + "; expected one of them");
  }

  /** Refuses a whole number that is out of range. */
  static void badNumber(
      final String path, final String key, final long value, final long min, final long max) {
    if (value < min || value > max) {
      throw DefinitionException.at(path, key, Ranges.outOfRange(value, min, max));
    }
  }

  /** Returns an amount as a pipeline file writes it. */
  static String text(final double amount) {
    return Double.isFinite(amount)
        ? new BigDecimal(Double.toString(amount)).stripTrailingZeros().toPlainString()
        : Double.toString(amount);
  }
}
