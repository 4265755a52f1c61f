package io.millrace.replay.app.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code verify} reports.
 *
 * @param events records replayed
 * @param checkpoints of the journal that the replay reached
 * @param equal whether nothing that is comparable differs, and no damage was found
 * @param complete whether the journal ends with the checkpoint of a clean stop
 * @param firstDifference where replay and journal part; null where they do not
 * @param damage what is damaged, in one line; null where nothing is
 * @param olderState how a journal was compared that builds of older state versions wrote; null
 *     where none did
 */
public record VerifyReport(
    long events,
    long checkpoints,
    boolean equal,
    boolean complete,
    Difference firstDifference,
    String damage,
    OlderState olderState) {
  /**
   * How a journal was compared that builds of older state versions wrote.
   *
   * @param versions of the state that these have, each once
   * @param buildVersion that of this build
   * @param inFull checkpoints of this build's version, compared in every part
   * @param byOutputs older checkpoints of which the outputs were compared
   * @param notComparable older checkpoints with other outputs, which the version explains
   * @param signalsUntil the last sequence whose signals were not compared; empty where all were
   */
  public record OlderState(
      List<Integer> versions,
      int buildVersion,
      long inFull,
      long byOutputs,
      long notComparable,
      OptionalLong signalsUntil) {
    /** Copies the list. */
    public OlderState {
      versions = List.copyOf(versions);
    }
  }

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
