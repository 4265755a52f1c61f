package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.FaultyPipelines;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.typed.TypedEncoder;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RingTransportTest {
  private static final int SLOTS = 16;
  private static final int BATCH = 4;

  private final TypedEncoder encoder = new TypedEncoder();
  private final RecordBatch batch = new RecordBatch(BATCH, 1 << 16);

  /**
   * Where memory ran out in the middle of a batch, the slots that it had claimed held records of
   * the lap before, which were seen a second time: the last checkpoint was of a state that no
   * replay reaches.
   */
  @Test
  void shouldNotSeeRecordsOfTheLapBeforeWhenABatchCannotBeHandedOver() throws Exception {
    final Pipeline pipeline =
        FaultyPipelines.create(
            PipelineDefinition.builder().feature("m", "mean(bid, n=5)").build(),
            SignalListener.NONE,
            sequence -> {});
    final List<Checkpoint> checkpoints = Collections.synchronizedList(new ArrayList<>());
    final RingTransport lane =
        new RingTransport(pipeline, SLOTS, () -> 0, checkpoints::add, Long.MAX_VALUE);
    fill(encoder.instrument(0, "A"), 1);
    lane.records(0, batch);
    long sequence = 1;
    while (sequence < 1 + 2 * SLOTS) {
      fill(encoder.quote(0, sequence, 10, 1, 11, 1), BATCH);
      lane.records(sequence, batch);
      sequence += BATCH;
    }
    final long handedOver = sequence;
    cutBytes(batch.offset(BATCH - 1));
    assertThrows(RuntimeException.class, () -> lane.records(handedOver, batch));
    final EngineFailure refused =
        assertThrows(EngineFailure.class, () -> lane.digest(handedOver + BATCH));
    assertTrue(refused.getMessage().contains("from sequence " + handedOver), refused::getMessage);
    assertThrows(EngineFailure.class, lane::close);
    assertTrue(pipeline.events() <= handedOver, "events=" + pipeline.events());
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
