package io.millrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.engine.placement.ThreadsDefinition.Wait;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Publishing ticks and all that follows from them allocates nothing, on any thread of any mode. */
@Timeout(60)
final class MarketEngineAllocationTest {
  private static final int INSTRUMENTS = 8;
  private static final int STEPS = 1_500;
  private static final long STEP_NS = 1_000_000;

  private int round;
  private long predictions;
  private long alerts;

  /** Counts, so that no signal can be left out by a compiler. */
  private final SignalListener listener =
      new SignalListener() {
        @Override
        public void prediction(
            final long sequence,
            final int ordinal,
            final String instrument,
            final long timeNs,
            final String model,
            final double value) {
          predictions++;
        }

        @Override
        public void alert(
            final long sequence,
            final int ordinal,
            final String instrument,
            final long timeNs,
            final String alert,
            final String message) {
          alerts++;
        }
      };

  private static PipelineDefinition.Builder features() {
    return PipelineDefinition.builder()
        .feature("ofi_1s", "sum(ofi, window=1s)")
        .feature("range", "max(mid, window=100ms) - min(mid, window=100ms)")
        .feature("score", "zscore(mid, n=50)")
        .feature("volatility", "ew_std(diff(mid), half_life=50)")
        .feature("flow", "sum(side * size, n=20)")
        .feature("imbalance", "imbalance")
        .anomaly(AnomalyDefinition.of("odd", "ew_gaussian", "imbalance", "score"))
        .alert(AlertDefinition.of("wide", "spread > 2 * ew_mean(spread, half_life=100)", "is wide"))
        .alert(AlertDefinition.of("strange", "odd > 4", "is strange"));
  }

  private static PipelineDefinition numbers() {
    return features()
        .target(new TargetDefinition("mid", 20 * STEP_NS, 0, Change.DIFFERENCE))
        .model(ModelDefinition.of("rls", "rls", "forgetting", "0.9999"))
        .model(ModelDefinition.of("linear", "linear"))
        .drift(DriftDefinition.of("shift", "page_hinkley", "error(rls)"))
        .drift(DriftDefinition.of("level", "adwin", "mid").action(DriftDefinition.Action.RATE))
        .alert(AlertDefinition.of("high", "mean(rls, n=10) > 0.01", "will rise"))
        .build();
  }

  private static PipelineDefinition classes() {
    return features()
        .sample(SampleRule.time(3 * STEP_NS))
        .target(new TargetDefinition("mid", 0, 10, Change.DIFFERENCE, Kind.CLASS))
        .model(ModelDefinition.of("softmax", "softmax"))
        .model(ModelDefinition.of("bayes", "naive_bayes"))
        .drift(DriftDefinition.of("shift", "ddm", "error(softmax)"))
        .build();
  }

  private static Stream<Arguments> modes() {
    return Stream.of(
        Arguments.of(Threading.INLINE, 1, List.of()),
        Arguments.of(Threading.FUSED, 1, List.of("engine")),
        Arguments.of(
            Threading.DEDICATED, 1, List.of("decode", "learning", "signals-stage", "statistics")),
        Arguments.of(Threading.SHARDED, 2, List.of("merge", "shard-0", "shard-1")),
        Arguments.of(Threading.SHARDED, 3, List.of("merge", "shard-0", "shard-1", "shard-2")));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldAllocateNothingOnAnyThreadWhenNumbersAreLearned(
      final Threading mode, final int shards, final List<String> threads) {
    run(numbers(), mode, shards, threads);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldAllocateNothingOnAnyThreadWhenClassesAreLearned(
      final Threading mode, final int shards, final List<String> threads) {
    run(classes(), mode, shards, threads);
  }

  private void run(
      final PipelineDefinition definition,
      final Threading mode,
      final int shards,
      final List<String> threads) {
    final ThreadsDefinition placed =
        new ThreadsDefinition(mode, shards, Wait.AUTO, ThreadsDefinition.DEFAULT_RING, List.of());
    try (MarketEngine engine =
        MarketEngine.start(
            definition,
            FieldNames.MARKET,
            listener,
            null,
            System::nanoTime,
            builder -> builder.threads(placed))) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        engine.instrument("SIM" + i);
      }
      publish(engine); // every thread has its name, every window its size
      engine.report();
      final AllocationMeter meter = AllocationMeter.ofThreads("millrace-");
      final List<String> expected =
          new ArrayList<>(threads.stream().map(thread -> "millrace-" + thread).toList());
      expected.add(Thread.currentThread().getName());
      assertEquals(expected, meter.names());
      meter.run(mode.label(), 0, () -> publish(engine), engine::report);
      final long ticks = engine.report().ticks();
      assertEquals((long) round * STEPS * INSTRUMENTS, ticks);
      assertTrue(predictions > ticks / 4, "predictions=" + predictions);
      assertTrue(alerts > round, "alerts=" + alerts);
    }
  }

  /** The same prices and sizes in each round. */
  private void publish(final MarketEngine engine) {
    for (int i = 0; i < STEPS; i++) {
      final long timeNs = ((long) round * STEPS + i) * STEP_NS;
      for (int k = 0; k < INSTRUMENTS; k++) {
        final int wave = (i + k) % 37;
        if (i % 5 == 3) {
          engine.trade(k, timeNs, 100 + wave % 5, 10 + wave, wave % 2 == 0 ? 1 : -1);
        } else {
          final double ask = 102 + wave % 7 + (i % 500 == 499 ? 20 : 0);
          engine.quote(k, timeNs, 100 + wave % 5, 300 + wave, ask, 500 - wave);
        }
      }
    }
    round++;
  }
}
