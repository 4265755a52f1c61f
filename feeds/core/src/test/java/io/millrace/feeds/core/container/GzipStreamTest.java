package io.millrace.feeds.core.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feeds.core.Pieces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class GzipStreamTest {
  /** The empty block that ends a file of bgzip. */
  private static final byte[] BGZF_END =
      bytes(
          0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0,
          0, 0, 0, 0);

  private static byte[] bytes(final int... values) {
    final byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] joined(final byte[]... parts) {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (final byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(final Random random) {
    final StringBuilder text = new StringBuilder();
    final int rows = random.nextInt(4) == 0 ? 0 : random.nextInt(40);
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(random.nextInt(99)).append(",A\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void little(final ByteArrayOutputStream out, final long value, final int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> 8 * i));
    }
  }

  /** A member with any of the parts that a header can have. */
  static byte[] member(final byte[] data, final Random random) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final int flags = random.nextInt(32);
    out.writeBytes(bytes(0x1f, 0x8b, 8, flags));
    little(out, random.nextInt(), 4);
    out.write(random.nextInt(3));
    out.write(random.nextInt(256));
    if ((flags & 4) != 0) {
      final byte[] extra = new byte[random.nextInt(20)];
      random.nextBytes(extra);
      little(out, extra.length, 2);
      out.writeBytes(extra);
    }
    for (final int flag : new int[] {8, 16}) {
      if ((flags & flag) != 0) {
        out.writeBytes("name".substring(random.nextInt(5)).getBytes(StandardCharsets.US_ASCII));
        out.write(0);
      }
    }
    if ((flags & 2) != 0) {
      little(out, crc(out.toByteArray()), 2);
    }
    final Deflater deflater = new Deflater(random.nextInt(10), true);
    deflater.setInput(data);
    deflater.finish();
    final byte[] packed = new byte[data.length * 2 + 100];
    out.write(packed, 0, deflater.deflate(packed));
    deflater.end();
    little(out, crc(data), 4);
    little(out, data.length, 4);
    return out.toByteArray();
  }

  private static long crc(final byte[] bytes) {
    final CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  static void assertTwin(final byte[] file, final Random random, final String what)
      throws IOException {
    final SlowGunzip expected = SlowGunzip.of(file);
    final ByteArrayOutputStream found = new ByteArrayOutputStream();
    final Pieces pieces = new Pieces(file, random, 1 + random.nextInt(file.length + 1), false);
    assertEquals(expected.whole(), drain(pieces, random, found), what);
    assertArrayEquals(expected.bytes(), found.toByteArray(), what);
  }

  private static boolean drain(
      final Pieces pieces, final Random random, final ByteArrayOutputStream into)
      throws IOException {
    final byte[] buffer = new byte[1 + random.nextInt(300)];
    try (GzipStream stream = new GzipStream(pieces)) {
      int count = 0;
      while (count >= 0) {
        into.write(buffer, 0, count);
        count = stream.read(buffer, 0, buffer.length);
      }
      assertEquals(-1, stream.read());
      return true;
    } catch (final io.millrace.feeds.core.CutException cut) {
      return false;
    }
  }

  @Test
  void shouldReadEveryMemberWhenThereAreSeveral() throws IOException {
    for (long seed = 0; seed < 5_000; seed++) {
      final Random random = new Random(seed);
      final ByteArrayOutputStream file = new ByteArrayOutputStream();
      final ByteArrayOutputStream data = new ByteArrayOutputStream();
      for (int members = 1 + random.nextInt(4); members > 0; members--) {
        final byte[] text = text(random);
        data.writeBytes(text);
        file.writeBytes(member(text, random));
      }
      file.writeBytes(new byte[random.nextInt(3) * random.nextInt(600)]);
      final SlowGunzip twin = SlowGunzip.of(file.toByteArray());
      assertEquals(true, twin.whole(), "seed " + seed);
      assertArrayEquals(data.toByteArray(), twin.bytes(), "seed " + seed);
      assertTwin(file.toByteArray(), random, "seed " + seed);
    }
  }

  @Test
  void shouldTellTheCutWhenTheFileEndsAtAnyByte() throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      final Random random = new Random(seed);
      final byte[] first = member(text(random), random);
      final byte[] file = joined(first, member(text(random), random));
      for (int kept = 1; kept < file.length; kept++) {
        final byte[] cut = Arrays.copyOf(file, kept);
        assertEquals(kept == first.length, SlowGunzip.of(cut).whole());
        assertTwin(cut, random, "seed " + seed + " kept " + kept);
      }
    }
  }

  @Test
  void shouldTellTheDamageWhenAnyByteIsAnother() throws IOException {
    int damaged = 0;
    int all = 0;
    for (long seed = 0; seed < 40; seed++) {
      final Random random = new Random(seed);
      final byte[] file = joined(member(text(random), random), member(text(random), random));
      for (int at = 0; at < file.length; at++) {
        for (final int change : new int[] {1, 0x80, 1 + random.nextInt(255)}) {
          final byte[] other = file.clone();
          other[at] ^= (byte) change;
          assertTwin(other, random, "seed " + seed + " at " + at + " by " + change);
          damaged += SlowGunzip.of(other).whole() ? 0 : 1;
          all++;
        }
      }
    }
    // The rest are times, names and comments, which nothing protects.
    assertEquals(true, damaged > all * 0.8, damaged + " of " + all);
  }

  @Test
  void shouldTellTheDamageWhenBytesFollowTheEnd() throws IOException {
    final Random random = new Random(3);
    final byte[] member = member("1\n2\n".getBytes(StandardCharsets.US_ASCII), random);
    final byte[][] tails = {
      {1},
      {0, 1},
      {'x', 'y', 'z'},
      {0x1f},
      {0x1f, (byte) 0x8b},
      {0x1f, 'x'},
      new byte[] {0, 0, 0x1f}
    };
    for (final byte[] tail : tails) {
      final byte[] file = joined(member, tail);
      assertEquals(false, SlowGunzip.of(file).whole(), Arrays.toString(tail));
      assertTwin(file, random, Arrays.toString(tail));
    }
    assertEquals(true, SlowGunzip.of(joined(member, new byte[100_000])).whole());
    assertTwin(joined(member, new byte[100_000]), random, "padding");
  }

  @Test
  void shouldReadBlockedFilesAndEmptyMembers() throws IOException {
    final ByteArrayOutputStream one = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(one)) {
      out.write(new byte[200_000]);
    }
    final byte[] file = joined(BGZF_END, one.toByteArray(), BGZF_END, BGZF_END);
    try (GzipStream stream = new GzipStream(new ByteArrayInputStream(file))) {
      assertArrayEquals(new byte[200_000], stream.readAllBytes());
    }
  }
}
