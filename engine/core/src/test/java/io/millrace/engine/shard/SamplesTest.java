package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.ModelRow;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * When samples are taken and labels learned. The model has no intercept: where the feature is the
 * target it predicts 0 once and the target from then on, where the feature is 1 the labels' mean.
 */
final class SamplesTest {
  private static final long S = TypedRun.S;

  @Test
  void shouldCloseEveryOpenBoundaryBeforeTheTickAndOneAtTheEnd() {
    final TypedRun run = sums(SampleRule.time(10 * S));
    run.values(3, 1).values(10, 2).values(35, 4).end();
    assertEquals(List.of("10.0 0.0", "20.0 2.0", "30.0 0.0", "40.0 4.0"), rounded(run));
    assertEquals(4, run.report().samples());
  }

  @Test
  void shouldLetATickAtTheBoundaryComeAfterIt() {
    final TypedRun run = sums(SampleRule.time(10 * S));
    run.values(10, 5).values(20, 7).end();
    assertEquals(List.of("20.0 0.0", "30.0 7.0"), rounded(run));
  }

  /** The boundary after the last one of 64 bits lay before the epoch and closed at once. */
  @Test
  void shouldCloseOneBoundaryAtTheEndWhenTheNextIsBeyondAllTimes() {
    for (final long days : new long[] {60_000, 100_000, 106_751}) {
      final TypedRun run = sums(SampleRule.time(days * 86_400 * S));
      run.values(1.7e9, 1).values(1.7e9 + 5, 2).end();
      assertEquals(1, run.report().samples(), "days=" + days);
      assertEquals(Map.of(), run.report().counts(), "days=" + days);
    }
  }

  /** A label due after the last time of 64 bits was due at once, with the tick of its sample. */
  @Test
  void shouldLearnNoLabelThatIsDueBeyondAllTimes() {
    final TypedRun run = levels(new TargetDefinition("v", 100_000L * 86_400 * S, 0, Change.LEVEL));
    run.values(1.7e9, 1).values(1.7e9 + 5, 2).values(1.7e9 + 9, 3).end();
    assertEquals(3, run.report().unlabelled());
  }

  @Test
  void shouldStopClosingBoundariesWhenTheInstrumentIsIdle() {
    final TypedRun run = sums(new SampleRule(SampleRule.By.TIME, 10 * S, 2));
    run.values(1, 5).values(101, 7).end();
    assertEquals(List.of("10.0 0.0", "20.0 0.0", "30.0 0.0", "110.0 7.0"), rounded(run));
    assertEquals(Map.of("idle_skipped", 7L), run.report().counts());
  }

  @Test
  void shouldSampleEveryThirdTick() {
    final TypedRun run = sums(SampleRule.ticks(3));
    for (int i = 1; i <= 7; i++) {
      run.values(i, i);
    }
    assertEquals(List.of("3.0 0.0", "6.0 21.0"), rounded(run));
  }

