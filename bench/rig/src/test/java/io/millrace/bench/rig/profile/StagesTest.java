package io.millrace.bench.rig.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {
  @Test
  void shouldTakeTheInnermostFrameOfMillraceThatHasAStage() {
    assertEquals(
        "models",
        Stages.of(
            List.of(
                "java.lang.Math",
                "io.millrace.engine.typed.Cells",
                "io.millrace.engine.model.rls.UdCovariance",
                "io.millrace.engine.learn.Learner")));
  }

  @Test
  void shouldKnowAPackageWhereverItsModuleIs() {
    assertEquals("models", Stages.of(List.of("io.millrace.learning.model.rls.RlsModel")));
    assertEquals("models", Stages.of(List.of("io.millrace.engine.learning.model.rls.RlsModel")));
    assertEquals("operators", Stages.of(List.of("io.millrace.engine.core.graph.OperatorGraph")));
  }

  @Test
  void shouldTellFramingFromDecoding() {
    assertEquals("read and frame", Stages.of(List.of("io.millrace.feeds.core.itch.Itch50Framer")));
    assertEquals(
        "decode and book", Stages.of(List.of("io.millrace.feeds.core.itch.Itch50Decoder")));
  }

  @Test
  void shouldKnowThePackagesThatHoldStagesAndPlacements() {
    assertEquals("decode and book", Stages.of(List.of("io.millrace.engine.stage.decode.TimeGate")));
    assertEquals(
        "sampling and labels", Stages.of(List.of("io.millrace.engine.stage.statistics.DueTimes")));
    assertEquals(
        "sampling and labels", Stages.of(List.of("io.millrace.engine.stage.learning.AlertRule")));
    assertEquals("signals", Stages.of(List.of("io.millrace.engine.stage.signals.SignalStage")));
    assertEquals("ring", Stages.of(List.of("io.millrace.engine.stage.TickEvent")));
    assertEquals("ring", Stages.of(List.of("io.millrace.engine.placement.sharded.SignalMerger")));
    assertEquals("ring", Stages.of(List.of("io.millrace.engine.shard.Shard")));
  }

  @Test
  void shouldNameThePackageWhenItHasNoStage() {
    assertEquals("novel", Stages.of(List.of("io.millrace.engine.novel.Thing", "java.lang.Thread")));
    assertEquals("JVM and libraries", Stages.of(List.of("java.lang.Thread")));
  }
}
