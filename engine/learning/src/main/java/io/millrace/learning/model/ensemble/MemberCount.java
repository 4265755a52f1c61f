package io.millrace.learning.model.ensemble;

import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;

/**
 * Counts the models that an ensemble holds in all, those inside its members among them, before any
 * is made: sizes multiply from level to level, and a few lines could ask for more than memory.
 */
final class MemberCount {
  /** Models in all. */
  static final long MAX = 10_000;

  /** Members without a key {@code size}. */
  static final int DEFAULT_SIZE = 10;

  private MemberCount() {}

  /** Refuses an ensemble of so many members where they are more than {@link #MAX} models. */
  static void check(final Settings settings, final int size) {
    final double count = size * inside(settings.raw("of"));
    if (count > MAX) {
      throw settings.error(
          "of",
          (count < Long.MAX_VALUE ? (long) count + "" : count)
              + " models in all are out of range: from 1 to "
              + MAX);
    }
  }

  private static double inside(final Object of) {
    if (of instanceof List) {
      double sum = 0;
      for (final Object item : (List<?>) of) {
        sum += inside(item);
      }
      return sum;
    }
    if (of instanceof Map) {
      final Map<?, ?> part = (Map<?, ?>) of;
      return size(part) * inside(part.get("of"));
    }
    return hasSize(of) ? DEFAULT_SIZE : 1;
  }

  /** A size that is no number counts as 1 here, and is refused where it is read. */
  private static double size(final Map<?, ?> part) {
    final Object size = part.get("size");
    if (size instanceof String text && text.matches("\\+?[0-9][0-9_]*")) {
      return Double.parseDouble(text.replace("_", ""));
    }
    return size == null && hasSize(part.get("type")) ? DEFAULT_SIZE : 1;
  }

  private static boolean hasSize(final Object type) {
    return "bagging".equals(type) || "adaptive_random_forest".equals(type);
  }
}
