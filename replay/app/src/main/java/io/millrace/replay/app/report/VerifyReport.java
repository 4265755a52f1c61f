package io.millrace.replay.app.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code verify} reports.
 *
 * @param events records replayed
 * @param checkpoints compared
 * @param equal whether every one of them was met, and no damage was found
 * @param complete whether the journal ends with the checkpoint of a clean stop
 * @param firstDifference where replay and journal part; null where they do not
 * @param damage what is damaged, in one line; null where nothing is
 */
public record VerifyReport(
    long events,
    long checkpoints,
    boolean equal,
    boolean complete,
    Difference firstDifference,
    String damage) {
  /**
   * Where replay and journal part.
   *
   * @param from sequence of the last checkpoint that was met, 0 before the first
   * @param to sequence of the first that was not, or where the good records end
   * @param parts of the state whose digests differ
   * @param sequence the first whose recorded signal differs, or where the good records end
   * @param field of that signal; null where not known
   */
  public record Difference(
      long from, long to, List<String> parts, OptionalLong sequence, String field) {
    /** Copies the list. */
    public Difference {
      parts = List.copyOf(parts);
    }
  }
}
