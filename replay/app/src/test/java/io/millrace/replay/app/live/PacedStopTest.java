package io.millrace.replay.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.feeds.core.Feed;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.Speed;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.terminal.Style;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedStopTest {
  private static final String PIPELINE =
      "feed: {format: csv, path: x.csv, header: [t, x], columns: {time: t}, time: {unit: s}}\n"
          + "alerts: [{name: high, when: \"x > 0\"}]\n";

  private final StopSignal stop = new StopSignal();

  /** A record now, and one an hour later, with which the stop comes. */
  private final class HourlyFeed implements Feed {
    private int polls;

    @Override
    public Poll poll(final RecordBatch batch) {
      polls++;
      if (polls == 1) {
        return Poll.SOURCE;
      }
      if (polls == 3) {
        stop.request();
      }
      final byte[] record = ((polls - 2) * 3_600 + ",1").getBytes(StandardCharsets.US_ASCII);
      batch.clear(0, 1);
      batch.add(record, 0, record.length, 1);
      return Poll.RECORDS;
    }

    @Override
    public Source source() {
      return new Source(0, "x.csv", null, null, 0, null);
    }

    @Override
    public List<String> cuts() {
      return List.of();
    }

    @Override
    public void close() {
      polls = 0;
    }
  }

  /** The wait went on, spinning, until the record was due, and the record was published. */
  @Test
  void shouldStopAtOnceWhenTheNextRecordIsDueMuchLater() {
    final PipelineFile file =
        PipelineFile.of("p.yaml", Path.of(""), PIPELINE.getBytes(StandardCharsets.UTF_8));
    final PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    final LiveOptions options =
        new LiveOptions(null, false, Long.MAX_VALUE, Speed.parse("1x"), null, Long.MAX_VALUE);
    final LiveRun run =
        new LiveRun(file, options, stop, new Output(nowhere, nowhere, true, Style.PLAIN, false));
    final RunReport report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> run.run(progress -> new HourlyFeed()));
    assertEquals(1, report.totals().events());
  }
}
