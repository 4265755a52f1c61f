package io.millrace.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.typed.TypedEncoder;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineTest {
  private static final Source SOURCE = new Source(0, "test", null, null, 0, null);
  private static final PipelineDefinition DEFINITION =
      PipelineDefinition.builder()
          .feature("imbalance", "imbalance")
          .feature("spread", "spread")
          .target(new TargetDefinition("mid", 0, 3, TargetDefinition.Change.DIFFERENCE))
          .model(ModelDefinition.of("rls", "rls"))
          .model(ModelDefinition.of("linear", "linear"))
          .alert(AlertDefinition.of("wide", "spread > 4", "wide"))
          .build();

  private final TypedEncoder encoder = new TypedEncoder();
  private final RecordBatch batch = new RecordBatch(64, 4_096);

  @Test
  void shouldGiveTheSameDigestsInlineAndFused() {
    final PipelineReport inline = run(Threading.INLINE, 20_000);
    final PipelineReport fused = run(Threading.FUSED, 20_000);
    assertEquals(inline.digests(), fused.digests());
    assertEquals(20_003, fused.events());
    assertTrue(fused.samples() > 10_000, () -> "samples=" + fused.samples());
  }

  private PipelineReport run(final Threading threading, final int quotes) {
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
    try (Engine engine = builder.threading(threading).slots(256).start()) {
      engine.source(SOURCE);
      publishQuotes(engine, quotes);
      engine.end();
      return engine.report();
    }
  }

  @Test
  void shouldJournalEachRecordBeforeAnyStageSeesIt() {
    final RecordingJournal journal = new RecordingJournal();
    final AtomicLong early = new AtomicLong();
    final LongConsumer probe =
        sequence -> {
          if (sequence >= journal.nextSequence) {
            early.incrementAndGet();
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, probe);
    try (Engine engine = builder.journal(journal).slots(64).start()) {
      publishQuotes(engine, 5_000);
    }
    assertEquals(0, early.get());
    assertEquals(5_003, journal.nextSequence);
  }

  @Test
  void shouldJournalControlEventsInTheirPlaces() {
    final RecordingJournal journal = new RecordingJournal();
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
    try (Engine engine = builder.journal(journal).start()) {
      engine.source(SOURCE);
      publishQuotes(engine, 2);
      engine.gap(7);
      engine.time(99);
      engine.end();
      assertEquals(7, engine.report().counts().get("dropped"));
    }
    assertEquals(
        List.of("source 0 test", "records 0+5", "gap 5 7", "time 5 99", "end 5"), journal.appended);
  }

  @Test
  void shouldJournalCheckpointsAndALastOneOnClose() {
    final RecordingJournal journal = new RecordingJournal();
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
    final PartDigests last;
    try (Engine engine = builder.journal(journal).checkpoints(seen -> {}, 1_000).start()) {
      publishQuotes(engine, 2_500);
      last = engine.report().digests();
    }
    final List<Checkpoint> taken = journal.checkpoints;
    assertEquals(
        List.of(1_000L, 2_000L, 2_503L), taken.stream().map(Checkpoint::sequence).toList());
    assertEquals(List.of(false, false, true), taken.stream().map(Checkpoint::last).toList());
    assertEquals(last, taken.get(2).parts());
  }

  @Test
  void shouldQuarantineTheInstrumentWhoseStageThrowsAndGoOnWithTheOthers() {
    final LongConsumer probe =
        sequence -> {
          if (sequence == 100) {
            throw new IllegalStateException("injected");
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, probe);
    try (Engine engine = builder.start()) {
      publishQuotes(engine, 3_000);
      final PipelineReport report = engine.report();
      assertEquals(1, report.quarantines().size());
      assertEquals(100, report.quarantines().get(0).sequence());
      assertEquals(2, report.instruments());
      assertEquals(3_003, report.events());
      assertTrue(report.counts().get("quarantined") > 500, report.counts()::toString);
    }
  }

  @Test
  void shouldStopTheFeedWhenAStageThrowsAnError() {
    final LongConsumer probe =
        sequence -> {
          if (sequence == 100) {
            throw new AssertionError("injected");
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, probe);
    final Engine engine = builder.slots(64).start();
    final EngineFailure failure =
        assertThrows(EngineFailure.class, () -> publishQuotes(engine, 1_000_000));
    assertTrue(failure.getMessage().contains("sequence 100"), failure::getMessage);
    assertThrows(EngineFailure.class, engine::close);
  }

  /** An exception that is thrown again while it is on its way cannot be suppressed by itself. */
  @Test
  void shouldTellTheFailureWhenTheEngineIsClosedOnItsWay() {
    for (final Threading threading : List.of(Threading.INLINE, Threading.FUSED)) {
      final RecordingJournal journal = new RecordingJournal();
      journal.failAt = 200;
      final EngineBuilder builder =
          FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
      final EngineFailure failure =
          assertThrows(
              EngineFailure.class,
              () -> {
                try (Engine engine = builder.threading(threading).journal(journal).start()) {
                  publishQuotes(engine, 10_000);
                }
              });
      assertTrue(failure.getMessage().contains("no space left"), failure::getMessage);
    }
  }

  @Test
  void shouldStopWhenTheListenerFails() {
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
            throw new IllegalStateException("disk full");
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, listener, at -> {});
    final Engine engine = builder.start();
    final EngineFailure failure =
        assertThrows(
            EngineFailure.class,
            () -> {
              try (engine) { // the failure can show before the engine is closed
                publishQuotes(engine, 10);
              }
            });
    assertTrue(failure.getMessage().contains("disk full"), failure::getMessage);
  }

  @Test
  void shouldStopWhenTheJournalFails() {
    final RecordingJournal journal = new RecordingJournal();
    journal.failAt = 200;
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
    final Engine engine = builder.journal(journal).start();
    final EngineFailure failure =
        assertThrows(EngineFailure.class, () -> publishQuotes(engine, 10_000));
    assertTrue(failure.getMessage().contains("no space left"), failure::getMessage);
    assertThrows(EngineFailure.class, engine::close);
    assertEquals(journal.nextSequence, engine.eventsSeen());
  }

  @Test
  void shouldDropBeforeTheSequenceAndJournalTheGapWhenTheRingIsFull() throws Exception {
    final RecordingJournal journal = new RecordingJournal();
    final CountDownLatch stuck = new CountDownLatch(1);
    final LongConsumer probe =
        sequence -> {
          try {
            stuck.await();
          } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, probe);
    final Engine engine =
        builder.journal(journal).backPressure(BackPressure.DROP).slots(64).start();
    publishQuotes(engine, 1_000);
    final long taken = engine.nextSequence();
    assertTrue(taken < 200, () -> "taken=" + taken);
    stuck.countDown();
    assertEquals(1_003 - taken, engine.report().counts().get("dropped"));
    engine.close();
    assertEquals(taken, engine.eventsSeen());
    assertEquals(1_003 - taken, engine.report().counts().get("dropped"));
    final long lost =
        journal.appended.stream()
            .filter(excerpt -> excerpt.startsWith("gap "))
            .mapToLong(excerpt -> Long.parseLong(excerpt.split(" ")[2]))
            .sum();
    assertEquals(1_003 - taken, lost);
  }

  @Test
  void shouldGiveItsFiguresWithoutDrainingWhenAStageIsStuck() {
    final CountDownLatch stuck = new CountDownLatch(1);
    final LongConsumer probe =
        sequence -> {
          try {
            stuck.await();
          } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        };
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, probe);
    try (Engine engine = builder.clock(() -> 5).slots(64).start()) {
      publishQuotes(engine, 20);
      assertEquals(23, engine.eventsSeen());
      assertTrue(engine.occupied() > 0);
      assertEquals(0, engine.latency().getTotalCount());
      stuck.countDown();
      engine.report();
      assertEquals(0, engine.occupied());
      assertEquals(23, engine.latency().getTotalCount());
    }
  }

  @Test
  void shouldNotChangeAReportThatWasGivenWhenMoreRecordsCome() {
    final EngineBuilder builder = FaultyEngines.builder(DEFINITION, SignalListener.NONE, at -> {});
    try (Engine engine = builder.start()) {
      publishQuotes(engine, 500);
      final PipelineReport first = engine.report();
      final double rmse = first.rows().get(0).metrics().rmse();
      final double[] weights = first.rows().get(6).state().weights();
      final double[] before = weights == null ? null : weights.clone();
      publishQuotes(engine, 500);
      assertTrue(engine.report().samples() > first.samples());
      assertEquals(rmse, first.rows().get(0).metrics().rmse());
      assertArrayEquals(before, weights);
    }
  }

  /** Publishes three instruments' names and then quotes of a random walk, in batches. */
  private void publishQuotes(final Engine engine, final int quotes) {
    final SplittableRandom random = new SplittableRandom(11);
    batch.clear(0, 1);
    for (int i = 0; i < 3; i++) {
      final int length = encoder.instrument(i, "I" + i);
      batch.add(encoder.bytes(), 0, length, 1);
    }
    final double[] mid = {100, 200, 300};
    for (int i = 0; i < quotes; i++) {
      final int instrument = random.nextInt(3);
      mid[instrument] += random.nextInt(-2, 3);
      final int length =
          encoder.quote(
              instrument,
              i * 1_000_000L,
              mid[instrument] - random.nextInt(1, 4),
              random.nextInt(1, 100),
              mid[instrument] + random.nextInt(1, 4),
              random.nextInt(1, 100));
      batch.add(encoder.bytes(), 0, length, 1);
      if (batch.isFull() || random.nextInt(10) == 0) {
        engine.publish(batch);
        batch.clear(0, 1);
      }
    }
    if (batch.count() > 0) {
      engine.publish(batch);
    }
  }

  @Test
  void shouldGiveUpTheInstrumentsAndTellItWhenMemoryRunsOut() {
    for (final Threading threading : List.of(Threading.INLINE, Threading.FUSED)) {
      final OutOfMemoryError full = new OutOfMemoryError("Java heap space");
      final RuntimeException wrapped = new IllegalArgumentException("wraps it", full);
      for (final boolean isWrapped : new boolean[] {false, true}) {
        final EngineBuilder builder =
            FaultyEngines.builder(
                DEFINITION,
                SignalListener.NONE,
                sequence -> {
                  if (sequence == 100) {
                    if (isWrapped) {
                      throw wrapped;
                    }
                    throw full;
                  }
                });
        final Engine engine = builder.threading(threading).start();
        final EngineFailure failure =
            assertThrows(
                EngineFailure.class,
                () -> {
                  publishQuotes(engine, 1_000);
                  engine.report();
                });
        assertSame(full, failure.getCause());
        assertThrows(EngineFailure.class, engine::close);
        assertTrue(failure.getMessage().contains("sequence 100"), failure::getMessage);
        final String refused =
            assertThrows(IllegalStateException.class, engine::report).getMessage();
        assertTrue(refused.startsWith("no report: memory ran out after "), refused);
      }
    }
  }
}
