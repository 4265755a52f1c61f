package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlertsTest {
  private static final long S = TypedRun.S;

  @Test
  void shouldRaiseTheSensorsAlertsOnTheReadingsOfTheExample() {
    final double[] temperature = {10, 11, 10, 11, 12, 11, 10, 9, 10, 11, 12, 11, 9, 12, 11};
    final double[] acidity = {5, 5.5, 6, 5, 4.5, 5, 4.5, 5, 4.5, 5, 4, 4.5, 5, 4.5, 6};
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .alert(AlertDefinition.of("cold", "temperature < 10", "temp too low"))
                .alert(AlertDefinition.of("sour", "pH > 5.5", "pH too high"))
                .build(),
            "temperature",
            "pH");
    for (int i = 0; i < temperature.length; i++) {
      run.values(i + 1, temperature[i], acidity[i]);
    }
    assertEquals(
        List.of(
            "3.0 A 3.0 sour! pH too high",
            "8.0 A 8.0 cold! temp too low",
            "13.0 A 13.0 cold! temp too low",
            "15.0 A 15.0 sour! pH too high"),
        run.signals);
    assertEquals(Map.of("cold", 2L, "sour", 2L), run.report().alerts());
  }

  @Test
  void shouldCountTheTicksOfForIncludingThisOne() {
    final TypedRun run = rule(3, 0, 0);
    feed(run, 1, 1, 0, 1, 1, 1, 1, 0, 1);
    assertEquals(List.of("6.0 A 5.0 r! ", "7.0 A 6.0 r! "), run.signals);
  }

  @Test
  void shouldMeasureTheDurationOfForInEventTime() {
    final TypedRun run = rule(1, 2 * S, 0);
    feed(run, 1, 1, 1, 1, 0, 1);
    assertEquals(List.of("3.0 A 2.0 r! ", "4.0 A 3.0 r! "), run.signals);
  }

  @Test
  void shouldStaySilentDuringTheCooldown() {
    final TypedRun run = rule(1, 0, 2 * S);
    feed(run, 1, 1, 1, 1, 1);
    assertEquals(List.of("1.0 A 0.0 r! ", "3.0 A 2.0 r! ", "5.0 A 4.0 r! "), run.signals);
  }

  @Test
  void shouldFireOnOneOnlyAndNeverOnNaN() {
    final TypedRun run = rule(1, 0, 0);
    feed(run, 2, Double.NaN, 0.5, -1, 1);
    assertEquals(List.of("5.0 A 4.0 r! "), run.signals);
  }

  @Test
  void shouldListAlertsThatWereNeverRaised() {
    assertEquals(Map.of("r", 0L), rule(1, 0, 0).report().alerts());
  }

  @Test
  void shouldSeeTheLatestPredictionByTheModelsName() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "v")
                .target(TargetDefinition.of("v"))
                .model(ModelDefinition.of("m", "rls", "intercept", "false", "ridge", "1e-6"))
                .alert(AlertDefinition.of("high", "m > 1.5", ""))
                .build(),
            "v");
    feed(run, 1, 2, 3);
    assertEquals(
        List.of("2.1 A 1.0 high! ", "3.1 A 2.0 high! "),
        run.signals.stream().filter(signal -> signal.contains("high")).toList());
  }

  /** A quote whose time is not believed was carried into the ticks after it. */
  @Test
  void shouldCarryNothingFromATickThatIsRefused() {
    final double nan = Double.NaN;
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .alert(AlertDefinition.of("wrong", "bid == 99 or mid > 3 or price > 9", ""))
                .build(),
            "bid",
            "ask",
            "price");
    run.values(0, 1, 2, nan).values(1e6, 99, nan, nan).values(1, nan, 3, nan);
    run.values(2, nan, nan, 5);
    assertEquals(1L, run.report().counts().get("time_jump"));
    assertEquals(3, run.report().ticks());
    assertEquals(List.of(), run.signals);
    run.values(1e6, 99, nan, nan).values(1e6 + 1, 98, nan, nan);
    assertEquals(List.of("6.0 A 1000000.0 wrong! ", "6.1 A 1000001.0 wrong! "), run.signals);
  }

  private static TypedRun rule(final long ticks, final long ns, final long cooldownNs) {
    return new TypedRun(
        PipelineDefinition.builder()
            .alert(new AlertDefinition("r", "v", ticks, ns, cooldownNs, ""))
            .build(),
        "v");
  }

  private static void feed(final TypedRun run, final double... values) {
    for (int i = 0; i < values.length; i++) {
      run.values(i, values[i]);
    }
  }
}
