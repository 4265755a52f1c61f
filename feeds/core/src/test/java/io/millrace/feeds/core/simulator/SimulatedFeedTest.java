package io.millrace.feeds.core.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.itch.Itch50Framer;
import io.millrace.feeds.core.itch.Itch50Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatedFeedTest {
  private static final int MESSAGES = 5_000;

  private static ExchangeSimulator exchange() {
    return new ExchangeSimulator(9, 3, MESSAGES);
  }

  private static List<byte[]> messages() {
    final List<byte[]> messages = new ArrayList<>();
    final ExchangeSimulator exchange = exchange();
    final byte[] message = new byte[Itch50Layout.MAX_LENGTH];
    int length;
    while ((length = exchange.next(message, 0)) != ExchangeSimulator.END) {
      messages.add(Arrays.copyOf(message, length));
    }
    return messages;
  }

  private static List<byte[]> records(final Feed feed) throws IOException {
    final List<byte[]> records = new ArrayList<>();
    final RecordBatch batch = new RecordBatch(64, 1024);
    assertNull(feed.source());
    assertEquals(Feed.Poll.SOURCE, feed.poll(batch));
    while (feed.poll(batch) == Feed.Poll.RECORDS) {
      for (int i = 0; i < batch.count(); i++) {
        final int offset = batch.offset(i);
        records.add(Arrays.copyOfRange(batch.bytes(), offset, offset + batch.length(i)));
        assertEquals(77, batch.receivedNs(i));
      }
    }
    assertEquals(Feed.Poll.END, feed.poll(batch));
    return records;
  }

  private static void assertSame(final List<byte[]> expected, final List<byte[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "message=" + i);
    }
  }

  @Test
  void shouldYieldEveryMessageWhenPolledToTheEnd() throws IOException {
    try (SimulatedFeed feed = new SimulatedFeed(exchange(), () -> 77, 0)) {
      assertSame(messages(), records(feed));
      assertEquals(
          Instant.parse("2026-01-02T05:00:00Z").getEpochSecond() * 1_000_000_000,
          feed.source().midnightNs());
      assertTrue(feed.cuts().isEmpty());
    }
  }

  @Test
  void shouldGoOnWhereTheJournalEndsWhenMessagesAreSkipped() throws IOException {
    try (SimulatedFeed feed = new SimulatedFeed(exchange(), () -> 77, 1_234)) {
      assertSame(messages().subList(1_234, MESSAGES), records(feed));
    }
    try (SimulatedFeed feed = new SimulatedFeed(exchange(), () -> 77, MESSAGES + 5)) {
      assertEquals(List.of(), records(feed));
    }
  }

  @Test
  void shouldWriteAFileThatTheFramerReadsWhenAskedForOne() throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final long written = SimulatedFile.write(exchange(), out);
    final byte[] bytes = out.toByteArray();
    assertEquals(bytes.length, written);

    final List<byte[]> records = new ArrayList<>();
    final Itch50Framer framer = new Itch50Framer();
    for (int at = 0; at < bytes.length; ) {
      at += framer.frame(bytes, at, bytes.length, true);
      final int offset = framer.recordOffset();
      records.add(Arrays.copyOfRange(bytes, offset, offset + framer.recordLength()));
    }
    assertSame(messages(), records);
  }
}
