package io.millrace.engine.placement;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.SectionDigests;
import io.millrace.engine.stage.signals.SignalStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread of the signals stage behind shards: takes their signals in the order of the slots of
 * the ring of records, and within one in the order of the instruments' numbers.
 *
 * <ol>
 *   <li>What a shard says comes in that order, since it handles slots in order and instruments
 *       within a slot in order.
 *   <li>The least of the shards' next signals is taken once every shard without one has said that
 *       it has done with that slot.
 *   <li>A checkpoint is taken once it is the next of every shard.
 * </ol>
 */
final class SignalMerger implements Runnable {
  private static final int SPINS = 200;
  private static final long NAP_NS = 20_000;

  private final StagePlan plan;
  private final ShardOutput[] shards;
  private final SignalStage signals;
  private final LatencyRecorder latency;
  private final EngineStatus status;
  private final long[] done;

  /**
   * Runs of records that shards may not all have done with, oldest first. Room for one in each slot
   * of the ring; grows where this thread has fallen further behind than that.
   */
  private long[] runPlaces;

  private long[] runArrivedNs;
  private long[] runRecords;
  private int runs;
  private boolean ended;

  SignalMerger(
      final StagePlan plan,
      final List<ShardOutput> shards,
      final SignalStage signals,
      final LatencyRecorder latency,
      final EngineStatus status) {
    this.plan = plan;
    this.shards = shards.toArray(new ShardOutput[0]);
    this.signals = signals;
    this.latency = latency;
    this.status = status;
    done = new long[this.shards.length];
    Arrays.fill(done, -1);
    runPlaces = new long[plan.slots()];
    runArrivedNs = new long[plan.slots()];
    runRecords = new long[plan.slots()];
  }

  @Override
  public void run() {
    int idle = 0;
    while (!ended) {
      final boolean moved = status.hasFailed() ? pass() : guarded();
      if (moved) {
        idle = 0;
      } else if (idle++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, NAP_NS);
      }
    }
    status.finished();
  }

  private boolean guarded() {
    try {
      return step();
    } catch (final Throwable failure) {
      status.fail("engine thread failed while merging the signals of shard", 0, failure);
      return true;
    }
  }

  /** After a failure everything passes unseen, so that shards find room. */
  private boolean pass() {
    boolean moved = false;
    boolean allPoisoned = true;
    for (final ShardOutput shard : shards) {
      SignalEvent head = shard.peek();
      while (head != null && head.kind != SignalEvent.Kind.POISON) {
        shard.take();
        moved = true;
        head = shard.peek();
      }
      allPoisoned &= head != null;
    }
    ended = allPoisoned;
    return moved;
  }

  private boolean step() {
    boolean moved = false;
    for (int i = 0; i < done.length; i++) {
      moved |= notes(i);
    }
    if (moved) {
      latency();
    }
    return signal() || barrier() || moved;
  }

  /** Takes what is no signal. */
  private boolean notes(final int number) {
    final ShardOutput shard = shards[number];
    boolean moved = false;
    SignalEvent head = shard.peek();
    while (head != null
        && (head.kind == SignalEvent.Kind.APPEAR || head.kind == SignalEvent.Kind.PROGRESS)) {
      if (head.kind == SignalEvent.Kind.APPEAR) {
        signals.appear(head.instrument, head.text);
      } else {
        done[number] = head.place;
        addRun(head);
      }
      shard.take();
      moved = true;
      head = shard.peek();
    }
    return moved;
  }

  private void addRun(final SignalEvent progress) {
    if (progress.records == 0) {
      return;
    }
    if (runs == runPlaces.length) {
      runPlaces = Arrays.copyOf(runPlaces, 2 * runs);
      runArrivedNs = Arrays.copyOf(runArrivedNs, 2 * runs);
      runRecords = Arrays.copyOf(runRecords, 2 * runs);
    }
    runPlaces[runs] = progress.place;
    runArrivedNs[runs] = progress.arrivedNs;
    runRecords[runs++] = progress.records;
  }

  /** Counts the records that all shards have done with and whose signals are out. */
  private void latency() {
    long all = Long.MAX_VALUE;
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      final boolean waits = head != null && head.kind != SignalEvent.Kind.POISON;
      all = Math.min(all, waits ? Math.min(done[i], head.place - 1) : done[i]);
    }
    if (runs == 0 || runPlaces[0] > all) {
      return;
    }
    final long nowNs = plan.clock().nowNs();
    int out = 0;
    while (out < runs && runPlaces[out] <= all) {
      latency.arrived(runArrivedNs[out], runRecords[out]);
      latency.done(nowNs); // one by one: any number may be out at once
      out++;
    }
    runs -= out;
    System.arraycopy(runPlaces, out, runPlaces, 0, runs);
    System.arraycopy(runArrivedNs, out, runArrivedNs, 0, runs);
    System.arraycopy(runRecords, out, runRecords, 0, runs);
  }

  private boolean signal() {
    int least = -1;
    SignalEvent first = null;
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      if (head != null && head.isSignal() && (first == null || isBefore(head, first))) {
        first = head;
        least = i;
      }
    }
    if (first == null || !isNext(first.place)) {
      return false;
    }
    say(first);
    shards[least].take();
    return true;
  }

  private static boolean isBefore(final SignalEvent a, final SignalEvent b) {
    return a.place < b.place || (a.place == b.place && a.instrument < b.instrument);
  }

  /** Whether no shard can still say something of an earlier place, or of this one. */
  private boolean isNext(final long place) {
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      if (head == null ? done[i] < place : head.place < place) {
        return false;
      }
    }
    return true;
  }

  private void say(final SignalEvent event) {
    signals.begin(event.sequence);
    if (event.kind == SignalEvent.Kind.PREDICTION) {
      signals.prediction(event.instrument, event.timeNs, event.index, event.value);
    } else {
      signals.alert(event.instrument, event.timeNs, event.index, event.text);
    }
  }

  /** Takes a checkpoint, or the end, once it is the next of every shard. */
  private boolean barrier() {
    SignalEvent.Kind kind = null;
    for (final ShardOutput shard : shards) {
      final SignalEvent head = shard.peek();
      if (head == null || head.isSignal() || (kind != null && head.kind != kind)) {
        return false;
      }
      kind = head.kind;
    }
    if (kind == SignalEvent.Kind.POISON) {
      ended = true;
      return true;
    }
    if (kind != SignalEvent.Kind.CHECKPOINT) {
      return false;
    }
    checkpoint();
    return true;
  }

  private void checkpoint() {
    final List<SectionDigests> all = new ArrayList<>();
    for (final ShardOutput shard : shards) {
      all.add(shard.peek().digests);
    }
    signals.digest(all.get(0));
    plan.checkpoint(all);
    for (final ShardOutput shard : shards) {
      shard.take();
    }
  }
}
