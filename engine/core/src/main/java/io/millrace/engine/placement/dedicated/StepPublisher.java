package io.millrace.engine.placement.dedicated;

import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.ring.RingTransport;
import io.millrace.engine.stage.Steps;

/** Puts steps into the ring between statistics and learning, on the statistics thread. */
final class StepPublisher implements Steps {
  private RingTransport<StepEvent> ring;
  private long sequence;
  private boolean isRecord;
  private long slot;

  /** Begins to publish; the ring's handlers need the stage that this one is made for. */
  void start(final RingTransport<StepEvent> newRing) {
    ring = newRing;
  }

  private StepEvent next(final StepEvent.Kind kind, final int instrument, final long timeNs) {
    slot = ring.claimOrStop();
    final StepEvent event = ring.get(slot);
    event.kind = kind;
    event.sequence = sequence;
    event.isRecord = isRecord;
    event.instrument = instrument;
    event.timeNs = timeNs;
    return event;
  }

  private void publish() {
    ring.publish(slot, slot);
  }

  @Override
  public void begin(final long newSequence, final boolean newIsRecord) {
    sequence = newSequence;
    isRecord = newIsRecord;
  }

  @Override
  public void appear(final int instrument, final String name) {
    next(StepEvent.Kind.APPEAR, instrument, 0).name = name;
    publish();
  }

  @Override
  public void label(final int instrument, final long timeNs, final double value) {
    next(StepEvent.Kind.LABEL, instrument, timeNs).value = value;
    publish();
  }

  @Override
  public void sample(
      final int instrument,
      final long timeNs,
      final double[] features,
      final double value,
      final double spread) {
    final StepEvent event = next(StepEvent.Kind.SAMPLE, instrument, timeNs);
    event.value = value;
    event.spread = spread;
    System.arraycopy(features, 0, event.values, 0, features.length);
    publish();
  }

  @Override
  public void withdraw(final int instrument, final long timeNs) {
    next(StepEvent.Kind.WITHDRAW, instrument, timeNs);
    publish();
  }

  @Override
  public void abandon(final int instrument, final long timeNs) {
    next(StepEvent.Kind.ABANDON, instrument, timeNs);
    publish();
  }

  @Override
  public void tick(final int instrument, final long timeNs, final double[] watched) {
    final StepEvent event = next(StepEvent.Kind.TICK, instrument, timeNs);
    System.arraycopy(watched, 0, event.values, 0, watched.length);
    publish();
  }

  @Override
  public void refuse(final int instrument) {
    next(StepEvent.Kind.REFUSE, instrument, 0);
    publish();
  }

  @Override
  public void fail(final int instrument, final long timeNs, final RuntimeException failure) {
    next(StepEvent.Kind.FAIL, instrument, timeNs).failure = failure;
    publish();
  }

  /** Publishes that records are finished, for latency figures. */
  void done(final long arrivedNs, final long records) {
    final StepEvent event = next(StepEvent.Kind.DONE, 0, 0);
    event.arrivedNs = arrivedNs;
    event.records = records;
    publish();
  }

  void checkpoint(final SectionDigests digests) {
    next(StepEvent.Kind.CHECKPOINT, 0, 0).digests = digests;
    publish();
  }

  /** Ends the threads, also after a failure. */
  void poison() {
    slot = ring.claimLast();
    if (slot >= 0) {
      ring.get(slot).kind = StepEvent.Kind.POISON;
      publish();
    }
  }
}
