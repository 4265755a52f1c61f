package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Recorded messages, where they are at hand. */
final class Itch50RecordedTest {
  private interface Each {
    void message(byte[] bytes, int offset, int length, Decoder.Outcome outcome);
  }

  @Test
  void shouldUnderstandEveryMessageWhenReadingTheRecordedExcerpt() throws IOException {
    final byte[] bytes = recorded("itch50/AAPL_20200130_locate13_first10k.itch50.gz");
    final DecoderFixture fixture = new DecoderFixture();
    final long[] counts = new long[Decoder.Outcome.values().length];

    decode(bytes, fixture, (b, o, l, outcome) -> counts[outcome.ordinal()]++);

    assertEquals(0, counts[Decoder.Outcome.MALFORMED.ordinal()]);
    assertEquals(9945, counts[Decoder.Outcome.TICK.ordinal()]);
    assertEquals(55, counts[Decoder.Outcome.EVENT.ordinal()]);
    assertEquals(Map.of(), fixture.odd().nonZero());
    assertEquals("AAPL", fixture.instruments.name(0));
    assertEquals(1, fixture.instruments.count());
    assertTrue(fixture.decoder.book(0).bestBid() < fixture.decoder.book(0).bestAsk());
  }

  @Test
  void shouldCountEachDanglingReferenceWhenOrdersWereNeverSeen() throws IOException {
    final byte[] bytes = recorded("itch50/DERIVED_lobster_AAPL_20120621.itch50.gz");
    final DecoderFixture fixture = new DecoderFixture();
    final Map<Long, Long> rests = new HashMap<>();
    final long[] dangling = new long[1];
    final long[] malformed = new long[1];

    decode(
        bytes,
        fixture,
        (b, o, l, outcome) -> {
          malformed[0] += outcome == Decoder.Outcome.MALFORMED ? 1 : 0;
          dangling[0] += follow(rests, ByteBuffer.wrap(b, o, l).slice()) ? 0 : 1;
          assertEquals(dangling[0], fixture.odd().get(DataQualityCounters.Kind.UNKNOWN_ORDER));
        });

    assertEquals(0, malformed[0]);
    assertEquals(14_980, dangling[0]);
    assertEquals(Map.of("unknown_order", 14_980L), fixture.odd().nonZero());
  }

  /** Returns whether the order that a message is about rests. */
  private static boolean follow(final Map<Long, Long> rests, final ByteBuffer message) {
    final char type = (char) message.get(0);
    if (type == 'A') {
      rests.put(message.getLong(11), (long) message.getInt(20));
      return true;
    }
    if (type != 'D' && type != 'E' && type != 'X') {
      return true;
    }
    final long id = message.getLong(11);
    final boolean known = rests.containsKey(id);
    final long taken = type == 'D' ? Long.MAX_VALUE : message.getInt(19);
    rests.computeIfPresent(id, (key, shares) -> shares <= taken ? null : shares - taken);
    return known;
  }

  private static void decode(final byte[] bytes, final DecoderFixture fixture, final Each each) {
    fixture.decoder.source(DecoderFixture.source(0, LocalDate.of(2020, 1, 30), -5));
    final Itch50Framer framer = new Itch50Framer();
    int at = 0;
    while (at < bytes.length) {
      final int consumed = framer.frame(bytes, at, bytes.length, true);
      assertTrue(consumed > 0, "cut at " + at);
      final int offset = framer.recordOffset();
      final int length = framer.recordLength();
      each.message(bytes, offset, length, fixture.decode(bytes, offset, length, 0));
      at += consumed;
    }
  }

  private static byte[] recorded(final String name) throws IOException {
    final Path path = Path.of(System.getProperty("millrace.data", "../shared/data")).resolve(name);
    Assumptions.assumeTrue(Files.exists(path), "missing: " + path);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    }
  }
}
