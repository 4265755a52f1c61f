package io.millrace.bench.rig.throughput;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.bench.rig.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughputPlanTest {
  @TempDir private Path folder;
  private Program build;
  private Program baseline;

  @BeforeEach
  void makeJars() throws IOException {
    build = new Program("this", Files.createFile(folder.resolve("a.jar")), 1);
    baseline = new Program("baseline", Files.createFile(folder.resolve("b.jar")), 1);
  }

  @Test
  void shouldRunTheOtherBuildFirstInEverySecondPair() {
    final ThroughputPlan plan = plan(Optional.of(baseline), Optional.empty());

    assertEquals(List.of(build, baseline), plan.inOrder(1));
    assertEquals(List.of(baseline, build), plan.inOrder(2));
    assertEquals(List.of(build, baseline), plan.inOrder(3));
  }

  @Test
  void shouldRunOneBuildAloneWithoutABaseline() {
    assertEquals(List.of(build), plan(Optional.empty(), Optional.empty()).inOrder(2));
  }

  @Test
  void shouldGiveTheBaselineAModeOfItsOwnWhereOneIsNamed() {
    final ThroughputPlan same = plan(Optional.of(baseline), Optional.empty());
    final ThroughputPlan own = plan(Optional.of(baseline), Optional.of("fused"));

    assertEquals("sharded", same.modeOf(baseline, "sharded"));
    assertEquals("fused", own.modeOf(baseline, "sharded"));
    assertEquals("sharded", own.modeOf(build, "sharded"));
  }

  private ThroughputPlan plan(final Optional<Program> other, final Optional<String> mode) {
    return new ThroughputPlan(build, other, 3, 10, List.of("inline"), mode, folder, false);
  }
}
