package io.millrace.learning.setting;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds what somebody who mistyped a name may have meant. */
public final class Suggestions {
  private static final int SHOWN = 3;
  private static final int FEW_LETTERS = 5;
  private static final int LONGEST_LIST = 2_000;

  private Suggestions() {}

  /**
   * @param name that is not known
   * @param known names
   * @return a clause such as {@code ; did you mean 'spread'?}, or one that lists what is known, or
   *     nothing where nothing is known; to be appended to an error
   */
  public static String hint(final String name, final Collection<String> known) {
    final String lower = name.toLowerCase(Locale.ROOT);
    final int max = lower.length() < FEW_LETTERS ? 1 : lower.length() / 2;
    final List<String> near =
        known.stream()
            .distinct()
            .filter(candidate -> isNear(lower, candidate.toLowerCase(Locale.ROOT), max))
            .sorted(
                (a, b) -> {
                  final int byDistance =
                      Integer.compare(
                          distance(lower, a.toLowerCase(Locale.ROOT)),
                          distance(lower, b.toLowerCase(Locale.ROOT)));
                  return byDistance != 0 ? byDistance : a.compareTo(b);
                })
            .limit(SHOWN)
            .toList();
    if (!near.isEmpty()) {
      return "; did you mean '" + String.join("', '", near) + "'?";
    }
    if (known.isEmpty()) {
      return "";
    }
    // What is known may come from a file, and be of any length.
    final String all = String.join(" ", known.stream().distinct().sorted().toList());
    return "; known: "
        + (all.length() > LONGEST_LIST ? all.substring(0, LONGEST_LIST) + "..." : all);
  }

  /** A longer name that holds the whole of it is near too: {@code random_forest}. */
  private static boolean isNear(final String name, final String candidate, final int max) {
    return distance(name, candidate) <= max
        || (name.length() >= FEW_LETTERS && candidate.contains(name));
  }

  /** Optimal string alignment distance (insert, delete, substitute, swap of neighbours). */
  private static int distance(final String a, final String b) {
    final int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = cost[i - 1][j - 1] + change;
        best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
