package io.millrace.engine.ring;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A ring with one producer, the feed thread, and one consumer, the engine thread.
 *
 * <p>A full ring makes the feed thread wait, in short parks between which it looks whether the
 * engine thread still lives and has not failed. The engine thread ends on a poison event.
 */
public final class RingTransport implements Transport {
  private static final long PARK_NS = 20_000;
  private static final long LOOK_MS = 100;

  private final Disruptor<TickEvent> disruptor;
  private final RingBuffer<TickEvent> ring;
  private final EngineStatus status = new EngineStatus();
  private final LatencyRecorder latency;
  private final WaitChoice wait;
  private Thread engineThread;
  private boolean closed;

  /**
   * Makes the ring and starts the engine thread.
   *
   * @param pipeline runs on the engine thread from now on
   * @param slots of the ring, a power of two
   * @param clock read by the engine thread once a batch, for latency
   * @param checkpoints hears of digests on the engine thread
   * @param checkpointEvery records between two checkpoints
   */
  public RingTransport(
      final Pipeline pipeline,
      final int slots,
      final NanoClock clock,
      final CheckpointListener checkpoints,
      final long checkpointEvery) {
    wait = WaitChoice.forCores(Runtime.getRuntime().availableProcessors());
    latency = new LatencyRecorder(slots);
    disruptor =
        new Disruptor<>(
            TickEvent::new, slots, this::newThread, ProducerType.SINGLE, wait.strategy());
    disruptor.setDefaultExceptionHandler(new StopOnException(status));
    disruptor.handleEventsWith(
        new StageHandler(pipeline, clock, latency, checkpoints, checkpointEvery, status));
    ring = disruptor.start();
  }

  private Thread newThread(final Runnable work) {
    engineThread = new Thread(work, "millrace-engine");
    engineThread.setDaemon(true);
    return engineThread;
  }

  @Override
  public boolean hasRoom(final int records) {
    refuseAfterFailure();
    return ring.hasAvailableCapacity(records);
  }

  @Override
  public void records(final long firstSequence, final RecordBatch batch) {
    final int total = batch.count();
    final int chunk = ring.getBufferSize() / 2;
    for (int from = 0; from < total; from += chunk) {
      publish(firstSequence, batch, from, Math.min(total, from + chunk));
    }
  }

  private void publish(
      final long firstSequence, final RecordBatch batch, final int from, final int to) {
    final long high = claim(to - from);
    final long low = high - (to - from) + 1;
    final byte[] bytes = batch.bytes();
    final int source = batch.source();
    final long arrivedNs = batch.arrivedNs();
    try {
      for (int i = from; i < to; i++) {
        ring.get(low + i - from)
            .record(firstSequence + i, bytes, batch.offset(i), batch.length(i), source, arrivedNs);
      }
    } catch (final RuntimeException | Error thrown) {
      // The claimed slots still hold records of the lap before, which must not be seen again.
      status.fail("could not hand over the records from sequence", firstSequence + from, thrown);
      throw thrown;
    } finally {
      ring.publish(low, high);
    }
  }

  private long claim(final int slots) {
    while (!ring.hasAvailableCapacity(slots)) {
      refuseAfterFailure();
      LockSupport.parkNanos(PARK_NS);
    }
    refuseAfterFailure();
    return ring.next(slots);
  }

  private void refuseAfterFailure() {
    final EngineFailure failure = status.failure();
    if (failure != null) {
      throw failure;
    }
    if (!engineThread.isAlive()) {
      throw new EngineFailure("engine thread has died after " + status.events() + " records", null);
    }
  }

  @Override
  public void source(final long nextSequence, final Source source) {
    final long slot = claim(1);
    final TickEvent event = ring.get(slot);
    event.control(TickEvent.Kind.SOURCE, nextSequence, 0);
    event.newSource = source;
    ring.publish(slot);
  }

  @Override
  public void time(final long nextSequence, final long timeNs) {
    control(TickEvent.Kind.TIME, nextSequence, timeNs);
  }

  @Override
  public void gap(final long nextSequence, final long lost) {
    control(TickEvent.Kind.GAP, nextSequence, lost);
  }

  @Override
  public void end(final long nextSequence) {
    control(TickEvent.Kind.END, nextSequence, 0);
  }

  @Override
  public void digest(final long nextSequence) {
    control(TickEvent.Kind.DIGEST, nextSequence, 0);
  }

  private void control(final TickEvent.Kind kind, final long nextSequence, final long value) {
    final long slot = claim(1);
    ring.get(slot).control(kind, nextSequence, value);
    ring.publish(slot);
  }

  @Override
  public void drain() {
    while (ring.getMinimumGatingSequence() < ring.getCursor()) {
      refuseAfterFailure();
      LockSupport.parkNanos(PARK_NS);
    }
    refuseAfterFailure();
  }

  @Override
  public long eventsSeen() {
    return status.events();
  }

  @Override
  public long malformedSeen() {
    return status.malformed();
  }

  @Override
  public Histogram latency() {
    return latency.histogram();
  }

  @Override
  public String description() {
    return "fused: feed thread and engine thread, "
        + ring.getBufferSize()
        + " slots, waiting "
        + wait.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      poison();
    } finally {
      disruptor.halt();
    }
    final EngineFailure failure = status.failure();
    if (failure != null) {
      throw failure.again();
    }
  }

  private void poison() {
    while (engineThread.isAlive() && !ring.hasAvailableCapacity(1)) {
      LockSupport.parkNanos(PARK_NS);
    }
    if (engineThread.isAlive()) {
      final long slot = ring.next();
      ring.get(slot).control(TickEvent.Kind.POISON, Long.MAX_VALUE, 0);
      ring.publish(slot);
    }
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done = status.done().await(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (final InterruptedException whileDraining) {
        interrupted = true;
      }
      if (!done && !engineThread.isAlive()) {
        throw new EngineFailure(
            "engine thread has died after " + status.events() + " records; not drained", null);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing passes the handler's own net; what does all the same stops the engine. */
  private record StopOnException(EngineStatus status) implements ExceptionHandler<TickEvent> {
    @Override
    public void handleEventException(
        final Throwable thrown, final long slot, final TickEvent event) {
      status.fail("engine thread failed in slot", slot, thrown);
    }

    @Override
    public void handleOnStartException(final Throwable thrown) {
      status.fail("engine thread could not start after records:", status.events(), thrown);
    }

    @Override
    public void handleOnShutdownException(final Throwable thrown) {
      status.fail("engine thread failed while stopping after records:", status.events(), thrown);
    }
  }
}
