package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.live.LiveOptions;
import io.millrace.replay.app.live.LiveRun;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.session.SystemClock;
import io.millrace.replay.app.terminal.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is allocated for an event on either thread, over a million messages after warm-up. */
final class AllocationTest {
  private static final int WARM_UP = 600_000;
  private static final int ROUNDS = 4;
  private static final int ROUND = 250_000;
  private static final double MAX_BYTES_AN_EVENT = 0.01;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  @Test
  void shouldAllocateNothingForAMillionMessagesWhenEverythingIsWarm() throws IOException {
    final Path session = folder.resolve("session.itch");
    Ran.millrace("simulate", session, "--messages", WARM_UP + ROUNDS * ROUND + 10_000);
    final PipelineFile file =
        PipelineFile.read(
            Files.writeString(
                folder.resolve("pipeline.yaml"),
                """
                feed: {format: itch50, path: session.itch}
                features:
                  ofi_1s: "sum(ofi, window=1s)"
                  score: "zscore(mid, n=500)"
                  imbalance: imbalance
                  micro_move: microprice - mid
                  momentum: "change(mid, n=100)"
                  trade_flow: "sum(side * size, n=100)"
                  volatility: "ew_std(diff(mid), half_life=500)"
                  range: "(max(mid, window=1s) - min(mid, window=1s)) ^ 0.5"
                target: {value: mid, horizon: 20 ticks, change: difference}
                models:
                  - {name: rls, type: rls, forgetting: 0.9999}
                  - {name: linear, type: linear, scale: {type: standard, learns: before}}
                alerts:
                  - {name: wide, when: "spread > 4 * ew_mean(spread, half_life=1000)", for: 3 ticks}
                journal: {dir: journal, checkpoint: 250000}
                """));
    final FeedDefinition definition = FeedDefinition.read(file.pipeline().feed(), folder);
    final LiveOptions options =
        new LiveOptions(null, false, Long.MAX_VALUE, null, null, Long.MAX_VALUE);
    final PrintWriter nowhere = new PrintWriter(new StringWriter());
    final Measured[] measured = new Measured[1];
    final RunReport report =
        new LiveRun(
                file,
                options,
                new StopSignal(),
                new Output(nowhere, nowhere, true, Style.PLAIN, false))
            .run(
                progress -> {
                  measured[0] =
                      new Measured(
                          FileFeed.open(
                              definition,
                              Formats.of(definition),
                              new SystemClock(),
                              InputStream.nullInputStream(),
                              progress));
                  return measured[0];
                });
    assertTrue(report.totals().samples() > ROUNDS * ROUND, () -> "samples: " + report.totals());
    assertEquals(0, report.totals().malformed());
    assertEquals(ROUNDS, measured[0].rounds);
    assertNothing("feed thread", measured[0].feedBytes);
    assertNothing("engine thread", measured[0].engineBytes);
  }

  private static void assertNothing(final String thread, final long[] bytes) {
    final double anEvent = (double) Arrays.stream(bytes).sum() / ((long) ROUNDS * ROUND);
    assertTrue(
        anEvent < MAX_BYTES_AN_EVENT,
        () ->
            thread + " allocated " + Arrays.toString(bytes) + " bytes, each " + ROUND + " events");
  }

  /** Reads the threads' counters between the rounds. */
  private static final class Measured implements Feed {
    private final Feed feed;
    private final long[] feedBytes = new long[ROUNDS];
    private final long[] engineBytes = new long[ROUNDS];
    private long taken;
    private long engineThread;
    private int rounds = -1;
    private long feedBefore;
    private long engineBefore;

    Measured(final Feed feed) {
      this.feed = feed;
    }

    @Override
    public Poll poll(final RecordBatch batch) throws IOException {
      if (rounds < ROUNDS && taken >= WARM_UP + (rounds + 1L) * ROUND) {
        nextRound();
      }
      final Poll found = feed.poll(batch);
      taken += found == Poll.RECORDS ? batch.count() : 0;
      return found;
    }

    private void nextRound() {
      if (rounds < 0) {
        engineThread = engineThread();
      } else {
        feedBytes[rounds] = THREADS.getCurrentThreadAllocatedBytes() - feedBefore;
        engineBytes[rounds] = THREADS.getThreadAllocatedBytes(engineThread) - engineBefore;
      }
      rounds++;
      engineBefore = THREADS.getThreadAllocatedBytes(engineThread);
      feedBefore = THREADS.getCurrentThreadAllocatedBytes();
    }

    private static long engineThread() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("millrace-engine"))
          .mapToLong(Thread::getId)
          .reduce((first, second) -> Long.MIN_VALUE)
          .orElseThrow();
    }

    @Override
    public Source source() {
      return feed.source();
    }

    @Override
    public List<String> cuts() {
      return feed.cuts();
    }

    @Override
    public void close() throws IOException {
      feed.close();
    }
  }
}
