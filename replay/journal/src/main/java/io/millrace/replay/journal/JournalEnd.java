package io.millrace.replay.journal;

import io.millrace.feeds.core.SourceProgress;
import java.util.List;

/**
 * What a journal that was read to its end has told.
 *
 * @param nextSequence where the good prefix ends: how many records were read
 * @param excerpts how many excerpts were read, control excerpts too
 * @param incarnations how many processes have written to it
 * @param complete whether the final checkpoint of a clean stop stands at its end
 * @param ended whether the natural end of the feed stands after the last record
 * @param unfinished whether the last process died inside an append; what it appended then was never
 *     acknowledged, so this is no damage
 * @param damage what is wrong; null where nothing is
 * @param sources how far each source was journaled, by first appearance
 */
public record JournalEnd(
    long nextSequence,
    long excerpts,
    int incarnations,
    boolean complete,
    boolean ended,
    boolean unfinished,
    JournalDamage damage,
    List<SourceProgress> sources) {
  /** Copies the list. */
  public JournalEnd {
    sources = List.copyOf(sources);
  }
}
