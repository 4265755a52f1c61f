package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.learning.endurance.AllocationMeter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Itch50BadInputTest {
  private static final String TYPES = "SRHYLVWKJhAFECXDUPQBINO";
  private static final String AAPL = "AAPL    ";

  private final DecoderFixture fixture = new DecoderFixture();

  private void malformed(final byte[] message, final String reason) {
    final long before = fixture.digest();
    assertEquals(Outcome.MALFORMED, fixture.decode(message));
    assertEquals(reason, fixture.decoder.reason());
    assertEquals(before, fixture.digest());
  }

  @Test
  void shouldSayWhyWhenAMessageIsMalformed() {
    fixture.decode(Messages.add(3, 10, 1, "B", 100, AAPL, 1_000_100));
    final byte[] add = Messages.add(3, 10, 2, "B", 100, AAPL, 1_000_100);

    malformed(new byte[0], "message is empty: length=0");
    malformed(Arrays.copyOf(add, 30), "type 'A' wants 36 bytes: length=30");
    malformed(Arrays.copyOf(add, 37), "type 'A' wants 36 bytes: length=37");
    malformed(new byte[] {'z', 1}, "no such type: type='z' length=2");
    malformed(new byte[] {-1}, "no such type: type=0xff length=1");
    malformed(Messages.add(3, 10, 2, "b", 100, AAPL, 1), "type 'A' has no side B or S: side='b'");
    malformed(Messages.add(3, 10, 2, "S", 0, AAPL, 1), "type 'A' has no shares: shares=0");
    malformed(
        Messages.add(3, 10, 2, "S", 1, " ".repeat(8), 1),
        "type 'A' names no stock: stock=0x2020202020202020");
    malformed(
        Messages.add(3, 10, 2, "S", 1, "AB\u00e9     ", 1),
        "type 'A' names no stock: stock=0x4142e92020202020");
    malformed(
        Messages.directory(9, "AB\0     "), "type 'R' names no stock: stock=0x4142002020202020");
    malformed(
        Messages.delete(3, 86_400_000_000_000L, 1),
        "type 'D' has a time past the end of the day: time_ns=86400000000000");
    malformed(
        Messages.type('C', 3, 1).number(20, 0).text("x").number(4, 0).bytes(),
        "type 'C' is neither printable Y nor N: printable='x'");
    malformed(
        Messages.type('U', 3, 1).number(8, 1).number(8, 2).number(8, 0).bytes(),
        "type 'U' has no shares: shares=0");
  }

  @Test
  void shouldWantOneLengthWhenATypeIsKnown() {
    int known = 0;
    for (int type = 0; type < 256; type++) {
      known += Itch50Layout.length((byte) type) > 0 ? 1 : 0;
    }
    assertEquals(23, known);
    assertEquals(50, Itch50Layout.MAX_LENGTH);
    for (final char type : TYPES.toCharArray()) {
      final int length = Itch50Layout.length((byte) type);
      final byte[] message = new byte[length - 1];
      message[0] = (byte) type;
      malformed(message, "type '" + type + "' wants " + length + " bytes: length=" + (length - 1));
    }
  }

  @Test
  void shouldHaveNoTimeWhenAMessageIsNotWhole() {
    final Decoder decoder = fixture.decoder;
    final byte[] delete = Messages.delete(3, 77, 1);

    assertEquals(77, decoder.timeNs(delete, 0, delete.length, 0, 0));
    assertEquals(77, decoder.timeNs(delete, 0, delete.length, 1000, 0));
    assertEquals(Decoder.NO_TIME, decoder.timeNs(delete, 0, delete.length - 1, 0, 0));
    assertEquals(Decoder.NO_TIME, decoder.timeNs(delete, 0, 0, 0, 0));
    assertEquals(Decoder.NO_TIME, decoder.timeNs(new byte[] {0}, 0, 1, 0, 0));
    final byte[] late = Messages.delete(3, 86_400_000_000_000L, 1);
    assertEquals(Decoder.NO_TIME, decoder.timeNs(late, 0, late.length, 0, 0));
  }

  @Test
  void shouldNeverThrowWhenBytesAreRandom() {
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final DecoderFixture fuzzed = new DecoderFixture();
      for (int i = 0; i < 5_000; i++) {
        final byte[] message = random(random);
        final long before = i % 50 == 0 ? fuzzed.digest() : 0;
        final String where = "seed=" + seed + " message=" + i;
        try {
          final Outcome outcome = fuzzed.decode(message, random.nextInt(5));
          assertNotNull(fuzzed.decoder.reason(), where);
          if (outcome == Outcome.MALFORMED && i % 50 == 0) {
            assertEquals(before, fuzzed.digest(), where);
          }
        } catch (final RuntimeException e) {
          throw new AssertionError(where, e);
        }
      }
    }
  }

  /** Mostly of a known type and its length, with few ids and locate codes, so that much decodes. */
  private static byte[] random(final Random random) {
    final byte type = (byte) TYPES.charAt(random.nextInt(TYPES.length()));
    final boolean whole = random.nextInt(10) > 0;
    final byte[] message = new byte[whole ? Itch50Layout.length(type) : random.nextInt(60)];
    random.nextBytes(message);
    if (whole) {
      message[0] = type;
      message[1] = 0;
      message[5] = 0;
      Arrays.fill(message, 11, Math.min(message.length, 18), (byte) 0);
      if (type == 'A' || type == 'F' || type == 'P') {
        message[19] = (byte) (random.nextBoolean() ? 'B' : 'S');
        Arrays.fill(message, 24, 32, (byte) (65 + random.nextInt(5)));
      }
    }
    return message;
  }

  @Test
  void shouldAllocateNothingWhenWarm() {
    final byte[][] messages = new byte[64][];
    for (int i = 0; i < 16; i++) {
      final String side = i % 2 == 0 ? "B" : "S";
      messages[i] = Messages.add(3, 10, i, side, 100, AAPL, 10_000 + i * 100);
      messages[i + 16] = Messages.execute(3, 10, i, 10);
      messages[i + 32] = Messages.delete(3, 10, i);
      messages[i + 48] = Messages.delete(3, 10, i + 99);
    }
    AllocationMeter.assertNothing("bad input", () -> churn(messages, 2_000));
  }

  private void churn(final byte[][] messages, final int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (final byte[] message : messages) {
        fixture.decoder.decode(message, 0, message.length, 0, round, fixture.tick);
      }
    }
  }
}
