package io.millrace.replay.journal.scan;

import io.millrace.replay.journal.excerpt.ExcerptView;

/**
 * Which excerpt comes next: every excerpt continues the sequence of records and the count of
 * excerpts of the one before it, over all files and incarnations. For one thread.
 */
public final class ExcerptChain {
  private final boolean adopting;
  private boolean stamped;
  private long stamp;
  private long nextSequence;
  private long nextOrdinal;

  /**
   * @param adopting whether the first excerpt of an incarnation that fits says what its stamp is,
   *     for journals that do not hold it any more
   */
  public ExcerptChain(final boolean adopting) {
    this.adopting = adopting;
  }

  /**
   * @param newStamp of the incarnation that is read from now on
   */
  public void enter(final long newStamp) {
    stamp = newStamp;
    stamped = !adopting;
  }

  /** {@return sequence of the next record} */
  public long nextSequence() {
    return nextSequence;
  }

  /** {@return how many excerpts have been accepted} */
  public long nextOrdinal() {
    return nextOrdinal;
  }

  boolean ownStamp(final ExcerptView excerpt) {
    if (!stamped && isNext(excerpt)) {
      stamp = excerpt.stamp();
      stamped = true;
    }
    return stamped && excerpt.stamp() == stamp;
  }

  boolean isNext(final ExcerptView excerpt) {
    return excerpt.ordinal() == nextOrdinal && excerpt.sequence() == nextSequence;
  }

  void accept(final ExcerptView excerpt) {
    nextOrdinal++;
    nextSequence += excerpt.count();
  }
}
