package io.millrace.engine.placement.sharded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.LatencyRecorder;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LatencyOfShardsTest {
  private static final int SLOTS = 1 << 17;
  private static final int RECORDS = 100_000;

  /** There was room for 65,536; with a larger ring the engine failed behind a slow shard. */
  @Test
  void shouldCountTheLatencyOfEveryRecordWhenAShardHasFallenFarBehind() {
    final PipelineDefinition definition =
        PipelineDefinition.builder().feature("m", "mean(bid, n=5)").build();
    final StagePlan plan =
        new StagePlan(
            PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false)),
            TypedDecoder::new,
            SignalListener.NONE,
            checkpoint -> {},
            Long.MAX_VALUE,
            () -> 2L * RECORDS,
            SLOTS,
            null,
            StageProbe.NONE);
    final EngineStatus status = new EngineStatus();
    final ShardOutput fast = new ShardOutput(SLOTS, status);
    final ShardOutput slow = new ShardOutput(SLOTS, status);
    for (int i = 0; i < RECORDS; i++) {
      fast.at(i);
      fast.progress(i, 1);
    }
    slow.at(RECORDS);
    slow.progress(0, 0);
    fast.poison();
    slow.poison();
    final LatencyRecorder latency = new LatencyRecorder(1);
    new SignalMerger(
            plan,
            List.of(fast, slow),
            new SignalStage(plan.pipeline(), plan.listener()),
            latency,
            status)
        .run();
    assertNull(status.failure());
    assertEquals(RECORDS, latency.snapshot().getTotalCount());
  }
}
