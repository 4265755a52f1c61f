package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.record.PartDigests;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.StateBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ShardStateTest {
  private static final PipelineDefinition DEFINITION =
      PipelineDefinition.builder()
          .feature("fast", "ew_mean(v, half_life=5)")
          .feature("slow", "mean(v, window=20s)")
          .feature("score", "zscore(v, n=30)")
          .sample(SampleRule.time(2 * TypedRun.S))
          .target(new TargetDefinition("v", 7 * TypedRun.S, 0, TargetDefinition.Change.DIFFERENCE))
          .model(ModelDefinition.of("rls", "rls", "forgetting", "0.99"))
          .model(ModelDefinition.of("linear", "linear"))
          .alert(new AlertDefinition("high", "v > slow and rls > 0", 2, 0, TypedRun.S, "high"))
          .build();

  @Test
  void shouldGoOnWithTheSameBitsFromARestoredState() {
    final TypedRun whole = new TypedRun(DEFINITION, "v");
    final TypedRun cut = new TypedRun(DEFINITION, "v");
    feed(whole, 1, 0, 1_500);
    feed(cut, 1, 0, 700);
    final StateBuffer state = new StateBuffer();
    state.write(cut.shard::writeState);
    final TypedRun restored = new TypedRun(DEFINITION, "v");
    state.read(restored.shard::readState);
    assertEquals(0, state.remaining());
    assertEquals(cut.digests(), restored.digests());
    restored.goOnAfter(cut);
    feed(restored, 1, 700, 1_500);
    assertEquals(whole.end().digests(), restored.end().digests());
  }

  @Test
  void shouldTellInWhichPartsTwoStatesDiffer() {
    final TypedRun one = new TypedRun(DEFINITION, "v");
    final TypedRun other = new TypedRun(DEFINITION, "v");
    feed(one, 1, 0, 100);
    feed(other, 2, 0, 100);
    final PartDigests digests = one.digests();
    assertNotEquals(digests.combined(), other.digests().combined());
    assertEquals(
        List.of("operators", "models", "metrics", "outputs"), digests.differences(other.digests()));
    assertEquals(List.of(), digests.differences(one.digests()));
  }

  private static void feed(final TypedRun run, final long seed, final int from, final int to) {
    final SplittableRandom random = new SplittableRandom(seed);
    double value = 100;
    double time = 0;
    for (int i = 0; i < to; i++) {
      value += random.nextDouble() - 0.5;
      time += 0.25 * (1 + i % 3);
      final boolean known = random.nextInt(10) > 0;
      if (i >= from) {
        run.values("I" + i % 3, time, known ? value : Double.NaN);
      }
    }
  }
}
