package io.millrace.engine.placement.sharded;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.tick.FieldNames;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ShardOutputTest {
  private static final int SLOTS = 8;

  /** A listener that failed while a shard waited for room had its instrument reported as failed. */
  @Test
  void shouldNotPutAnInstrumentInQuarantineWhenTheEngineFailsWhileItWaitsForRoom() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("m", "mean(bid, n=5)")
            .alert(AlertDefinition.of("high", "m > 0", "high"))
            .build();
    final PipelinePlan plan = PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false));
    final EngineStatus status = new EngineStatus();
    final LearningStage learning =
        new LearningStage(plan, new ShardOutput(SLOTS, status), StageProbe.NONE);
    final double[] watched = new double[plan.operators().watchedCount()];
    Arrays.fill(watched, 1);
    learning.begin(0, true);
    learning.appear(0, "A");
    for (int i = 1; i < SLOTS; i++) {
      learning.tick(0, i, watched);
    }
    status.fail("failed at", 0, new IllegalStateException("elsewhere"));
    assertThrows(Throwable.class, () -> learning.tick(0, SLOTS, watched));
    assertNull(learning.quarantine(0));
  }
}
