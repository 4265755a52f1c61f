package io.millrace.replay.app.playback;

import io.millrace.engine.record.Checkpoint;
import io.millrace.replay.app.report.VerifyReport.Difference;
import java.util.List;
import java.util.OptionalLong;

/** Compares the checkpoints of a journal with those of a replay. */
public final class Comparison {
  private Comparison() {}

  /**
   * @param expected of the journal
   * @param taken at the same places of a replay, maybe more
   * @return the first interval in which they part; null where they do not
   */
  public static Difference first(final List<Checkpoint> expected, final List<Checkpoint> taken) {
    long from = 0;
    for (int i = 0; i < expected.size(); i++) {
      final Checkpoint journaled = expected.get(i);
      final Checkpoint replayed = taken.get(i);
      if (journaled.sequence() != replayed.sequence()) {
        throw new IllegalStateException("not of the same place: " + journaled + " " + replayed);
      }
      final List<String> parts = journaled.parts().differences(replayed.parts());
      if (!parts.isEmpty()) {
        return new Difference(from, journaled.sequence(), parts, OptionalLong.empty(), null);
      }
      from = journaled.sequence();
    }
    return null;
  }
}
