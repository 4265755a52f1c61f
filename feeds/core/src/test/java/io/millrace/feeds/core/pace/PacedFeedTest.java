package io.millrace.feeds.core.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.feeds.core.Feed.Poll;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PacedFeedTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final List<String> seen = new ArrayList<>();
  private long nowNs = 1_000 * SECOND_NS;
  private long parks;

  private Pace pace(final double speed) {
    return new Pace(
        speed,
        () -> nowNs,
        ns -> {
          assertTrue(ns > 0 && ns <= Pace.MAX_PARKED_NS, "parked " + ns);
          parks++;
          nowNs += ns;
        });
  }

  private static FeedDefinition definition() {
    return Feeds.definition(
        "format", "csv",
        "header", List.of("t"),
        "columns", Feeds.map("time", "t"),
        "time", Feeds.map("unit", "s"));
  }

  private PacedFeed feed(final Pace pace, final String text) throws IOException {
    final FeedDefinition definition = definition();
    return new PacedFeed(
        FileFeed.open(
            definition,
            Formats.of(definition),
            () -> nowNs,
            new ByteArrayInputStream(Feeds.utf8(text)),
            List.of()),
        new Feeds.Bench(definition).decoder,
        pace,
        () -> nowNs,
        0);
  }

  private void drain(final PacedFeed feed) throws IOException {
    final RecordBatch batch = new RecordBatch(100, 1 << 10);
    final long startNs = nowNs;
    Poll poll = feed.poll(batch);
    while (poll != Poll.END && poll != Poll.IDLE) {
      for (int i = 0; poll == Poll.RECORDS && i < batch.count(); i++) {
        final String record = new String(batch.bytes(), batch.offset(i), batch.length(i));
        seen.add(record + "@" + (nowNs - startNs) / 1_000_000);
        assertEquals(nowNs, batch.receivedNs(i));
      }
      poll = feed.poll(batch);
    }
    seen.add(poll.toString());
  }

  @Test
  void shouldLetRecordsThroughWhenTheyAreDue() throws IOException {
    drain(feed(pace(1), "5\n5.5\n5.5\nnone\n5.2\n7\n6.9\n8\n"));
    assertEquals(
        List.of(
            "5@0",
            "5.5@500",
            "5.5@500",
            "none@500",
            "5.2@500",
            "7@2000",
            "6.9@2000",
            "8@3000",
            "END"),
        seen);
  }

  @Test
  void shouldDivideTheWaitsWhenTheSpeedIsHigher() throws IOException {
    drain(feed(pace(10), "5\n6\n15\n"));
    assertEquals(List.of("5@0", "6@100", "15@1000", "END"), seen);
  }

  @Test
  void shouldNeverWaitWhenTheSpeedIsUnbounded() throws IOException {
    drain(feed(pace(Double.POSITIVE_INFINITY), "5\n600\n15\n"));
    assertEquals(List.of("5@0", "600@0", "15@0", "END"), seen);
    assertEquals(0, parks);
    assertThrows(IllegalArgumentException.class, () -> pace(0));
    assertThrows(IllegalArgumentException.class, () -> pace(Double.NaN));
  }

  @Test
  void shouldNotHaltWhenOneTimeIsWild() throws IOException {
    drain(feed(pace(1), "5\n9000000000\n6\n7\n"));
    assertEquals(List.of("5@0", "9000000000@0", "6@1000", "7@2000", "END"), seen);
    seen.clear();
    drain(feed(pace(1), "5\n9000000000\n"));
    assertEquals(List.of("5@0", "9000000000@0", "END"), seen);
  }

  /** Less than seven days ahead: it was waited for. */
  @Test
  void shouldNotHaltWhenOneTimeIsADayAhead() throws IOException {
    drain(feed(pace(1), "5\n86400\n6\nnone\n7\n400\n401\n"));
    assertEquals(
        List.of(
            "5@0", "86400@0", "6@1000", "none@1000", "7@2000", "400@395000", "401@396000", "END"),
        seen);
  }

  @Test
  void shouldStopWithinOneParkWhenItIsToldTo() throws IOException {
    final Pace[] pace = new Pace[1];
    pace[0] =
        new Pace(
            1,
            () -> nowNs,
            ns -> {
              parks++;
              nowNs += ns;
              if (parks == 3) {
                pace[0].stop();
              }
            });
    final PacedFeed feed = feed(pace[0], "5\n3600\n");
    drain(feed);
    assertEquals(List.of("5@0", "IDLE"), seen);
    assertEquals(3, parks);
    assertEquals(Poll.IDLE, feed.poll(new RecordBatch(1, 1)));
  }

  @Test
  void shouldKeepEveryRecordWhenTimesAreRandom() throws IOException {
    for (long seed = 0; seed < 200; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder();
      final List<String> expected = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        final String line = random.nextInt(9) == 0 ? "none" : Integer.toString(random.nextInt(9));
        text.append(line).append('\n');
        expected.add(line);
      }
      seen.clear();
      drain(feed(pace(1), text.toString()));
      seen.remove(seen.size() - 1);
      assertEquals(
          expected,
          seen.stream().map(s -> s.substring(0, s.indexOf('@'))).toList(),
          "seed " + seed);
    }
  }
}
