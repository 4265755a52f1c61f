package io.millrace.engine;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.CheckpointListener;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.ring.WaitChoice;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.DecoderFactory;
import java.util.Objects;

/** Collects the settings of an {@link Engine}. */
public final class EngineBuilder {
  private final PipelinePlan plan;
  private final DecoderFactory decoders;
  private final SignalListener listener;
  private StageProbe probe = StageProbe.NONE;
  private WaitChoice wait;
  int shards = 1;
  Threading threading = Threading.FUSED;
  BackPressure backPressure = BackPressure.BLOCK;
  Journal journal;
  private NanoClock clock = () -> 0;
  CheckpointListener checkpoints = checkpoint -> {};
  private long checkpointEvery = Long.MAX_VALUE;
  int slots = ThreadsDefinition.DEFAULT_RING;

  EngineBuilder(
      final PipelinePlan plan, final DecoderFactory decoders, final SignalListener listener) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.decoders = Objects.requireNonNull(decoders, "decoders");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  StagePlan stagePlan(final CheckpointListener all) {
    return new StagePlan(plan, decoders, listener, all, checkpointEvery, clock, slots, wait, probe);
  }

  /**
   * @param newThreading which threads; {@link Threading#FUSED} by default
   * @return this
   * @throws io.millrace.learning.setting.DefinitionException where this build does not have them
   */
  public EngineBuilder threading(final Threading newThreading) {
    threading = newThreading;
    return this;
  }

  /**
   * @param threads which threads, how they wait, and the slots of the ring
   * @return this
   * @throws io.millrace.learning.setting.DefinitionException where this build lacks something
   */
  public EngineBuilder threads(final ThreadsDefinition threads) {
    threads.requireAvailable();
    wait = threads.waitChoice();
    shards = threads.shards();
    return threading(threads.mode()).slots(threads.ring());
  }

  /**
   * @param newProbe called by each stage, so that failures can be tried
   * @return this
   */
  EngineBuilder probe(final StageProbe newProbe) {
    probe = newProbe;
    return this;
  }

  /**
   * @param policy when the ring is full; {@link BackPressure#BLOCK} by default
   * @return this
   */
  public EngineBuilder backPressure(final BackPressure policy) {
    backPressure = policy;
    return this;
  }

  /**
   * @param newJournal keeps everything before any stage sees it; none by default; stays the
   *     caller's to close, after the engine
   * @return this
   */
  public EngineBuilder journal(final Journal newJournal) {
    journal = newJournal;
    return this;
  }

  /**
   * @param newClock for latency figures, which are all 0 without one
   * @return this
   */
  public EngineBuilder clock(final NanoClock newClock) {
    clock = newClock;
    return this;
  }

  /**
   * @param listener receives digests
   * @param every records between two of them, above 0; never by default
   * @return this
   */
  public EngineBuilder checkpoints(final CheckpointListener listener, final long every) {
    if (every < 1) {
      throw new IllegalArgumentException("checkpoints need a distance: every=" + every);
    }
    checkpoints = listener;
    checkpointEvery = every;
    return this;
  }

  /**
   * @param newSlots of the ring, a power of two; 2,048 by default
   * @return this
   */
  public EngineBuilder slots(final int newSlots) {
    slots = newSlots;
    return this;
  }

  /**
   * Starts the engine thread, if there is one.
   *
   * @return the engine
   */
  public Engine start() {
    return new Engine(this);
  }
}
