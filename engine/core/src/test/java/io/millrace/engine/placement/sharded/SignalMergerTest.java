package io.millrace.engine.placement.sharded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.LatencyRecorder;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SignalMergerTest {
  private static final int SLOTS = 64;
  private static final int PLACES = 100_000;
  private static final int SHARDS = 8;

  private final EngineStatus status = new EngineStatus();
  private final List<ShardOutput> shards = new ArrayList<>();
  private long heard;
  private long lastSequence = -1;
  private int lastInstrument;
  private long disorders;

  /**
   * Where a shard said something of a slot just after it had been found silent, its signal came out
   * behind that of an instrument with a higher number.
   */
  @Test
  void shouldOrderByInstrumentWhenShardsSignalInOneSlotAtTheSameTime() throws Exception {
    for (int i = 0; i < SHARDS; i++) {
      shards.add(new ShardOutput(SLOTS, status));
    }
    final StagePlan plan = plan();
    final SignalStage signals = new SignalStage(plan.pipeline(), plan.listener());
    final Thread merging =
        new Thread(new SignalMerger(plan, shards, signals, new LatencyRecorder(64), status));
    final List<Thread> threads = new ArrayList<>(List.of(merging));
    for (int i = 0; i < SHARDS; i++) {
      final int number = SHARDS - 1 - i;
      threads.add(new Thread(() -> signal(number)));
    }
    threads.forEach(Thread::start);
    for (final Thread thread : threads) {
      thread.join();
    }
    assertFalse(status.hasFailed(), () -> status.failure().getMessage());
    assertEquals((long) SHARDS * PLACES, heard);
    assertEquals(0, disorders);
  }

  private StagePlan plan() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("m", "mean(bid, n=5)")
            .alert(AlertDefinition.of("high", "bid > 0", "high"))
            .build();
    return new StagePlan(
        PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false)),
        TypedDecoder::new,
        new SignalListener() {
          @Override
          public void prediction(
              final long sequence,
              final int ordinal,
              final String instrument,
              final long timeNs,
              final String name,
              final double value) {
            throw new IllegalStateException("no prediction was made");
          }

          @Override
          public void alert(
              final long sequence,
              final int ordinal,
              final String instrument,
              final long timeNs,
              final String name,
              final String message) {
            hear(sequence, Integer.parseInt(instrument));
          }
        },
        checkpoint -> {},
        Long.MAX_VALUE,
        () -> 0,
        SLOTS,
        null,
        StageProbe.NONE);
  }

  private void hear(final long sequence, final int instrument) {
    if (sequence < lastSequence || (sequence == lastSequence && instrument < lastInstrument)) {
      disorders++;
    }
    lastSequence = sequence;
    lastInstrument = instrument;
    heard++;
  }

  private void signal(final int number) {
    final ShardOutput out = shards.get(number);
    out.appear(number, Integer.toString(number));
    for (int place = 0; place < PLACES; place++) {
      out.at(place);
      out.begin(place);
      out.alert(number, place, 0, "high");
      out.progress(place, 1);
    }
    out.poison();
  }
}
