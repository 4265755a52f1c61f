package io.millrace.replay.journal.scan;

import io.millrace.engine.record.Source;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.replay.journal.excerpt.ExcerptView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums up what the excerpts of a journal say of its end. Allocates for sources only. For one
 * thread.
 */
public final class Progress {
  private final List<Source> sources = new ArrayList<>();
  private long[] records = new long[4];
  private int current = -1;
  private boolean ended;
  private boolean complete;

  /**
   * @param excerpt the next one of the journal
   * @param nextSequence of the record that comes after it
   */
  public void add(final ExcerptView excerpt, final long nextSequence) {
    switch (excerpt.kind()) {
      case RECORDS -> addRecords(excerpt);
      case SOURCE -> addSource(excerpt.source());
      case CHECKPOINT ->
          complete = excerpt.lastCheckpoint() && excerpt.checkpointSequence() == nextSequence;
      case END -> {
        ended = true;
        complete = false;
      }
      case GAP, TIME -> complete = false;
      default -> {
        // Changes nothing that a final checkpoint vouches for.
      }
    }
  }

  private void addRecords(final ExcerptView excerpt) {
    ended = false;
    complete = false;
    final int number = excerpt.recordSource();
    if (current < 0 || sources.get(current).number() != number) {
      current = indexOfNumber(number);
    }
    if (current >= 0) {
      records[current] += excerpt.count();
    }
  }

  private int indexOfNumber(final int number) {
    for (int i = sources.size() - 1; i >= 0; i--) {
      if (sources.get(i).number() == number) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A source that is known by number and name continues; what is known of it is brought up to date.
   */
  private void addSource(final Source source) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).number() == source.number()
          && sources.get(i).name().equals(source.name())) {
        sources.set(i, source);
        return;
      }
    }
    sources.add(source);
    if (sources.size() > records.length) {
      records = Arrays.copyOf(records, 2 * records.length);
    }
    current = -1;
  }

  /** {@return whether the natural end of the feed stands after the last record} */
  public boolean ended() {
    return ended;
  }

  /** {@return whether the final checkpoint of a clean stop vouches for everything before} */
  public boolean complete() {
    return complete;
  }

  /** {@return how far each source was journaled, by first appearance} */
  public List<SourceProgress> sources() {
    final List<SourceProgress> result = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      result.add(new SourceProgress(sources.get(i), records[i]));
    }
    return result;
  }
}
