package io.millrace.replay.app.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.session.Stages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayPacerTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final String PIPELINE =
      "feed: {format: csv, path: x.csv, header: [t], columns: {time: t}, time: {unit: s}}\n";

  private final StopSignal stop = new StopSignal();
  private final RecordBatch batch = new RecordBatch(10, 100);
  private long nowNs;
  private ReplayPacer pacer;

  /** Each look at the clock takes 250 s, so that nothing waits in earnest. */
  private long look() {
    nowNs += 250 * SECOND_NS;
    return nowNs;
  }

  @BeforeEach
  void makePacer() {
    final PipelineFile file =
        PipelineFile.of("p.yaml", Path.of(""), PIPELINE.getBytes(StandardCharsets.UTF_8));
    final Stages stages = new Stages(file, List.of());
    stages.plan(null);
    final Decoder times = stages.timesDecoder();
    pacer = new ReplayPacer(times, 1, this::look, stop);
    pacer.source(new Source(0, "x.csv", null, null, 0, null));
  }

  private void fill(final String... records) {
    batch.clear(0, 1);
    for (final String record : records) {
      final byte[] bytes = record.getBytes(StandardCharsets.US_ASCII);
      batch.add(bytes, 0, bytes.length, 1);
    }
  }

  /** All records of an excerpt waited for the last of them. */
  @Test
  void shouldLetThroughWhatIsDueWhenLaterRecordsOfTheExcerptAreNot() {
    fill("0", "0", "none", "1000", "1001");
    assertTrue(pacer.await(batch, 0));
    assertEquals(3, batch.count());
    fill("1000", "1001");
    final long beforeNs = nowNs;
    assertTrue(pacer.await(batch, 3));
    assertTrue(nowNs >= 1_250 * SECOND_NS && nowNs > beforeNs, "nowNs=" + nowNs);
    assertEquals(2, batch.count());
  }

  @Test
  void shouldSayNoWhenStoppedBeforeARecordIsDue() {
    fill("0");
    assertTrue(pacer.await(batch, 0));
    stop.request();
    fill("86400");
    assertFalse(pacer.await(batch, 1));
  }
}
