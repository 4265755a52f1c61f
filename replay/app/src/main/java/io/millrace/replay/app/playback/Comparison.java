package io.millrace.replay.app.playback;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.StateVersion;
import io.millrace.replay.app.report.VerifyReport.Difference;
import java.util.List;
import java.util.OptionalLong;

/**
 * What comparing the checkpoints of a journal with those of a replay gave.
 *
 * @param first the first interval in which what is comparable differs; null where nothing does
 * @param inFull checkpoints of this build's state version, compared in every part
 * @param byOutputs checkpoints of older versions, compared by their outputs
 * @param notComparable checkpoints of older versions with other outputs, which the version explains
 * @param olderEqualUntil sequence of the last checkpoint of an older version with equal outputs; 0
 *     where there is none
 */
public record Comparison(
    Difference first, int inFull, int byOutputs, int notComparable, long olderEqualUntil) {
  private static final String OUTPUTS = "outputs";

  /**
   * @param expected of the journal
   * @param taken at the same places of a replay by this build, maybe more
   * @return what the comparison gave
   */
  public static Comparison of(final List<Checkpoint> expected, final List<Checkpoint> taken) {
    return of(expected, taken, StateVersion.OUTPUTS_SINCE);
  }

  /**
   * @param expected of the journal
   * @param taken at the same places of a replay, maybe more
   * @param outputsSince the oldest state version whose outputs the replay must reproduce
   * @return what the comparison gave
   */
  static Comparison of(
      final List<Checkpoint> expected, final List<Checkpoint> taken, final int outputsSince) {
    final Tally tally = new Tally(outputsSince);
    for (int i = 0; i < expected.size(); i++) {
      tally.add(expected.get(i), taken.get(i));
    }
    return tally.comparison();
  }

  /** Adds up one checkpoint after the other. */
  private static final class Tally {
    private final int outputsSince;
    private Difference first;
    private int inFull;
    private int byOutputs;
    private int notComparable;
    private long from;
    private long olderEqualUntil;

    Tally(final int outputsSince) {
      this.outputsSince = outputsSince;
    }

    void add(final Checkpoint journaled, final Checkpoint replayed) {
      if (journaled.sequence() != replayed.sequence()) {
        throw new IllegalStateException("not of the same place: " + journaled + " " + replayed);
      }
      final List<String> parts = journaled.parts().differences(replayed.parts());
      final boolean equalOutputs = !parts.contains(OUTPUTS);
      if (journaled.stateVersion() == replayed.stateVersion()) {
        inFull++;
      } else {
        if (!addOlder(journaled.stateVersion(), equalOutputs)) {
          return;
        }
        parts.retainAll(List.of(OUTPUTS));
        olderEqualUntil = equalOutputs ? journaled.sequence() : olderEqualUntil;
      }
      if (first == null && !parts.isEmpty()) {
        first = new Difference(from, journaled.sequence(), parts, OptionalLong.empty(), null);
      }
      from = journaled.sequence();
    }

    /** Returns whether the outputs are comparable. */
    private boolean addOlder(final int version, final boolean equalOutputs) {
      final boolean comparable = equalOutputs || version >= outputsSince;
      if (comparable) {
        byOutputs++;
      } else {
        notComparable++;
      }
      return comparable;
    }

    Comparison comparison() {
      return new Comparison(first, inFull, byOutputs, notComparable, olderEqualUntil);
    }
  }
}
