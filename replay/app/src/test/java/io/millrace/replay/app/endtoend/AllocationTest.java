package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.endurance.AllocationMeter;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing is allocated for an event on any thread of any mode, in the whole program with a journal.
 *
 * <p>What is allocated other than for an event: when a checkpoint is taken, and when the journal
 * maps a block of its file (896 bytes each 16 MiB) or asks for free space (48 each 8 MiB). Most
 * rounds are without either, and their bound is 0. Compiling can spoil a round: it makes the string
 * constants of a class, 14 KB for Chronicle's {@code Bytes} on the feed thread.
 */
final class AllocationTest {
  private static final int WARM_UP = 250_000;
  private static final int ROUNDS = 18;
  private static final int ROUND = 20_000;
  private static final int CHECKPOINT = 100_000;

  /** On one thread: digests of the instruments on their way to the journal. */
  private static final int MAX_BYTES_A_CHECKPOINT = 4_096;

  @TempDir private static Path folder;

  @BeforeAll
  static void simulate() throws IOException {
    Ran.millrace(
        "simulate", folder.resolve("session.itch"), "--messages", WARM_UP + (ROUNDS + 1) * ROUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inline |",
        "fused | engine",
        "dedicated | decode learning signals-stage statistics",
        "{mode: sharded, shards: 2} | merge shard-0 shard-1",
        "{mode: sharded, shards: 3} | merge shard-0 shard-1 shard-2"
      })
  void shouldAllocateNothingForAnEventWhenEverythingIsWarm(final String mode, final String threads)
      throws IOException {
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
                drift:
                  - {name: shift, type: page_hinkley, of: error(rls)}
                alerts:
                  - {name: wide, when: "spread > 4 * ew_mean(spread, half_life=1000)", for: 3 ticks}
                journal: {dir: journal, checkpoint: %d}
                threads: %s
                """
                    .formatted(CHECKPOINT, mode)));
    final FeedDefinition definition = FeedDefinition.read(file.pipeline().feed(), folder);
    final LiveOptions options =
        new LiveOptions(null, true, Long.MAX_VALUE, null, null, Long.MAX_VALUE);
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
    final AllocationMeter meter = measured[0].meter;
    final List<String> expected = new ArrayList<>();
    if (threads != null) {
      for (final String thread : threads.split(" ")) {
        expected.add("millrace-" + thread);
      }
    }
    expected.add(Thread.currentThread().getName());
    assertEquals(expected, meter.names());
    assertEquals(ROUNDS, meter.rounds());
    meter.assertPassed(mode, 0);
    meter.assertPassed(mode, MAX_BYTES_A_CHECKPOINT, CHECKPOINT / ROUND + 1);
  }

  /** Reads the threads' counters between the rounds. */
  private static final class Measured implements Feed {
    private final Feed feed;
    private long taken;
    private AllocationMeter meter;

    Measured(final Feed feed) {
      this.feed = feed;
    }

    @Override
    public Poll poll(final RecordBatch batch) throws IOException {
      final int ended = meter == null ? -1 : meter.rounds();
      if (ended < ROUNDS && taken >= WARM_UP + (ended + 1L) * ROUND) {
        nextRound();
      }
      final Poll found = feed.poll(batch);
      taken += found == Poll.RECORDS ? batch.count() : 0;
      return found;
    }

    private void nextRound() {
      if (meter == null) {
        meter = AllocationMeter.ofThreads("millrace-");
      } else {
        meter.end();
      }
      meter.begin();
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
