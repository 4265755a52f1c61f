package io.millrace.feeds.core.pace;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;

/**
 * Reads the event times of a batch's records for pacing, without the wrong ones. A time more than a
 * minute ahead of the one before does not halt the feed where the next record goes back. The last
 * record of a batch has no next one, so its time is believed. For the feed thread.
 */
public final class RecordTimes {
  private static final long FLOOR_NS = 60_000_000_000L;

  private final Decoder decoder;
  private long lastNs = Decoder.NO_TIME;

  /**
   * @param decoder of the records' format that nobody else uses
   */
  public RecordTimes(final Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * @param source announced before its first record
   */
  public void source(final Source source) {
    decoder.source(source);
  }

  /**
   * @param batch holds the record
   * @param record index of it; asked for in order
   * @param sequence of it
   * @return its event time in ns since the epoch, {@link Decoder#NO_TIME} where it has none, or a
   *     wrong one
   */
  public long timeNs(final RecordBatch batch, final int record, final long sequence) {
    final long timeNs = read(batch, record, sequence);
    if (timeNs == Decoder.NO_TIME) {
      return timeNs;
    }
    if (lastNs != Decoder.NO_TIME
        && timeNs - (double) lastNs > FLOOR_NS
        && record + 1 < batch.count()) {
      final long nextNs = read(batch, record + 1, sequence + 1);
      if (nextNs != Decoder.NO_TIME && nextNs - (double) lastNs < (timeNs - (double) lastNs) / 2) {
        return Decoder.NO_TIME;
      }
    }
    lastNs = timeNs;
    return timeNs;
  }

  private long read(final RecordBatch batch, final int record, final long sequence) {
    return decoder.timeNs(
        batch.bytes(), batch.offset(record), batch.length(record), batch.source(), sequence);
  }
}
