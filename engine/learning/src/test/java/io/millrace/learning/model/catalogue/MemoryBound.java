package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.catalogue.Subject.Recipe;
import java.util.List;
import java.util.Map;

/**
 * How many numbers the state of a growing model may have, by its parameters, as the Javadoc of its
 * type tells it: leaves of {@code bins ((3 + width) features + 4)} numbers, width being 3 for
 * numbers and the room for classes, which then have {@code 3 width features} more; and some a
 * feature and node besides.
 */
final class MemoryBound {
  /** Room for the three classes that {@link Subject} has. */
  private static final int ROOM = 4;

  /** What is neither leaf nor node: windows, scalers, detectors and metrics of a member. */
  private static final long BESIDES = 10_000;

  private MemoryBound() {}

  static long of(final Recipe recipe, final int features) {
    return of(recipe.type(), recipe.parameters(), recipe.isForClasses(), features);
  }

  private static long of(
      final String type,
      final Map<?, ?> parameters,
      final boolean isForClasses,
      final int features) {
    final long bins = number(parameters, "bins", 32);
    final int width = isForClasses ? ROOM : 3;
    final long ofClasses = isForClasses ? 3L * ROOM * features : 0;
    final long leaf = bins * ((3L + width) * features + 4) + ofClasses + 16L * features + 64;
    return switch (type) {
      case "hoeffding_tree", "fimt_dd" -> tree(number(parameters, "max_nodes", 2047), leaf);
      // a tree and the one in its background
      case "adaptive_random_forest" ->
          2 * number(parameters, "size", 10) * tree(number(parameters, "max_nodes", 1023), leaf);
      case "amrules" -> (number(parameters, "max_rules", 200) + 1) * (leaf + 64) + BESIDES;
      case "bagging" ->
          number(parameters, "size", 10) * inside(type, parameters, isForClasses, features);
      case "experts", "conformal" -> inside(type, parameters, isForClasses, features) + BESIDES;
      default -> BESIDES;
    };
  }

  private static long tree(final long maxNodes, final long leaf) {
    return (maxNodes + 1) / 2 * leaf + 16 * maxNodes + BESIDES;
  }

  private static long inside(
      final String type,
      final Map<?, ?> parameters,
      final boolean isForClasses,
      final int features) {
    final Object of = parameters.get("of");
    final List<?> members =
        of == null ? members(type, isForClasses) : of instanceof List<?> list ? list : List.of(of);
    long sum = 0;
    for (final Object member : members) {
      sum +=
          member instanceof Map<?, ?> map
              ? of((String) map.get("type"), map, isForClasses, features)
              : of((String) member, Map.of(), isForClasses, features);
    }
    return sum;
  }

  /** Of an ensemble that names none. */
  private static List<String> members(final String type, final boolean isForClasses) {
    if (isForClasses) {
      return List.of("hoeffding_tree");
    }
    return switch (type) {
      case "conformal" -> List.of("rls");
      case "experts" -> List.of("linear", "rls");
      default -> List.of("fimt_dd");
    };
  }

  private static long number(
      final Map<?, ?> parameters, final String key, final long defaultValue) {
    final Object given = parameters.get(key);
    return given == null ? defaultValue : Long.parseLong((String) given);
  }
}
