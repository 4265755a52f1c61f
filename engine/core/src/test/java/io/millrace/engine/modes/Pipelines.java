package io.millrace.engine.modes;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.DriftDefinition.Action;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pipelines over the fields {@code v} and {@code size} in which every kind of step occurs. */
final class Pipelines {
  static final List<String> FIELDS = List.of("v", "size");
  private static final long S = FeedScript.S;

  private Pipelines() {}

  static AnomalyDefinition anomaly(final String name, final String... of) {
    return new AnomalyDefinition(
        name, "mad", List.of(of), new Settings("anomaly/" + name, Map.of("warm_up", "5")));
  }

  /** Detects often. */
  static DriftDefinition drift(final String name, final String of, final Action action) {
    return new DriftDefinition(
        name,
        "page_hinkley",
        of,
        action,
        action == Action.RATE || action == Action.FREEZE ? 4 : DriftDefinition.DEFAULT_SAMPLES,
        action == Action.RATE ? 3 : DriftDefinition.DEFAULT_FACTOR,
        new Settings("drift/" + name, Map.of("threshold", "2", "min", "3", "delta", "0")));
  }

  /** Scores in features, target, alerts and drift; every drift action; labels by time. */
  static PipelineDefinition.Builder everything() {
    return PipelineDefinition.builder()
        .feature("fast", "ew_mean(v, half_life=5)")
        .feature("slow", "mean(v, window=6s)")
        .feature("z", "zscore(size, n=4)")
        .anomaly(anomaly("odd", "v", "size"))
        .sample(SampleRule.time(S))
        .target(new TargetDefinition("v + odd", 3 * S, 0, Change.DIFFERENCE))
        .model(ModelDefinition.of("rls", "rls", "forgetting", "0.99"))
        .model(ModelDefinition.of("linear", "linear"))
        .model(ModelDefinition.of("range", "conformal", "coverage", "0.8", "window", "20"))
        .drift(drift("tell", "error(range)", Action.ALERT))
        .drift(drift("again", "error(rls)", Action.RESET))
        .drift(drift("faster", "error(linear)", Action.RATE))
        .drift(drift("still", "ew_mean(rls, half_life=2)", Action.FREEZE))
        .alert(AlertDefinition.of("strange", "odd > 0.9", "strange"))
        .alert(AlertDefinition.of("rising", "mean(rls, n=3) > linear", "rising"))
        .alert(new AlertDefinition("outside", "v > range.upper or v < range.lower", 2, 0, S, "out"))
        .maxJumpNs(60 * S)
        .metricsAfter(3);
  }

  /** Labels that come after ticks, several of an instrument on one tick never; a sample a tick. */
  static PipelineDefinition.Builder ticks() {
    return everything()
        .sample(SampleRule.EVERY_TICK)
        .target(new TargetDefinition("ew_mean(odd, half_life=2)", 0, 2, Change.LEVEL));
  }

  /** Labels on the sample's own tick. */
  static PipelineDefinition.Builder atOnce() {
    return everything().sample(SampleRule.volume(7)).target(TargetDefinition.of("size"));
  }

  /** A class, or the sign of a change. */
  static PipelineDefinition.Builder classes(
      final TargetDefinition target, final SampleRule sample) {
    return PipelineDefinition.builder()
        .feature("fast", "ew_mean(v, half_life=5)")
        .feature("size", "size")
        .sample(sample)
        .target(target)
        .model(ModelDefinition.of("tree", "hoeffding_tree"))
        .model(ModelDefinition.of("bayes", "naive_bayes"))
        .drift(drift("again", "error(tree)", Action.RESET))
        .alert(AlertDefinition.of("sure", "mean(tree.probability, n=2) > 0.6", ""))
        .maxJumpNs(60 * S);
  }

  /** Some pipeline of those that there are. */
  static PipelineDefinition random(final SplittableRandom random) {
    final PipelineDefinition.Builder pipeline =
        switch (random.nextInt(7)) {
          case 0 -> ticks();
          case 1 -> atOnce();
          case 2 -> classes(TargetDefinition.ofClass("floor(size)"), SampleRule.EVERY_TICK);
          case 3 ->
              classes(
                  new TargetDefinition("v", 2 * S, 0, Change.DIFFERENCE, Kind.CLASS),
                  SampleRule.time(S));
          case 4 ->
              classes(
                  new TargetDefinition(
                      "floor(size)", 0, 3, Change.LEVEL, Kind.CLASS, List.of("1.0", "2.0", "3.0")),
                  SampleRule.ticks(2));
          default -> everything();
        };
    if (random.nextInt(3) == 0) {
      pipeline.maxWindow(4 + random.nextInt(12));
    }
    return pipeline.build();
  }
}
