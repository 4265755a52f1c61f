package io.millrace.feeds.core.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.itch.Itch50Decoder;
import io.millrace.feeds.core.itch.Itch50Layout;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.Mix64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ExchangeSimulatorTest {
  private final byte[] message = new byte[Itch50Layout.MAX_LENGTH];

  @Test
  void shouldWriteExactlySoManyMessagesWhenAskedForThem() {
    for (final int instruments : new int[] {1, 8, 30}) {
      for (final long messages : new long[] {0, 1, 2, 17, 20, 22, 23, 70, 1_000}) {
        final ExchangeSimulator exchange = new ExchangeSimulator(3, instruments, messages);
        long count = 0;
        while (exchange.next(message, 0) != ExchangeSimulator.END) {
          count++;
        }
        assertEquals(messages, count, "instruments=" + instruments);
        assertEquals(messages, exchange.written());
        assertEquals(ExchangeSimulator.END, exchange.next(message, 0));
      }
    }
  }

  @Test
  void shouldWriteTheSameBytesForeverWhenTheSeedIsTheSame() {
    assertEquals(6382205624749550119L, digest(42, 8, 1_000_000, 20_000));
  }

  @Test
  void shouldWriteOtherBytesWhenTheSeedIsAnother() {
    assertNotEquals(digest(42, 8, 100_000, 2_000), digest(43, 8, 100_000, 2_000));
  }

  private long digest(
      final long seed, final int instruments, final long messages, final int first) {
    final ExchangeSimulator exchange = new ExchangeSimulator(seed, instruments, messages);
    long digest = 0;
    for (int i = 0; i < first; i++) {
      final int length = exchange.next(message, 0);
      for (int at = 0; at < length; at++) {
        digest = Mix64.fold(digest, message[at]);
      }
    }
    return digest;
  }

  @Test
  void shouldKeepEveryBookValidWhenDecoded() {
    for (long seed = 1; seed <= 3; seed++) {
      final Schema schema = new Schema(List.of("bid", "ask", "price"));
      final Instruments instruments = new Instruments(List.of());
      final InstrumentCounters counters = new InstrumentCounters();
      final Itch50Decoder decoder = new Itch50Decoder(schema, instruments, counters);
      final Tick tick = new Tick(schema);
      final ExchangeSimulator exchange = new ExchangeSimulator(seed, 5, 150_000);
      final Map<Character, Integer> types = new TreeMap<>();
      long lastNs = -1;
      int length;
      for (long i = 0; (length = exchange.next(message, 0)) != ExchangeSimulator.END; i++) {
        final String where = "seed=" + seed + " message=" + i;
        final Decoder.Outcome outcome = decoder.decode(message, 0, length, 0, i, tick);
        counters.settle(
            outcome == Decoder.Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
        assertNotEquals(Decoder.Outcome.MALFORMED, outcome, where);
        assertTrue(!(tick.fields()[0] >= tick.fields()[1]), where + " crossed or locked");
        assertTrue(!(tick.fields()[2] <= 0), where + " price");
        final long timeNs = decoder.timeNs(message, 0, length, 0, i);
        assertTrue(timeNs > lastNs, where + " time goes back");
        lastNs = timeNs;
        types.merge((char) message[0], 1, Integer::sum);
      }
      assertEquals(Map.of(), Feeds.sum(counters, instruments).nonZero(), "seed=" + seed);
      assertEquals(5, instruments.count());
      assertEquals("[A, C, D, E, F, H, P, R, S, U, X]", types.keySet().toString());
      assertTrue(lastNs < 16 * 3_600_000_000_000L + 1_000, "last=" + lastNs);
    }
  }

  /** The move of the mid over the next 100 ticks, foretold by the imbalance in the last 50. */
  @Test
  void shouldFollowWhatTheQueuesForetellWhenAModelLearnsIt() {
    final Schema schema = new Schema(List.of("bid", "ask", "bid_size", "ask_size"));
    final Itch50Decoder decoder =
        new Itch50Decoder(schema, new Instruments(List.of()), new InstrumentCounters());
    final Tick tick = new Tick(schema);
    final int ticks = 60_000;
    final double[] mids = new double[ticks];
    final double[] imbalances = new double[ticks + 1];
    final ExchangeSimulator exchange = new ExchangeSimulator(11, 1, ticks + 1_000);
    int count = 0;
    int length;
    while (count < ticks && (length = exchange.next(message, 0)) != ExchangeSimulator.END) {
      decoder.decode(message, 0, length, 0, 0, tick);
      final double[] f = tick.fields();
      if (!Double.isNaN(f[0] + f[1])) {
        mids[count] = (f[0] + f[1]) / 2;
        imbalances[count + 1] = imbalances[count] + (f[2] - f[3]) / (f[2] + f[3]);
        count++;
      }
    }
    assertTrue(r2(mids, imbalances, count) > 0.03, "R2=" + r2(mids, imbalances, count));
  }

  /** R2 against the running mean 0 on the second half, of a slope fitted on the first. */
  private static double r2(final double[] mids, final double[] imbalances, final int count) {
    double xy = 0;
    double xx = 0;
    double error = 0;
    double total = 0;
    for (int i = 500; i + 100 < count; i += 10) {
      final double x = imbalances[i + 1] - imbalances[i - 49];
      final double y = mids[i + 100] - mids[i];
      if (i < count / 2) {
        xy += x * y;
        xx += x * x;
      } else {
        error += (y - xy / xx * x) * (y - xy / xx * x);
        total += y * y;
      }
    }
    return 1 - error / total;
  }

  @Test
  void shouldAllocateNothingWhenWarm() {
    final ExchangeSimulator exchange = new ExchangeSimulator(5, 4, 600_000);
    run(exchange, 300_000);
    AllocationMeter.assertNothing("simulator", () -> run(exchange, 25_000));
  }

  private void run(final ExchangeSimulator exchange, final int messages) {
    for (int i = 0; i < messages; i++) {
      exchange.next(message, 0);
    }
  }

  @Test
  void shouldNameStocksInOrderWhenThereAreMany() {
    assertEquals("SIMA", ExchangeSimulator.name(0));
    assertEquals("SIMZ", ExchangeSimulator.name(25));
    assertEquals("SIMAA", ExchangeSimulator.name(26));
    assertEquals("SIMCRXO", ExchangeSimulator.name(ExchangeSimulator.MAX_INSTRUMENTS - 1));
  }

  @Test
  void shouldRefuseWhenThereIsNothingToSimulate() {
    assertThrows(IllegalArgumentException.class, () -> new ExchangeSimulator(1, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> new ExchangeSimulator(1, 65_536, 10));
    assertThrows(IllegalArgumentException.class, () -> new ExchangeSimulator(1, 1, -1));
  }
}
