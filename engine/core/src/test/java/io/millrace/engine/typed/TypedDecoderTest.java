package io.millrace.engine.typed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TypedDecoderTest {
  private static final double NAN = Double.NaN;

  private final Schema schema = new Schema(FieldNames.MARKET);
  private final DataQualityCounters odd = new DataQualityCounters();
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
    final long before = StateDigest.of(decoder);
    assertEquals(Outcome.MALFORMED, decode(encoder.quote(3, 5, 1, 10, 2, 20)));
    assertEquals("no instrument has the number 3", decoder.reason());
    assertEquals(Outcome.MALFORMED, decode(encoder.quote(0, 5, 1, 10, 2, 20) - 1));
    assertEquals("wrong length for kind 'Q': length=44", decoder.reason());
    assertEquals(before, StateDigest.of(decoder));
  }

  @Test
  void shouldCountOddPricesAndTakeInfinitiesAsNotKnown() {
    decode(encoder.instrument(0, "A"));
    decode(encoder.quote(0, 5, -1, 10, 0, Double.POSITIVE_INFINITY));
    assertEquals(1, odd.get(Kind.NEGATIVE_PRICE));
    assertEquals(1, odd.get(Kind.ZERO_PRICE));
    assertEquals(1, odd.get(Kind.NON_FINITE));
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
    state.write(decoder);
    final Instruments restoredInstruments = new Instruments(List.of("A", "B"));
    final Decoder restored = new TypedDecoder(schema, restoredInstruments, odd);
    state.read(restoredInstruments);
    state.read(restored);
    assertEquals(StateDigest.of(decoder), StateDigest.of(restored));
    final int length = encoder.trade(1, 6, 2, 3, 1);
    restored.decode(encoder.bytes(), 0, length, 0, 3, tick);
    assertArrayEquals(new double[] {1, 2, 10, 20, 2, 3, 1}, tick.fields());
  }

  private Outcome decode(final int length) {
    return decoder.decode(encoder.bytes(), 0, length, 0, 0, tick);
  }
}