  @Test
  void shouldSampleByTradedVolumeAndCarryTheRest() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .sample(SampleRule.volume(100))
                .feature("one", "1")
                .target(TargetDefinition.of("size"))
                .build(),
            "size");
    run.values(1, 60).values(2, 60).values(3, 70).values(4, Double.NaN).values(5, 230);
    assertEquals(2, run.report().samples());
    run.values(6, 80);
    assertEquals(3, run.report().samples());
  }

  /** 3 times 0.1 is no decimal as a product of doubles, and the rest of 0.35 was below 0.05. */
  @Test
  void shouldCarryTheExactRestWhenTheVolumeIsAFraction() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .sample(SampleRule.volume(0.1))
                .feature("one", "1")
                .target(TargetDefinition.of("size"))
                .build(),
            "size");
    for (int i = 1; i <= 100; i++) {
      run.values(2 * i, 0.35).values(2 * i + 1, 0.05);
      assertEquals(2 * i, run.report().samples());
    }
  }

  @Test
  void shouldSampleByTradedValueWhateverTheSignOfThePrice() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .sample(SampleRule.value(1_000))
                .feature("one", "1")
                // in the order of the fields below
                .target(TargetDefinition.of("price"))
                .build(),
            "price",
            "size");
    run.values(1, 10, 60).values(2, -10, 60).values(3, 10, Double.NaN);
    assertEquals(1, run.report().samples());
    run.values(4, 0.5, 1_599).values(5, Double.NaN, 5).values(6, 1, 0.25);
    assertEquals(1, run.report().samples());
    run.values(7, 1, 0.25).values(8, 7, 3_000);
    assertEquals(3, run.report().samples());
  }

  /** A feature named size was taken for the field, and a negative size had a value. */
  @Test
  void shouldSampleByTheFieldsAloneWhateverFeaturesAreNamed() {
    for (final SampleRule rule : List.of(SampleRule.volume(100), SampleRule.value(100))) {
      final TypedRun run =
          new TypedRun(
              PipelineDefinition.builder()
                  .sample(rule)
                  // in the order of the fields below
                  .feature("price", "0 * price")
                  .feature("size", "log(size)")
                  .target(TargetDefinition.of("size"))
                  .build(),
              "price",
              "size");
      run.values(1, 1, 60).values(2, 1, -60).values(3, 1, 39).values(4, -1, -200);
      assertEquals(0, run.report().samples(), rule.toString());
      run.values(5, 1, 1);
      assertEquals(1, run.report().samples(), rule.toString());
    }
  }

  @Test
  void shouldCountSamplesWithoutAKnownFeatureAsNotReady() {
    final TypedRun run = levels(TargetDefinition.of("v"));
    run.values(1, Double.NaN).values(2, 1).values(3, Double.POSITIVE_INFINITY).end();
    assertEquals(1, run.report().samples());
    assertEquals(2, run.report().notReady());
  }

  @Test
  void shouldTakeATimedLabelFromTheStateBeforeTheTickAtItsInstant() {
    final TypedRun run = levels(new TargetDefinition("v", 10 * S, 0, Change.LEVEL));
    run.values(0, 3).values(10, 100).values(11, 100).end();
    final ModelRow row = row(run, "m");
    assertEquals(1, row.metrics().n());
    assertEquals(3, row.metrics().mae(), 1e-12);
    assertEquals(2, run.report().unlabelled());
  }

  @Test
  void shouldLearnALabelBeforeASampleAtTheSameInstantPredicts() {
    final TypedRun run =
        levels(SampleRule.time(10 * S), new TargetDefinition("v", 10 * S, 0, Change.LEVEL));
    run.values(1, 4).values(25, 4);
    assertEquals(List.of("10.0 0.0", "20.0 4.0"), rounded(run));
  }

  @Test
  void shouldMoveWindowsToTheInstantOfTheLabel() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("one", "1")
                .target(new TargetDefinition("sum(v, window=5s)", 10 * S, 0, Change.LEVEL))
                .model(ModelDefinition.of("m", "rls", "intercept", "false"))
                .build(),
            "v");
    run.values(0, 3).values(6, 2).values(12, 9);
    assertEquals(1, row(run, "m").metrics().n());
    assertEquals(2, row(run, "m").metrics().mae(), 1e-12);
  }

  @Test
  void shouldTakeATickLabelAfterTheNthLaterTick() {
    final TypedRun run = levels(new TargetDefinition("v", 0, 2, Change.DIFFERENCE));
    run.values(0, 3).values(1, 5).values(2, 10).values(3, 4);
    assertEquals(2, row(run, "no_change").metrics().n());
    assertEquals((7 + 1) / 2.0, row(run, "no_change").metrics().mae(), 1e-12);
  }

  @Test
  void shouldNotLearnALabelThatIsNotKnown() {
    final TypedRun run = levels(new TargetDefinition("w", 0, 1, Change.LEVEL), "v", "w");
    run.values(0, 1, 1).values(1, 1, Double.NaN).values(2, 1, 2);
    assertEquals(1, row(run, "m").metrics().n());
    assertEquals(Map.of("label_not_known", 1L), run.report().counts());
  }

  @Test
  void shouldLeaveTheWarmUpOutOfTheMetricsOfModelsAndBaselines() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("one", "1")
                .target(TargetDefinition.of("v"))
                .metricsAfter(2)
                .build(),
            "v");
    run.values(0, 9).values(1, 1).values(2, 1).values(3, 1);
    assertEquals(4, run.report().samples());
    assertEquals(2, row(run, "no_change").metrics().n());
    assertEquals(0, row(run, "no_change").metrics().mae());
  }

  @Test
  void shouldKeepInstrumentsApartAndSumThemUp() {
    final TypedRun run = levels(TargetDefinition.of("v"));
    run.values("A", 0, 1).values("B", 0, 5).values("A", 1, 2).values("B", 1, 5);
    final List<String> rows =
        run.report().rows().stream()
            .filter(row -> row.name().equals("no_change"))
            .map(row -> row.instrument() + " " + row.metrics().n() + " " + row.metrics().mae())
            .toList();
    assertEquals(List.of("* 4 1.75", "A 2 1.0", "B 2 2.5"), rows);
  }

  @Test
  void shouldMoveEveryInstrumentWhenTimePasses() {
    final TypedRun run = sums(SampleRule.time(10 * S));
    run.values("A", 1, 1).values("B", 2, 2).time(21);
    assertEquals(List.of("10.0 0.0", "20.0 0.0", "10.0 0.0", "20.0 0.0"), rounded(run));
  }

  @Test
  void shouldRaiseTimesThatRunBackwardsAndDoubtTimesThatLeap() {
    final long day = 86_400;
    final TypedRun run = levels(TargetDefinition.of("v"));
    run.values(100, 1).values(50, 2).values(100 + 8 * day, 3).values(101, 4);
    assertEquals(Map.of("time_backwards", 1L, "time_jump", 1L), run.report().counts());
    assertEquals(3, run.report().ticks());
    run.values(102 + 9 * day, 5).values(103 + 9 * day, 6);
    assertEquals(5, run.report().ticks());
    assertEquals(Map.of("time_backwards", 1L, "time_jump", 1L), run.report().counts());
  }

  private static TypedRun sums(final SampleRule rule) {
    return new TypedRun(
        PipelineDefinition.builder()
            .sample(rule)
            .feature("total", rule.by() == SampleRule.By.TIME ? "sum(v, window=10s)" : "sum(v)")
            .target(TargetDefinition.of("total"))
            .model(ModelDefinition.of("m", "rls", "intercept", "false", "ridge", "1e-12"))
            .build(),
        "v");
  }

  private static TypedRun levels(final TargetDefinition target, final String... fields) {
    return levels(SampleRule.EVERY_TICK, target, fields);
  }

  private static TypedRun levels(
      final SampleRule rule, final TargetDefinition target, final String... fields) {
    return new TypedRun(
        PipelineDefinition.builder()
            .sample(rule)
            .feature("one", "v / v")
            .target(target)
            .model(ModelDefinition.of("m", "rls", "intercept", "false", "ridge", "1e-12"))
            .build(),
        fields.length == 0 ? new String[] {"v"} : fields);
  }

  private static List<String> rounded(final TypedRun run) {
    return run.signals.stream()
        .map(signal -> signal.split(" "))
        .map(
            parts ->
                parts[2]
                    + " "
                    + StrictMath.round(Double.parseDouble(parts[3].split("=")[1]) * 1e6) / 1e6)
        .toList();
  }

  private static ModelRow row(final TypedRun run, final String name) {
    return run.report().rows().stream()
        .filter(row -> row.name().equals(name) && row.instrument().equals("A"))
        .findFirst()
        .orElseThrow();
  }
}
