package io.millrace.engine.placement.sharded;

import io.millrace.engine.placement.LatencyRecorder;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.ring.EngineStatus;
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
 *   <li>The signals of a shard come in that order, since it handles slots in order and instruments
 *       within a slot in order.
 *   <li>The first of the shards' next signals is taken once every shard without one has published
 *       that it has finished that slot.
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
   * Runs of records that not all shards may have finished, oldest first. Room for one in each slot
   * of the ring; grows where this thread has fallen further behind than that.
   */
  private long[] runPlaces;

  private long[] runArrivedNs;
  private long[] runRecords;

  /** Written by the merging thread alone, before it takes what it counts. */
  private volatile int runs;

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

  /** Returns how many runs of records have yet to come into the latency figures; any thread. */
  int uncounted() {
    return runs;
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
      final int size = 2 * runs;
      runPlaces = Arrays.copyOf(runPlaces, size);
      runArrivedNs = Arrays.copyOf(runArrivedNs, size);
      runRecords = Arrays.copyOf(runRecords, size);
    }
    final int last = runs;
    runPlaces[last] = progress.place;
    runArrivedNs[last] = progress.arrivedNs;
    runRecords[last] = progress.records;
    runs = last + 1;
  }

  /** Counts the records that all shards have finished and whose signals are out. */
  private void latency() {
    long all = Long.MAX_VALUE;
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      all = Math.min(all, head == null ? done[i] : Math.min(done[i], head.place - 1));
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
    final int left = runs - out;
    System.arraycopy(runPlaces, out, runPlaces, 0, left);
    System.arraycopy(runArrivedNs, out, runArrivedNs, 0, left);
    System.arraycopy(runRecords, out, runRecords, 0, left);
    runs = left;
  }

  private boolean signal() {
    int from = -1;
    SignalEvent first = null;
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      if (head != null && head.isSignal() && (first == null || isBefore(head, first))) {
        first = head;
        from = i;
      }
    }
    if (first == null || !isNext(first)) {
      return false;
    }
    say(first);
    shards[from].take();
    return true;
  }

  private static boolean isBefore(final SignalEvent a, final SignalEvent b) {
    return a.place < b.place || (a.place == b.place && a.instrument < b.instrument);
  }

  /**
   * Whether no shard can still say something that comes before a signal. Looks at every shard
   * again: one that was silent a moment ago may have said something since.
   */
  private boolean isNext(final SignalEvent first) {
    for (int i = 0; i < done.length; i++) {
      final SignalEvent head = shards[i].peek();
      if (head == null ? done[i] < first.place : canComeBefore(head, first)) {
        return false;
      }
    }
    return true;
  }

  /** An appearance is followed by signals of its place. */
  private static boolean canComeBefore(final SignalEvent head, final SignalEvent first) {
    return head.isSignal() || head.kind == SignalEvent.Kind.APPEAR
        ? isBefore(head, first)
        : head.place < first.place;
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
