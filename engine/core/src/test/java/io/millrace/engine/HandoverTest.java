package io.millrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.Placement;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import io.millrace.engine.typed.TypedEncoder;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HandoverTest {
  private static final int SLOTS = 16;
  private static final int BATCH = 4;

  private final TypedEncoder encoder = new TypedEncoder();
  private final RecordBatch batch = new RecordBatch(BATCH, 1 << 16);

  /**
   * Where memory ran out in the middle of a batch, the slots that it had claimed held records of
   * the lap before, which were seen a second time: the last checkpoint was of a state that no
   * replay reaches.
   */
  @ParameterizedTest
  @EnumSource(value = Threading.class, names = "INLINE", mode = EnumSource.Mode.EXCLUDE)
  void shouldNotSeeRecordsOfTheLapBeforeWhenABatchCannotBeHandedOver(final Threading threading)
      throws Exception {
    final List<Checkpoint> checkpoints = Collections.synchronizedList(new ArrayList<>());
    final PipelineDefinition definition =
        PipelineDefinition.builder().feature("m", "mean(bid, n=5)").build();
    final Placement placement =
        Placements.start(
            threading,
            2,
            new StagePlan(
                PipelinePlan.of(definition, new FieldNames(FieldNames.MARKET, false)),
                TypedDecoder::new,
                SignalListener.NONE,
                checkpoints::add,
                Long.MAX_VALUE,
                () -> 0,
                SLOTS,
                null,
                StageProbe.NONE));
    fill(encoder.instrument(0, "A"), 1);
    placement.records(0, batch);
    long sequence = 1;
    while (sequence < 1 + 2 * SLOTS) {
      fill(encoder.quote(0, sequence, 10, 1, 11, 1), BATCH);
      placement.records(sequence, batch);
      sequence += BATCH;
    }
    final long handedOver = sequence;
    cutBytes(batch.offset(BATCH - 1));
    assertThrows(RuntimeException.class, () -> placement.records(handedOver, batch));
    final EngineFailure refused =
        assertThrows(EngineFailure.class, () -> placement.digest(handedOver + BATCH));
    assertTrue(refused.getMessage().contains("from sequence " + handedOver), refused::getMessage);
    assertThrows(EngineFailure.class, placement::close);
    assertTrue(placement.eventsSeen() < handedOver + BATCH, "events=" + placement.eventsSeen());
    assertEquals(List.of(), checkpoints);
  }

  private void fill(final int length, final int records) {
    batch.clear(0, 1);
    for (int i = 0; i < records; i++) {
      batch.add(encoder.bytes(), 0, length, 1);
    }
  }

  /** The last record cannot be copied any more: in place of memory that runs out just then. */
  private void cutBytes(final int length) throws ReflectiveOperationException {
    final Field bytes = RecordBatch.class.getDeclaredField("bytes");
    bytes.setAccessible(true);
    bytes.set(batch, Arrays.copyOf(batch.bytes(), length));
  }
}
