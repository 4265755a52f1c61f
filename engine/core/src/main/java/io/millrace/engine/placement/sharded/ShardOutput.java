package io.millrace.engine.placement.sharded;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.Stopped;
import io.millrace.engine.stage.SignalOutput;
import java.util.concurrent.locks.LockSupport;

/**
 * The signals of one shard, in a ring with one producer, the shard's thread, and one consumer, the
 * merging thread.
 */
final class ShardOutput implements SignalOutput {
  private static final long PARK_NS = 20_000;

  private final RingBuffer<SignalEvent> ring;
  private final Sequence consumed = new Sequence(RingBuffer.INITIAL_CURSOR_VALUE);
  private final EngineStatus status;
  private long sequence;
  private long place;
  private long slot;

  ShardOutput(final int slots, final EngineStatus status) {
    this.status = status;
    ring = RingBuffer.createSingleProducer(SignalEvent::new, slots, new YieldingWaitStrategy());
    ring.addGatingSequences(consumed);
  }

  /** Sets the slot of the ring of records that causes the next signals. */
  void at(final long newPlace) {
    place = newPlace;
  }

  /** Returns a free slot; throws where something has failed, unless the slot is for the poison. */
  private SignalEvent next(final SignalEvent.Kind kind) {
    while (!ring.hasAvailableCapacity(1)) {
      if (status.hasFailed() && kind != SignalEvent.Kind.POISON) {
        throw Stopped.INSTANCE;
      }
      LockSupport.parkNanos(PARK_NS);
    }
    slot = ring.next();
    final SignalEvent event = ring.get(slot);
    event.kind = kind;
    event.place = place;
    event.sequence = sequence;
    event.records = 0;
    return event;
  }

  private void publish() {
    ring.publish(slot);
  }

  @Override
  public void begin(final long newSequence) {
    sequence = newSequence;
  }

  @Override
  public void appear(final int instrument, final String name) {
    final SignalEvent event = next(SignalEvent.Kind.APPEAR);
    event.instrument = instrument;
    event.text = name;
    publish();
  }

  @Override
  public void prediction(
      final int instrument, final long timeNs, final int score, final double value) {
    final SignalEvent event = next(SignalEvent.Kind.PREDICTION);
    event.instrument = instrument;
    event.timeNs = timeNs;
    event.index = score;
    event.value = value;
    publish();
  }

  @Override
  public void alert(
      final int instrument, final long timeNs, final int alert, final String message) {
    final SignalEvent event = next(SignalEvent.Kind.ALERT);
    event.instrument = instrument;
    event.timeNs = timeNs;
    event.index = alert;
    event.text = message;
    publish();
  }

  /** Publishes that all slots up to the present place are finished. */
  void progress(final long arrivedNs, final long records) {
    final SignalEvent event = next(SignalEvent.Kind.PROGRESS);
    event.arrivedNs = arrivedNs;
    event.records = records;
    publish();
  }

  void checkpoint(final SectionDigests digests) {
    next(SignalEvent.Kind.CHECKPOINT).digests = digests;
    publish();
  }

  void poison() {
    next(SignalEvent.Kind.POISON);
    publish();
  }

  /** Returns the oldest event that has not been taken, null for none. Merging thread. */
  SignalEvent peek() {
    final long next = consumed.get() + 1;
    return next <= ring.getCursor() ? ring.get(next) : null;
  }

  /** Takes the oldest event. Merging thread. */
  void take() {
    consumed.set(consumed.get() + 1);
  }

  /** Returns how many events have not been taken. */
  long occupied() {
    return ring.getCursor() - consumed.get();
  }
}
