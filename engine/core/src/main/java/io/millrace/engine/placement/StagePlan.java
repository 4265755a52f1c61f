package io.millrace.engine.placement;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.ring.WaitChoice;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.DecoderFactory;
import java.util.List;

/**
 * What a placement is made from.
 *
 * @param pipeline what to compute
 * @param decoders make the decoder of the records
 * @param listener receives signals
 * @param checkpoints receives digests
 * @param checkpointEvery records between two checkpoints
 * @param clock read once a batch, for latency
 * @param slots of the ring that records pass, a power of two
 * @param waitChoice how threads wait, null to choose by the number of cores
 * @param probe called by each stage, so that failures can be tried
 */
public record StagePlan(
    PipelinePlan pipeline,
    DecoderFactory decoders,
    SignalListener listener,
    CheckpointListener checkpoints,
    long checkpointEvery,
    NanoClock clock,
    int slots,
    WaitChoice waitChoice,
    StageProbe probe) {
  /**
   * @param threads how many handlers wait
   * @return how they wait
   */
  public WaitChoice waitChoice(final int threads) {
    return waitChoice != null
        ? waitChoice
        : WaitChoice.auto(Runtime.getRuntime().availableProcessors(), threads);
  }

  /** Returns whether a checkpoint belongs before the record of a sequence. */
  boolean isCheckpoint(final long nextSequence) {
    return nextSequence % checkpointEvery == 0;
  }

  /**
   * Reports digests that are complete.
   *
   * @param digests of a placement that has one shard
   */
  public void checkpoint(final SectionDigests digests) {
    checkpoint(List.of(digests));
  }

  /**
   * Folds and reports the digests of all shards.
   *
   * @param shards at one sequence, each with other instruments
   */
  public void checkpoint(final List<SectionDigests> shards) {
    final SectionDigests first = shards.get(0);
    checkpoints.checkpoint(
        new Checkpoint(first.sequence(), SectionDigests.fold(shards), first.isLast()));
  }
}
