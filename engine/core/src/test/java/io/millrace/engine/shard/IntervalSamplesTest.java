package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.DriftDefinition.Action;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.Coverage;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalSamplesTest {
  private static final double COVERAGE = 0.7;
  private static final double RATE = 0.02;

  private static PipelineDefinition definition(
      final int horizon, final Action action, final int room) {
    return PipelineDefinition.builder()
        .feature("x", "x")
        .target(new TargetDefinition("y", 0, horizon, Change.LEVEL, TargetDefinition.Kind.NUMBER))
        .model(
            ModelDefinition.of(
                "m", "conformal", "coverage", "" + COVERAGE, "rate", "" + RATE, "window", "50"))
        .drift(
            new DriftDefinition(
                "d",
                "page_hinkley",
                "t",
                action,
                action == Action.FREEZE ? 40 : DriftDefinition.DEFAULT_SAMPLES,
                DriftDefinition.DEFAULT_FACTOR,
                new Settings("drift/0", Map.of("threshold", "3", "min", "5"))))
        .maxWindow(room)
        .build();
  }

  /** Half the width of the next interval. */
  private static double half(final List<Double> errors, final double miss) {
    final List<Double> last =
        errors.subList(Math.max(0, errors.size() - 50), errors.size()).stream().sorted().toList();
    final int rank = (int) Math.ceil((1 - miss) * (last.size() + 1));
    return miss <= 0 || rank > last.size() ? Double.POSITIVE_INFINITY : last.get(rank - 1);
  }

  /**
   * Predictions whose labels never came, or came while the model was frozen, stood in the way of
   * later ones with the same features: each later label was judged by a prediction before its own.
   */
  @ParameterizedTest
  @ValueSource(strings = {"unknown", "frozen"})
  void shouldJudgeEachLabelByItsOwnPrediction(final String why) {
    final TypedRun run = new TypedRun(definition(1, Action.FREEZE, 100), "x", "y", "t");
    final Random random = new Random(5);
    final List<Double> errors = new ArrayList<>();
    double miss = 1 - COVERAGE;
    double prediction = Double.NaN;
    double half = Double.NaN;
    double covered = 0;
    int frozen = 0;
    for (int i = 0; i < 1_500; i++) {
      final boolean unknown = why.equals("unknown") && i % 100 == 99;
      final boolean freezes = why.equals("frozen") && i == 300;
      // what is predicted leaps, so that predictions one after the other differ
      final double y = unknown ? Double.NaN : 100 * Math.sin(i * i) + random.nextGaussian();
      run.values(i, 1, y, freezes ? 100 : 0);
      if (i > 0 && frozen > 0) {
        frozen--;
      } else if (i > 0 && !unknown) {
        final double error = Math.abs(y - prediction);
        final boolean isCovered = error <= half;
        covered += isCovered ? 1 : 0;
        miss += RATE * (1 - COVERAGE - (isCovered ? 0 : 1));
        errors.add(error);
      }
      prediction = said(run, "m");
      half = half(errors, miss);
      frozen = freezes ? 40 : frozen;
    }
    assertEquals(why.equals("frozen") ? 1 : 0, run.report().drift().get("d").count());
    assertTrue(errors.size() > 1_400);
    final var row = run.report().rows().stream().filter(r -> r.name().equals("m")).findFirst();
    assertEquals(covered / errors.size(), row.orElseThrow().state().coverage().share(), 1e-12);
  }

  /** A sample that waits for its label. */
  private record Waiting(int due, double prediction, double half, boolean isForgotten) {}

  /**
   * With a full queue the newest sample's prediction was not forgotten alone, but all before it,
   * and nothing was ever judged. After a reset labels of samples from before it were judged by
   * predictions since, and from then on each label by one of a sample after its own.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 100, -1, 1",
    "4, 100, 300, 1",
    "9, 3, -1, 1",
    "9, 3, -1, 1000",
    "9, 3, 300, 1",
    "9, 3, 300, 1000"
  })
  void shouldJudgeEachLabelByItsOwnPredictionWhenManyWait(
      final int horizon, final int room, final int resetAt, final int features) {
    final PipelineDefinition definition = definition(horizon, Action.RESET, room);
    TypedRun run = new TypedRun(definition, "x", "y", "t");
    final Random random = new Random(5);
    final List<Double> errors = new ArrayList<>();
    Deque<Waiting> waiting = new ArrayDeque<>();
    double miss = 1 - COVERAGE;
    int covered = 0;
    for (int i = 0; i < 1_500; i++) {
      final double y = 100 * Math.sin(i * i) + random.nextGaussian();
      run.values(i, i % features, y, i == resetAt ? 100 : 0);
      if (!waiting.isEmpty() && waiting.peek().due == i) {
        final Waiting own = waiting.remove();
        if (!own.isForgotten) {
          final double error = Math.abs(y - own.prediction);
          final boolean isCovered = error <= own.half;
          covered += isCovered ? 1 : 0;
          miss += RATE * (1 - COVERAGE - (isCovered ? 0 : 1));
          errors.add(error);
        }
      }
      final double prediction = said(run, "m");
      final double half = half(errors, miss);
      assertEquals(prediction + half, said(run, "m.upper"), 1e-9 * Math.abs(y), "sample " + i);
      if (waiting.size() < room) {
        waiting.add(new Waiting(i + horizon, prediction, half, false));
      }
      if (i == resetAt) {
        waiting =
            waiting.stream()
                .map(w -> new Waiting(w.due, w.prediction, w.half, true))
                .collect(Collectors.toCollection(ArrayDeque::new));
        errors.clear();
        miss = 1 - COVERAGE;
        covered = 0;
      }
      run = i == 301 ? run.restored(definition) : run;
    }
    assertEquals(resetAt < 0 ? 0 : 1, run.report().drift().get("d").count());
    assertTrue(errors.size() > 300, "" + errors.size());
    final var row = run.report().rows().stream().filter(r -> r.name().equals("m")).findFirst();
    assertEquals(
        new Coverage(COVERAGE, errors.size(), covered), row.orElseThrow().state().coverage());
  }

  private static double said(final TypedRun run, final String name) {
    final String start = " " + name + "=";
    final String last =
        run.signals.stream().filter(s -> s.contains(start)).reduce((a, b) -> b).orElseThrow();
    return Double.parseDouble(last.substring(last.indexOf('=') + 1));
  }
}
