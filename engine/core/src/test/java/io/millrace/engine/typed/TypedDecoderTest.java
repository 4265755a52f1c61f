package io.millrace.engine.typed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Route;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TypedDecoderTest {
  private static final double NAN = Double.NaN;

  private final Schema schema = new Schema(FieldNames.MARKET);
  private final InstrumentCounters odd = new InstrumentCounters();
  private final Instruments instruments = new Instruments(List.of("A", "B"));
  private final TypedDecoder decoder = new TypedDecoder(schema, instruments, odd);
  private final TypedEncoder encoder = new TypedEncoder();
  private final Tick tick = new Tick(schema);

  @Test
  void shouldLetAQuoteStandUntilTheNext() {
    assertEquals(Outcome.EVENT, decode(encoder.instrument(0, "A")));
    assertEquals(Outcome.TICK, decode(encoder.quote(0, 5, 1, 10, 2, 20)));
    assertArrayEquals(new double[] {1, 2, 10, 20, NAN, NAN, NAN}, tick.fields());
    assertEquals(Outcome.TICK, decode(encoder.trade(0, 6, 2, 3, -1)));
    assertArrayEquals(new double[] {1, 2, 10, 20, 2, 3, -1}, tick.fields());
    assertEquals(6, tick.timeNs());
    assertEquals(Outcome.TICK, decode(encoder.quote(0, 7, 1, 11, NAN, NAN)));
    assertArrayEquals(new double[] {1, NAN, 11, NAN, NAN, NAN, NAN}, tick.fields());
  }

  @Test
  void shouldLeaveOutInstrumentsThatAreNotWanted() {
    decode(encoder.instrument(0, "Z"));
    assertEquals(Outcome.FILTERED, decode(encoder.quote(0, 5, 1, 10, 2, 20)));
  }

  @Test
  void shouldNameTheFaultAndKeepTheState() {
    decode(encoder.instrument(0, "A"));
    final long before = StateDigest.of(state(decoder, instruments));
    assertEquals(Outcome.MALFORMED, decode(encoder.quote(3, 5, 1, 10, 2, 20)));
    assertEquals("no instrument has the number 3", decoder.reason());
    assertEquals(Outcome.MALFORMED, decode(encoder.quote(0, 5, 1, 10, 2, 20) - 1));
    assertEquals("wrong length for kind 'Q': length=44", decoder.reason());
    assertEquals(before, StateDigest.of(state(decoder, instruments)));
  }

  @Test
  void shouldCountOddPricesAndTakeInfinitiesAsNotKnown() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.quote(0, 5, -1, 10, 0, Double.POSITIVE_INFINITY));
    odd.settle(tick.instrument());
    assertEquals(1, odd.of(tick.instrument()).get(Kind.NEGATIVE_PRICE));
    assertEquals(1, odd.of(tick.instrument()).get(Kind.ZERO_PRICE));
    assertEquals(1, odd.of(tick.instrument()).get(Kind.NON_FINITE));
    assertTrue(Double.isNaN(tick.fields()[3]));
  }

  @Test
  void shouldNeverThrowOnAnyBytes() {
    for (long seed = 0; seed < 20_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = (byte) "IQTV".charAt(random.nextInt(4));
      }
      try {
        decoder.decode(bytes, 0, bytes.length, 0, seed, tick);
        decoder.timeNs(bytes, 0, bytes.length, 0, seed);
        assertTrue(TypedDecoder.route(bytes, 0, bytes.length) >= Route.NO_SHARD);
      } catch (final RuntimeException thrown) {
        throw new AssertionError("seed=" + seed, thrown);
      }
    }
  }

  @Test
  void shouldGoOnAlikeAfterARoundTrip() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.instrument(1, "B"));
    decode(encoder.quote(1, 5, 1, 10, 2, 20));
    final StateBuffer state = new StateBuffer();
    state.write(instruments);
    state.write(state(decoder, instruments));
    final Instruments restoredInstruments = new Instruments(List.of("A", "B"));
    final Decoder restored = new TypedDecoder(schema, restoredInstruments, odd);
    state.read(restoredInstruments);
    state.read(state(restored, restoredInstruments));
    assertEquals(
        StateDigest.of(state(decoder, instruments)),
        StateDigest.of(state(restored, restoredInstruments)));
    final int length = encoder.trade(1, 6, 2, 3, 1);
    restored.decode(encoder.bytes(), 0, length, 0, 3, tick);
    assertArrayEquals(new double[] {1, 2, 10, 20, 2, 3, 1}, tick.fields());
  }

  @Test
  void shouldNotInheritQuotesWhenANumberIsGivenAnotherName() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.quote(0, 5, 1, 10, 2, 20));
    decode(encoder.instrument(0, "B"));
    decode(encoder.trade(0, 6, 2, 3, -1));
    assertEquals("B", instruments.name(tick.instrument()));
    assertArrayEquals(new double[] {NAN, NAN, NAN, NAN, 2, 3, -1}, tick.fields());

    decode(encoder.instrument(7, "A"));
    decode(encoder.trade(7, 8, 2, 3, -1));
    assertArrayEquals(new double[] {1, 2, 10, 20, 2, 3, -1}, tick.fields());
  }

  @Test
  void shouldNumberAnInstrumentWhenItsFirstTickComes() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.instrument(1, "B"));
    assertEquals(0, instruments.count());
    decode(encoder.trade(1, 8, 2, 3, -1));
    assertEquals(List.of("B"), List.of(instruments.name(0)));
  }

  @Test
  void shouldCarryNothingWhenTheInstrumentIsReleased() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.quote(0, 5, 1, 10, 2, 20));
    final long untouched = section(new TypedDecoder(schema, instruments, odd), 0);
    assertNotEquals(untouched, section(decoder, 0));
    decoder.release(0);
    decoder.refused();
    assertEquals(Outcome.TICK, decode(encoder.trade(0, 8, 2, 3, -1)));
    assertArrayEquals(new double[] {NAN, NAN, NAN, NAN, 2, 3, -1}, tick.fields());
    decode(encoder.quote(0, 9, 1, 10, 2, 20));
    assertEquals(untouched, section(decoder, 0));
  }

  @Test
  void shouldKeepTheStateOfAnInstrumentWhateverIsBesideIt() {
    for (long seed = 0; seed < 50; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final Instruments beside = new Instruments(List.of());
      final Instruments single = new Instruments(List.of());
      final TypedDecoder all = new TypedDecoder(schema, beside, new InstrumentCounters());
      final TypedDecoder alone = new TypedDecoder(schema, single, new InstrumentCounters());
      for (int i = 0; i < 200; i++) {
        final int number = random.nextInt(5);
        final double value = random.nextInt(4) == 0 ? NAN : 1 + random.nextInt(9);
        final int length =
            switch (i < 5 ? 0 : 1 + random.nextInt(2)) {
              case 0 -> encoder.instrument(i, "name" + i);
              case 1 -> encoder.quote(number, i, value, 2, 3, value);
              default -> encoder.trade(number, i, value, 1, 1);
            };
        final long key = TypedDecoder.route(encoder.bytes(), 0, length);
        final Outcome outcome = all.decode(encoder.bytes(), 0, length, 0, i, tick);
        if (outcome == Outcome.TICK) {
          assertEquals("name" + key, beside.name(tick.instrument()), "seed=" + seed);
        }
        if (key == 3 || key == Route.ALL_SHARDS) {
          assertEquals(outcome, alone.decode(encoder.bytes(), 0, length, 0, i, tick));
        }
      }
      final int instrument = beside.find("name3".getBytes(StandardCharsets.UTF_8), 0, 5);
      assertEquals(1, single.count());
      assertEquals(section(all, instrument), section(alone, 0), "seed=" + seed);
      assertEquals(StateDigest.of(all::transferShared), StateDigest.of(alone::transferShared));
    }
  }

  private static long section(final Decoder of, final int instrument) {
    return StateDigest.of(state -> of.transferInstrument(instrument, state));
  }

  private static Stateful state(final Decoder of, final Instruments instruments) {
    return state -> {
      of.transferShared(state);
      for (int i = 0; i < instruments.count(); i++) {
        of.transferInstrument(i, state);
      }
    };
  }

  private Outcome decode(final int length) {
    return decoder.decode(encoder.bytes(), 0, length, 0, 0, tick);
  }
}
