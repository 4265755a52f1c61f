package io.millrace.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.engine.typed.TypedDecoder;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MarketEngineTest {
  private static final long S = 1_000_000_000L;

  private final List<String> heard = new ArrayList<>();
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
          heard.add(sequence + " " + instrument + " " + model);
        }

        @Override
        public void alert(
            final long sequence,
            final int ordinal,
            final String instrument,
            final long timeNs,
            final String alert,
            final String message) {
          heard.add(sequence + " " + instrument + " " + alert + ": " + message);
        }
      };

  @Test
  void shouldPredictAndAlertOnQuotesAndTrades() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("imbalance", "imbalance")
            .target(TargetDefinition.of("diff(mid)"))
            .model(ModelDefinition.of("rls", "rls"))
            .alert(AlertDefinition.of("wide", "spread > 0.05", "spread is wide"))
            .alert(AlertDefinition.of("block", "size >= 1000", "a block has traded"))
            .build();
    final PipelineReport report;
    try (MarketEngine engine = MarketEngine.start(definition, listener)) {
      final int aapl = engine.instrument("AAPL");
      final int msft = engine.instrument("MSFT");
      engine.quote(aapl, S, 100.00, 300, 100.02, 500);
      engine.quote(msft, S, 50.00, 100, 50.10, 100);
      engine.quote(aapl, 2 * S, 100.01, 200, 100.02, 500);
      engine.trade(aapl, 3 * S, 100.02, 1_000, 1);
      engine.end();
      report = engine.report();
    }
    assertEquals(
        List.of(
            "3 MSFT wide: spread is wide",
            "4 AAPL rls",
            "5 AAPL rls",
            "5 AAPL block: a block has traded"),
        heard);
    assertEquals(6, report.events());
    assertEquals(4, report.ticks());
    assertEquals(2, report.instruments());
  }

  @Test
  void shouldDrainOnClose() {
    final PipelineDefinition definition =
        PipelineDefinition.builder().alert(AlertDefinition.of("any", "bid > 0", "")).build();
    try (MarketEngine engine = MarketEngine.start(definition, listener)) {
      final int aapl = engine.instrument("AAPL");
      for (int i = 0; i < 10_000; i++) {
        engine.quote(aapl, i, 1, 1, 2, 1);
      }
    }
    assertEquals(10_000, heard.size());
  }

  @Test
  void shouldTakeTheValuesOfSensors() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .alert(AlertDefinition.of("cold", "temperature < 10", "temp too low"))
            .build();
    try (MarketEngine engine =
        MarketEngine.start(
            definition,
            List.of("temperature", "pH"),
            listener,
            null,
            () -> 0,
            builder -> builder.threading(Threading.INLINE))) {
      assertEquals(List.of("temperature"), engine.schema().names());
      final int sensor = engine.instrument("boiler");
      engine.values(sensor, S, new double[] {12});
      engine.values(sensor, 2 * S, new double[] {9});
      assertThrows(IllegalArgumentException.class, () -> engine.values(sensor, S, new double[2]));
    }
    assertEquals(List.of("2 boiler cold: temp too low"), heard);
  }

  @Test
  void shouldJournalTypedRecordsBeforeTheCallReturns() {
    final RecordingJournal journal = new RecordingJournal();
    final PipelineDefinition definition = PipelineDefinition.builder().build();
    try (MarketEngine engine =
        MarketEngine.start(
            definition, FieldNames.MARKET, listener, journal, () -> 7, builder -> builder)) {
      final int aapl = engine.instrument("AAPL");
      assertEquals(1, journal.nextSequence);
      engine.quote(aapl, S, 1, 1, 2, 1);
      assertEquals(2, journal.nextSequence);
      assertThrows(IllegalArgumentException.class, () -> engine.quote(5, S, 1, 1, 2, 1));
      assertEquals(2, journal.nextSequence);
    }
    assertTrue(journal.appended.get(0).startsWith("source 0"), journal.appended::toString);
  }

  /** The engine thread went on waiting for records that nobody could publish any more. */
  @Test
  void shouldLeaveNoThreadBehindWhenTheJournalRefusesTheFirstAppend() {
    final RecordingJournal journal = new RecordingJournal();
    journal.failAt = -1;
    final Set<Thread> before = Thread.getAllStackTraces().keySet();
    assertThrows(
        EngineFailure.class,
        () ->
            MarketEngine.start(
                PipelineDefinition.builder().build(),
                FieldNames.MARKET,
                listener,
                journal,
                () -> 0,
                builder -> builder));
    final Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    for (final Thread thread : left) {
      assertDoesNotThrow(() -> thread.join(10_000));
      assertFalse(thread.isAlive() && thread.getName().equals("millrace-engine"));
    }
  }

  /** A name that was dropped would have made every quote after it malformed. */
  @Test
  void shouldNotDropTheNameOfAnInstrumentWhenTheRingIsFull() {
    final PipelineDefinition definition =
        PipelineDefinition.builder().alert(AlertDefinition.of("any", "bid > 0", "")).build();
    final MarketEngine engine =
        MarketEngine.start(
            definition,
            FieldNames.MARKET,
            SignalListener.NONE,
            null,
            () -> 0,
            builder -> builder.backPressure(BackPressure.DROP).slots(8));
    try (engine) {
      for (int round = 0; round < 200; round++) {
        final int number = engine.instrument("I" + round);
        for (int i = 0; i < 20; i++) {
          engine.quote(number, i, 1, 1, 2, 1);
        }
      }
    }
    assertEquals(0, engine.report().malformed());
    assertTrue(engine.report().events() >= 200);
  }

  /** Prices that a program has computed in doubles are off the grid by their last bits. */
  @Test
  void shouldRecordPricesOnTheGridWhenAnInstrumentHasATickSize() {
    final RecordingJournal journal = new RecordingJournal();
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .alert(AlertDefinition.of("moved", "change(mid, n=1) != 0", ""))
            .alert(AlertDefinition.of("narrow", "spread == 0.04", ""))
            .alert(AlertDefinition.of("wide", "spread == 0.06", ""))
            .alert(AlertDefinition.of("dime", "price == 0.3", ""))
            .alert(AlertDefinition.of("small", "size == 0.3", ""))
            .build();
    final PipelineReport report;
    try (MarketEngine engine =
        MarketEngine.start(
            definition, FieldNames.MARKET, listener, journal, () -> 7, builder -> builder)) {
      final int grid = engine.instrument("GRID", 0.01);
      final int free = engine.instrument("FREE");
      final double off = 0.1 + 0.2;
      for (int i = 0; i < 500; i++) {
        engine.quote(grid, S, 100.04 - 0.04, 1, 100.01 + 0.03, 1);
        engine.quote(grid, S, 100.02 - 0.03, 1, 100.02 + 0.03, 1);
      }
      engine.trade(grid, S, off, off, 1);
      engine.trade(free, S, off, off, 1);
      final double[] values = new double[engine.schema().size()];
      Arrays.fill(values, Double.NaN);
      values[engine.schema().indexOf("price")] = off;
      values[engine.schema().indexOf("size")] = off;
      engine.values(free, S, values);
      engine.values(grid, S, values);
      assertEquals(off, values[engine.schema().indexOf("price")], "the caller's values are kept");
      report = engine.report();
    }
    assertEquals(
        Map.of("moved", 0L, "narrow", 500L, "wide", 502L, "dime", 2L, "small", 0L),
        report.alerts());
    final Schema schema = new Schema(List.of("bid", "ask"));
    final TypedDecoder decoder =
        new TypedDecoder(schema, new Instruments(List.of()), new InstrumentCounters());
    final Tick tick = new Tick(schema);
    final List<Double> bids = new ArrayList<>();
    for (int i = 0; i < 4; i++) { // two names and two quotes
      final byte[] bytes = journal.records.get(i);
      if (decoder.decode(bytes, 0, bytes.length, 0, i, tick) == Decoder.Outcome.TICK) {
        bids.add(tick.fields()[0]);
      }
    }
    assertEquals(List.of(100.0, 99.99), bids, "as recorded");
  }

  @Test
  void shouldTakeQuotesForTheDecimalsThatTheyAreNearestTo() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .alert(AlertDefinition.of("moved", "change(mid, n=1) != 0", ""))
            .alert(AlertDefinition.of("narrow", "spread == 0.04", ""))
            .alert(AlertDefinition.of("not_wider", "spread <= 0.06", ""))
            .build();
    final PipelineReport report;
    try (MarketEngine engine = MarketEngine.start(definition, listener)) {
      final int sima = engine.instrument("SIMA");
      for (int i = 0; i < 500; i++) {
        engine.quote(sima, S, 100.00, 1, 100.04, 1);
        engine.quote(sima, S, 99.99, 1, 100.05, 1);
      }
      report = engine.report();
    }
    assertEquals(Map.of("moved", 0L, "narrow", 500L, "not_wider", 1_000L), report.alerts());
  }

  @Test
  void shouldRefuseATickSizeThatIsNone() {
    try (MarketEngine engine = MarketEngine.start(PipelineDefinition.builder().build(), listener)) {
      assertThrows(IllegalArgumentException.class, () -> engine.instrument("A", 0));
      assertThrows(IllegalArgumentException.class, () -> engine.instrument("A", 1 / 3.0));
      assertEquals(0, engine.instrument("A", 0.5));
    }
  }
}
