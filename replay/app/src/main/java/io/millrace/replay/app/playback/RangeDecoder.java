package io.millrace.replay.app.playback;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import java.util.List;

/**
 * Lets the records of a range through. Those before and after it are decoded for the sake of the
 * order books and carried quotes alone; what is odd in them is still counted by the decoder.
 */
final class RangeDecoder implements Decoder {
  private final Decoder decoder;
  private final long fromSequence;
  private final long toSequence;
  private final long fromNs;
  private final long toNs;

  /** Each range holds its first value and not its last. */
  RangeDecoder(
      final Decoder decoder,
      final long fromSequence,
      final long toSequence,
      final long fromNs,
      final long toNs) {
    this.decoder = decoder;
    this.fromSequence = fromSequence;
    this.toSequence = toSequence;
    this.fromNs = fromNs;
    this.toNs = toNs;
  }

  @Override
  public Outcome decode(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence,
      final Tick tick) {
    final Outcome outcome = decoder.decode(bytes, offset, length, source, sequence, tick);
    if (sequence < fromSequence || sequence >= toSequence) {
      return Outcome.SKIPPED;
    }
    if (fromNs == Long.MIN_VALUE && toNs == Long.MAX_VALUE) {
      return outcome;
    }
    final long timeNs = decoder.timeNs(bytes, offset, length, source, sequence);
    return timeNs >= fromNs && timeNs < toNs && timeNs != NO_TIME ? outcome : Outcome.SKIPPED;
  }

  @Override
  public void source(final Source source) {
    decoder.source(source);
  }

  @Override
  public void refused() {
    decoder.refused();
  }

  @Override
  public void believed(final Tick held, final Tick next) {
    decoder.believed(held, next);
  }

  @Override
  public boolean timesCanLeap() {
    return decoder.timesCanLeap();
  }

  @Override
  public String reason() {
    return decoder.reason();
  }

  @Override
  public List<String> classTexts(final int instrument) {
    return decoder.classTexts(instrument);
  }

  @Override
  public List<String> neverSeen() {
    return decoder.neverSeen();
  }

  @Override
  public long timeNs(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence) {
    return decoder.timeNs(bytes, offset, length, source, sequence);
  }

  @Override
  public void transferShared(final StateTransfer state) {
    decoder.transferShared(state);
  }

  @Override
  public void transferReportState(final StateTransfer state) {
    decoder.transferReportState(state);
  }

  @Override
  public void transferInstrument(final int instrument, final StateTransfer state) {
    decoder.transferInstrument(instrument, state);
  }

  @Override
  public void release(final int instrument) {
    decoder.release(instrument);
  }
}
