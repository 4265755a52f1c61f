package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A model at its bound went on without a word: nothing asked it. */
class MemoryToldTest {
  private static final Map<String, Object> LOGISTIC = Map.of("type", "linear", "loss", "log");

  private static PipelineDefinition definition(
      final TargetDefinition target, final String type, final Map<String, Object> parameters) {
    return PipelineDefinition.builder()
        .feature("x", "v")
        .target(target)
        .model(new ModelDefinition("small", type, new Settings("models/0", parameters)))
        .build();
  }

  private static void feed(final TypedRun run, final int from, final int to) {
    for (int tick = from; tick < to; tick++) {
      run.values(tick, tick % 7 < 3 ? 0 : 1 + tick % 5 / 10.0);
    }
  }

  private static List<String> told(final TypedRun run) {
    return run.signals.stream()
        .filter(signal -> signal.contains("memory_reached"))
        .collect(Collectors.toList());
  }

  @Test
  void shouldTellOnceAndCountWhenATreeReachedItsBound() {
    final PipelineDefinition definition =
        definition(
            TargetDefinition.of("v"),
            "fimt_dd",
            Map.of("max_nodes", "1", "grace", "20", "drift", "false"));
    final TypedRun run = new TypedRun(definition, "v");
    feed(run, 0, 10);
    assertEquals(List.of(), told(run));
    feed(run, 10, 500);
    assertEquals(1, told(run).size());
    assertEquals(1, run.report().counts().get("memory_reached"));
    final TypedRun next = run.restored(definition);
    feed(next, 500, 700);
    assertEquals(List.of(), told(next));
    assertEquals(1, next.report().counts().get("memory_reached"));
  }

  @Test
  void shouldTellOfAClassifierToo() {
    final TypedRun run =
        new TypedRun(
            definition(
                TargetDefinition.ofClass("v > 0.5"),
                "hoeffding_tree",
                Map.of("max_nodes", "1", "grace", "20")),
            "v");
    feed(run, 0, 500);
    assertEquals(1, told(run).size());
  }

  @Test
  void shouldTellOfWhatAnIntervalIsPutAround() {
    final Map<String, Object> inside =
        Map.of("type", "amrules", "max_rules", "0", "grace", "20", "drift", "false");
    final TypedRun run =
        new TypedRun(definition(TargetDefinition.of("v"), "conformal", Map.of("of", inside)), "v");
    feed(run, 0, 500);
    assertEquals(1, told(run).size());
  }

  /** What was told of one label was told again with the next that nothing could learn. */
  @Test
  void shouldTellOnceWhenTheLabelsThatFollowAreBeyondTheClassifier() {
    final List<Map<String, Object>> experts =
        List.of(Map.of("type", "hoeffding_tree", "max_nodes", "1", "grace", "20"), LOGISTIC);
    final TypedRun run =
        new TypedRun(
            definition(TargetDefinition.ofClass("v"), "experts", Map.of("of", experts)), "v");
    int tick = 0;
    while (told(run).isEmpty() && tick < 500) {
      run.values(tick++, tick % 2);
    }
    for (int k = 0; k < 10; k++) {
      run.values(tick++, 7);
    }
    assertEquals(1, told(run).size());
    assertEquals(10, run.report().counts().get("overflow"));
  }
}
