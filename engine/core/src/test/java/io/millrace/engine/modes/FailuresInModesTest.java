package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.BackPressure;
import io.millrace.engine.Engine;
import io.millrace.engine.FaultyEngines;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.FieldNames;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops an engine stops it in every mode, with the same words, and no thread hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FailuresInModesTest {
  private static final long S = FeedScript.S;
  private static final int AT = 100;

  /** There are predictions on this record. */
  private static final int FROM = 206;

  private static final PipelinePlan PLAN =
      PipelinePlan.of(Pipelines.everything().build(), new FieldNames(Pipelines.FIELDS, false));

  private static Stream<ThreadsDefinition> modes() {
    return ModeRuns.ALL.stream();
  }

  /** A tick each half second of six instruments. */
  private static FeedScript script(final int ticks) {
    final FeedScript script = new FeedScript();
    for (int i = 0; i < ticks; i++) {
      script.values("I" + i % 6, i * S / 2, i * 7 % 11, 1 + i % 5);
    }
    return script.end();
  }

  private static EngineFailure failure(
      final ThreadsDefinition mode, final SignalListener listener, final StageProbe probe) {
    final Engine engine = FaultyEngines.builder(PLAN, listener, probe).threads(mode).start();
    final EngineFailure failure =
        assertThrows(
            EngineFailure.class,
            () -> {
              script(3_000).play(engine, new SplittableRandom(1));
              engine.report();
            });
    assertThrows(EngineFailure.class, () -> engine.time(0));
    assertThrows(EngineFailure.class, engine::close);
    return failure;
  }

  private static List<StageProbe> probes(final LongConsumer thrower) {
    return List.of(
        new StageProbe() {
          @Override
          public void decode(final long sequence) {
            thrower.accept(sequence);
          }
        },
        new StageProbe() {
          @Override
          public void statistics(final long sequence) {
            thrower.accept(sequence);
          }
        },
        new StageProbe() {
          @Override
          public void learning(final long sequence) {
            thrower.accept(sequence);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldNameTheSequenceWhenAStageThrowsAnError(final ThreadsDefinition mode) {
    final LongConsumer thrower =
        sequence -> {
          if (sequence == AT) {
            throw new AssertionError("injected");
          }
        };
    for (final StageProbe probe : probes(thrower)) {
      final String said = failure(mode, SignalListener.NONE, probe).getMessage();
      final boolean isWhole = said.contains("could not hand over the records from sequence ");
      assertTrue(isWhole || said.contains("sequence " + AT), said);
      assertTrue(said.contains("injected"), said);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldSayWhichSignalWasNotTakenWhenTheListenerFails(final ThreadsDefinition mode) {
    final SignalListener listener =
        new SignalListener() {
          @Override
          public void prediction(
              final long sequence,
              final int ordinal,
              final String instrument,
              final long timeNs,
              final String model,
              final double value) {
            if (sequence >= FROM) {
              throw new IllegalStateException("disk full");
            }
          }
        };
    final String said = failure(mode, listener, StageProbe.NONE).getMessage();
    assertTrue(said.contains("disk full"), said);
    assertTrue(said.contains("on a signal of sequence " + FROM), said);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldGiveUpTheInstrumentsWhenMemoryRunsOut(final ThreadsDefinition mode) {
    final OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    final LongConsumer thrower =
        sequence -> {
          if (sequence == AT) {
            throw new IllegalArgumentException("wraps it", full);
          }
        };
    for (final StageProbe probe : probes(thrower)) {
      assertSame(full, failure(mode, SignalListener.NONE, probe).getCause());
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldCountEveryRecordInLatencyWhenItIsAskedFor(final ThreadsDefinition mode) {
    for (int round = 0; round < 5; round++) {
      try (Engine engine =
          FaultyEngines.builder(PLAN, SignalListener.NONE, StageProbe.NONE).threads(mode).start()) {
        final FeedScript script = script(300);
        script.play(engine, new SplittableRandom(round));
        final PipelineReport report = engine.report();
        assertEquals(report.events(), engine.latency().getTotalCount());
        assertEquals(script.sequence(), report.events());
        assertEquals(0, engine.occupied());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shouldCountWhatItDropsWhenTheRingIsFull(final ThreadsDefinition mode) {
    final FeedScript script = script(3_000);
    try (Engine engine =
        FaultyEngines.builder(PLAN, SignalListener.NONE, StageProbe.NONE)
            .threads(mode)
            .backPressure(BackPressure.DROP)
            .start()) {
      final RecordBatch batch = new RecordBatch(1, 1_000);
      for (final FeedScript.Step step : script.steps()) {
        if (step.kind() == FeedScript.Kind.RECORD) {
          batch.clear(0, 1);
          batch.add(step.bytes(), 0, step.bytes().length, 1);
          engine.publish(batch);
        }
      }
      final PipelineReport report = engine.report();
      final long dropped = report.counts().getOrDefault("dropped", 0L);
      assertEquals(script.sequence(), report.events() + dropped);
      assertEquals(engine.nextSequence(), report.events());
    }
  }
}
