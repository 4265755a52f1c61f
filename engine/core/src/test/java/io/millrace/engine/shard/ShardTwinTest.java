package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.PipelineReport;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Samples, labels, alerts, counts and metrics against {@link ReferenceInstrument}, to the last bit
 * of each prediction: random ticks of several instruments with ties, boundaries hit exactly, gaps
 * longer than the idle boundaries, times that run backwards and values that are not known.
 */
final class ShardTwinTest {
  private static final int SEEDS = 300;
  private static final long STEP = ReferenceInstrument.STEP_NS;

  @Test
  void shouldDoWhatTheObviousTwinDoesWhenTicksAreRandom() {
    for (long seed = 0; seed < SEEDS; seed++) {
      compare(seed);
    }
  }

  private static void compare(final long seed) {
    final Random random = new Random(seed);
    final PipelineDefinition pipeline = pipeline(random);
    final TypedRun run = new TypedRun(pipeline, "v");
    final Map<String, ReferenceInstrument> twins = new LinkedHashMap<>();
    final List<String> expected = new ArrayList<>();
    final int instruments = 1 + random.nextInt(3);
    final int ticks = 1 + random.nextInt(80);
    long timeNs = STEP * (random.nextInt(100) - 50);
    long sequence = 0;
    for (int i = 0; i < ticks; i++) {
      timeNs += STEP * gap(random);
      final String name = "I" + random.nextInt(instruments);
      final double v = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(5) - 1;
      run.values(name, timeNs / (double) TypedRun.S, v);
      if (!twins.containsKey(name)) {
        twins.put(name, new ReferenceInstrument(pipeline));
        sequence++; // the record that names the instrument
      }
      twins.get(name).tick(timeNs, v);
      take(expected, sequence++, name, twins.get(name));
    }
    run.end();
    long unlabelled = 0;
    for (final Map.Entry<String, ReferenceInstrument> twin : twins.entrySet()) {
      unlabelled += twin.getValue().end();
      take(expected, sequence, twin.getKey(), twin.getValue());
    }
    final String at = "seed=" + seed + " " + pipeline.sample() + " " + pipeline.target();
    assertEquals(expected, run.signals, at);
    report(run.report(), twins, unlabelled, at);
  }

  /** Moves what a twin has said to the signals expected. */
  private static void take(
      final List<String> expected,
      final long sequence,
      final String name,
      final ReferenceInstrument twin) {
    int ordinal = 0;
    for (final String said : twin.said) {
      expected.add(sequence + "." + ordinal++ + " " + name + " " + said);
    }
    twin.said.clear();
  }

  private static void report(
      final PipelineReport report,
      final Map<String, ReferenceInstrument> twins,
      final long unlabelled,
      final String at) {
    final TreeMap<String, Long> counts = new TreeMap<>();
    twins
        .values()
        .forEach(twin -> twin.counts.forEach((kind, n) -> counts.merge(kind, n, Long::sum)));
    assertEquals(counts, new TreeMap<>(report.counts()), at);
    assertEquals(twins.values().stream().mapToLong(t -> t.samples).sum(), report.samples(), at);
    assertEquals(twins.values().stream().mapToLong(t -> t.notReady).sum(), report.notReady(), at);
    assertEquals(unlabelled, report.unlabelled(), at);
    assertEquals(
        Map.of("high", twins.values().stream().mapToLong(ReferenceInstrument::raised).sum()),
        report.alerts(),
        at);
    for (final ModelRow row : report.rows()) {
      final ReferenceInstrument twin = twins.get(row.instrument());
      if (twin != null && !row.name().equals("ew_mean")) {
        final String where = at + " " + row.instrument() + " " + row.name();
        assertEquals(twin.scored(row.name()), row.metrics().n(), where);
        assertEquals(twin.mae(row.name()), row.metrics().mae(), 1e-9, where);
        if (!row.name().equals("running_mean")) {
          assertEquals(twin.direction(row.name()), row.metrics().direction(), where);
        }
      }
    }
  }

  private static int gap(final Random random) {
    final int kind = random.nextInt(20);
    if (kind == 0) {
      return 4 * random.nextInt(20);
    }
    return kind == 1 ? -2 : new int[] {0, 0, 1, 1, 2, 3, 4}[random.nextInt(7)];
  }

  private static PipelineDefinition pipeline(final Random random) {
    final SampleRule sample = sample(random);
    final PipelineDefinition.Builder pipeline =
        PipelineDefinition.builder()
            .sample(sample)
            .target(target(random, sample))
            .metricsAfter(random.nextInt(3) == 0 ? 4 : 0)
            .model(
                random.nextBoolean()
                    ? ModelDefinition.of("m", "rls", "ridge", "0.01")
                    : ModelDefinition.of("m", "linear"))
            .alert(alert(random));
    ReferenceInstrument.FEATURES.forEach(pipeline::feature);
    return pipeline.build();
  }

  private static SampleRule sample(final Random random) {
    switch (random.nextInt(4)) {
      case 0:
        return SampleRule.EVERY_TICK;
      case 1:
        return SampleRule.ticks(2 + random.nextInt(2));
      default:
        return new SampleRule(
            SampleRule.By.TIME, STEP * (1 + random.nextInt(8)), random.nextInt(4));
    }
  }

  /** A target whose label is not taken before the next sample. */
  private static TargetDefinition target(final Random random, final SampleRule sample) {
    final String value = List.of("v", "a", "c", "a + 10").get(random.nextInt(4));
    final Change change = Change.values()[random.nextInt(3)];
    final long every = (long) sample.every();
    switch (random.nextInt(3)) {
      case 0:
        return TargetDefinition.of(value);
      case 1:
        final long ticks = sample.by() == SampleRule.By.TICKS ? every : 1;
        return new TargetDefinition(value, 0, Math.max(ticks, 1 + random.nextInt(3)), change);
      default:
        final long ns = sample.by() == SampleRule.By.TIME ? every : 1;
        return new TargetDefinition(
            value, Math.max(ns, STEP * (1 + random.nextInt(12))), 0, change);
    }
  }

  private static AlertDefinition alert(final Random random) {
    final int kind = random.nextInt(3);
    return new AlertDefinition(
        "high",
        ReferenceInstrument.CONDITION,
        kind == 1 ? 2 : 1,
        kind == 2 ? STEP * (1 + random.nextInt(6)) : 0,
        STEP * random.nextInt(6),
        "");
  }
}
