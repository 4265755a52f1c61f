package io.millrace.feeds.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Route;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decodes a feed once as a whole and once apart, a decoder for each key, and checks that nothing
 * about an instrument differs. All decoders are restarted on the way.
 */
public final class RoutedFeed {
  /** A record of a source. */
  public record Sent(byte[] bytes, int source) {}

  private final FeedFormat format;
  private final Schema schema;
  private final List<Source> sources;
  private final Router router;
  private final Map<String, Long> keyOf = new HashMap<>();

  public RoutedFeed(final FeedFormat format, final Schema schema, final List<Source> sources) {
    this.format = format;
    this.schema = schema;
    this.sources = sources;
    this.router = format.router();
    sources.forEach(router::source);
  }

  /** Checks a feed; returns how many of its records were ticks. */
  public int check(final List<Sent> records, final String where) {
    final Side whole = new Side();
    final Map<Long, Side> apart = new TreeMap<>();
    for (final Sent record : records) {
      final long key = route(record);
      assertTrue(key >= Route.NO_SHARD, where);
      if (key >= 0) {
        apart.computeIfAbsent(key, unknown -> new Side());
      }
    }
    int ticks = 0;
    for (int i = 0; i < records.size(); i++) {
      ticks += decode(records.get(i), i, whole, apart, where + " record=" + i) ? 1 : 0;
      if (i % 29 == 28) {
        apart.values().forEach(side -> side.compare(whole, where));
      }
      if (i == records.size() / 3 || i == 2 * records.size() / 3) {
        whole.restart();
        apart.values().forEach(Side::restart);
      }
    }
    apart.values().forEach(side -> side.compare(whole, where));
    return ticks;
  }

  private boolean decode(
      final Sent record,
      final int sequence,
      final Side whole,
      final Map<Long, Side> apart,
      final String where) {
    final long key = route(record);
    final Outcome outcome = whole.decode(record, sequence);
    if (outcome == Outcome.TICK) {
      final String name = whole.instruments.name(whole.tick.instrument());
      final Long before = keyOf.putIfAbsent(name, key);
      assertTrue(key >= 0, where + " key=" + key);
      assertTrue(before == null || before == key, where + " instrument=" + name);
    }
    apart.forEach(
        (of, side) -> {
          if (of == key || key == Route.ALL_SHARDS) {
            assertEquals(outcome, side.decode(record, sequence), where);
            assertArrayEquals(whole.tick.fields(), side.tick.fields(), where);
            assertEquals(whole.tick.timeNs(), side.tick.timeNs(), where);
          }
        });
    return outcome == Outcome.TICK;
  }

  private long route(final Sent record) {
    final byte[] bytes = new byte[record.bytes.length + 5];
    System.arraycopy(record.bytes, 0, bytes, 3, record.bytes.length);
    final long key = router.route(bytes, 3, record.bytes.length, record.source);
    assertEquals(key, router.route(bytes, 3, record.bytes.length, record.source));
    return key;
  }

  /** A decoder and all that it writes into. */
  private final class Side {
    private final InstrumentCounters counters = new InstrumentCounters();
    private final Tick tick = new Tick(schema);
    private Instruments instruments;
    private Decoder decoder;

    Side() {
      make();
    }

    private void make() {
      instruments = new Instruments(List.of());
      decoder = format.decoder(schema, instruments, counters);
      sources.forEach(decoder::source);
    }

    Outcome decode(final Sent record, final int sequence) {
      final int length = record.bytes.length;
      final Outcome outcome =
          decoder.decode(record.bytes, 0, length, record.source, sequence, tick);
      counters.settle(
          outcome == Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
      return outcome;
    }

    void restart() {
      final StateBuffer state = new StateBuffer();
      state.write(instruments);
      state.write(Feeds.state(decoder, instruments));
      final long before = StateDigest.of(Feeds.state(decoder, instruments));
      make();
      decoder.transferInstrument(0, new StateDigest());
      state.read(instruments);
      state.read(Feeds.state(decoder, instruments));
      assertEquals(0, state.remaining());
      assertEquals(before, StateDigest.of(Feeds.state(decoder, instruments)));
    }

    /** Checks the instruments here against the same ones of another decoder. */
    void compare(final Side whole, final String where) {
      assertEquals(
          StateDigest.of(whole.decoder::transferShared),
          StateDigest.of(decoder::transferShared),
          where);
      for (int i = 0; i < instruments.count(); i++) {
        final byte[] name = instruments.name(i).getBytes(StandardCharsets.UTF_8);
        final int other = whole.instruments.find(name, 0, name.length);
        final String of = where + " instrument=" + instruments.name(i);
        assertEquals(whole.section(other), section(i), of);
        assertEquals(whole.counters.of(other).nonZero(), counters.of(i).nonZero(), of);
      }
    }

    long section(final int instrument) {
      return StateDigest.of(state -> decoder.transferInstrument(instrument, state));
    }
  }

  /** Checks that releasing one instrument leaves nothing of it, for good, and all others alone. */
  public void checkRelease(final List<Sent> records) {
    final Side side = new Side();
    records.forEach(record -> side.decode(record, 0));
    final int last = side.instruments.count() - 1;
    final long untouched = new Side().section(last);
    final long other = side.section(0);
    assertNotEquals(untouched, side.section(last));
    side.decoder.release(last);
    side.decoder.refused();
    assertEquals(untouched, side.section(last));
    assertEquals(other, side.section(0));
    for (int i = 0; i < records.size(); i++) {
      side.decode(records.get(i), i);
      side.decoder.refused();
    }
    assertEquals(untouched, side.section(last));
  }
}
