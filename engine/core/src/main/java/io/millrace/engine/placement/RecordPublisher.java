package io.millrace.engine.placement;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.RingTransport;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;

/**
 * Puts records and control events into the ring, on the feed thread. Where the decode stage runs
 * here, slots hold ticks; else they hold the records' bytes, and the stage decodes them in place.
 */
final class RecordPublisher {
  /** Records that are published together: few, so that the other threads begin soon. */
  private static final int MAX_CHUNK = 64;

  private final StagePlan plan;
  private final RingTransport<TickEvent> ring;
  private final EngineStatus status;

  /** Runs on this thread; null where it has a thread of its own. */
  private final DecodeStage decode;

  /** Claimed last. */
  private long slot;

  RecordPublisher(
      final StagePlan plan,
      final RingTransport<TickEvent> ring,
      final EngineStatus status,
      final DecodeStage decode) {
    this.plan = plan;
    this.ring = ring;
    this.status = status;
    this.decode = decode;
  }

  void records(final long firstSequence, final RecordBatch batch) {
    final int chunk = Math.min(MAX_CHUNK, ring.slots() / 2);
    int from = 0;
    while (from < batch.count()) {
      final int to = until(firstSequence, from, Math.min(batch.count(), from + chunk));
      publish(firstSequence, batch, from, to);
      from = to;
      if (plan.isCheckpoint(firstSequence + to)) {
        checkpoint(firstSequence + to, false);
      }
    }
  }

  /** Ends a chunk where a checkpoint is. */
  private int until(final long firstSequence, final int from, final int to) {
    final long every = plan.checkpointEvery();
    final long next = (firstSequence + from) / every * every + every;
    return next > 0 ? (int) Math.min(to, next - firstSequence) : to;
  }

  private void publish(
      final long firstSequence, final RecordBatch batch, final int from, final int to) {
    final long high = ring.claim(to - from);
    final long low = high - (to - from) + 1;
    try {
      for (int i = from; i < to; i++) {
        fill(ring.get(low + i - from), firstSequence + i, batch, i);
      }
    } catch (final RuntimeException | Error thrown) {
      // The claimed slots still hold records of the lap before, which must not be seen again.
      status.fail("could not hand over the records from sequence", firstSequence + from, thrown);
      throw thrown;
    } finally {
      ring.publish(low, high);
    }
  }

  private void fill(
      final TickEvent event, final long sequence, final RecordBatch batch, final int i) {
    if (decode == null) {
      event.raw(
          sequence,
          batch.arrivedNs(),
          batch.bytes(),
          batch.offset(i),
          batch.length(i),
          batch.source());
    } else {
      event.record(sequence, batch.arrivedNs());
      decode.record(
          sequence, batch.bytes(), batch.offset(i), batch.length(i), batch.source(), event);
    }
  }

  void source(final long nextSequence, final Source source) {
    if (decode != null) {
      decode.source(source);
      return;
    }
    next().source(nextSequence, source);
    publishNext();
  }

  void time(final long nextSequence, final long timeNs) {
    final TickEvent event = next();
    event.control(TickEvent.Kind.TIME, nextSequence, timeNs);
    if (decode != null) {
      decode.time(timeNs, event);
    }
    publishNext();
  }

  void gap(final long nextSequence, final long lost) {
    if (decode != null) {
      decode.gap(lost);
      return;
    }
    control(TickEvent.Kind.GAP, nextSequence, lost);
  }

  void end(final long nextSequence) {
    if (decode != null) {
      decode.end();
    }
    control(TickEvent.Kind.END, nextSequence, 0);
  }

  void checkpoint(final long nextSequence, final boolean isLast) {
    final SectionDigests digests = new SectionDigests(nextSequence, isLast);
    if (decode != null) {
      decode.digest(digests);
    }
    next().checkpoint(nextSequence, digests);
    publishNext();
  }

  /** Ends the threads, also after a failure. */
  void poison() {
    slot = ring.claimLast();
    if (slot >= 0) {
      ring.get(slot).control(TickEvent.Kind.POISON, Long.MAX_VALUE, 0);
      publishNext();
    }
  }

  private void control(final TickEvent.Kind kind, final long nextSequence, final long value) {
    next().control(kind, nextSequence, value);
    publishNext();
  }

  private TickEvent next() {
    slot = ring.claim(1);
    return ring.get(slot);
  }

  private void publishNext() {
    ring.publish(slot, slot);
  }
}
