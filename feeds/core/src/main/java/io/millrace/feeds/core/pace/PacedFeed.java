package io.millrace.feeds.core.pace;

import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.feeds.core.Feed;
import java.io.IOException;
import java.util.List;

/**
 * Holds the records of another feed back until they are due. What is due together comes together; a
 * record without an event time comes with the one before it. A record's arrival is when it is let
 * through, unless it brought a receive time of its own.
 */
public final class PacedFeed implements Feed {
  private static final int MAX_RECORDS = 4_096;
  private static final int TARGET_BYTES = 1 << 18;

  private final Feed feed;
  private final RecordTimes times;
  private final Pace pace;
  private final NanoClock clock;
  private final RecordBatch waiting = new RecordBatch(MAX_RECORDS, TARGET_BYTES);
  private long sequence;
  private int next;

  /**
   * @param feed yields the records
   * @param times a decoder of their format that nobody else uses: it gives event times on the feed
   *     thread
   * @param pace says when they are due
   * @param clock the injected clock, for the receive times
   * @param firstSequence of the first record that comes
   */
  public PacedFeed(
      final Feed feed,
      final Decoder times,
      final Pace pace,
      final NanoClock clock,
      final long firstSequence) {
    this.feed = feed;
    this.times = new RecordTimes(times);
    this.pace = pace;
    this.clock = clock;
    this.sequence = firstSequence;
  }

  /** {@inheritDoc} After {@link Pace#stop} it says {@link Poll#IDLE}. */
  @Override
  public Poll poll(final RecordBatch batch) throws IOException {
    if (pace.isStopped()) {
      return Poll.IDLE;
    }
    if (next == waiting.count()) {
      final Poll found = feed.poll(waiting);
      next = 0;
      if (found != Poll.RECORDS) {
        waiting.clear(waiting.source(), waiting.arrivedNs());
        if (found == Poll.SOURCE) {
          times.source(feed.source());
        }
        return found;
      }
    }
    final long firstDueNs = dueNs();
    if (firstDueNs != Decoder.NO_TIME && !pace.await(firstDueNs)) {
      return Poll.IDLE;
    }
    letThrough(batch);
    return Poll.RECORDS;
  }

  private long dueNs() {
    final long eventNs = times.timeNs(waiting, next, sequence);
    return eventNs == Decoder.NO_TIME ? Decoder.NO_TIME : pace.dueNs(eventNs);
  }

  private void letThrough(final RecordBatch batch) {
    final long nowNs = clock.nowNs();
    batch.clear(waiting.source(), nowNs);
    do {
      final long own = waiting.receivedNs(next);
      batch.add(
          waiting.bytes(),
          waiting.offset(next),
          waiting.length(next),
          own == waiting.arrivedNs() ? nowNs : own);
      next++;
      sequence++;
    } while (next < waiting.count() && !batch.isFull() && dueNs() <= nowNs);
  }

  @Override
  public Source source() {
    return feed.source();
  }

  @Override
  public List<String> cuts() {
    return feed.cuts();
  }

  @Override
  public List<String> withoutRecords() {
    return feed.withoutRecords();
  }

  @Override
  public List<String> quietSources() {
    return feed.quietSources();
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
