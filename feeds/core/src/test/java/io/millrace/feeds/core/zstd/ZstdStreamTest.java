package io.millrace.feeds.core.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Decompressing in plain Java against the reference library. */
final class ZstdStreamTest {
  private static final int[] LEVELS = {-5, 1, 3, 6, 12, 19};

  static byte[] data(final Random random, final int size) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (out.size() < size) {
      switch (random.nextInt(5)) {
        case 0:
          final byte[] noise = new byte[random.nextInt(300)];
          random.nextBytes(noise);
          out.writeBytes(noise);
          break;
        case 1:
          final byte[] run = new byte[random.nextInt(random.nextInt(50) == 0 ? 200_000 : 400)];
          Arrays.fill(run, (byte) random.nextInt());
          out.writeBytes(run);
          break;
        default:
          final StringBuilder rows = new StringBuilder();
          for (int i = random.nextInt(80); i > 0; i--) {
            rows.append(1_700_000_000 + random.nextInt(5000)).append(',');
            rows.append(random.nextInt(9)).append(".5,AAPL\n");
          }
          out.writeBytes(rows.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
    return Arrays.copyOf(out.toByteArray(), size);
  }

  static byte[] packed(final byte[] data, final Random random) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out, LEVELS[random.nextInt(LEVELS.length)])) {
      zstd.setChecksum(random.nextBoolean());
      if (random.nextInt(4) == 0) {
        zstd.setLong(20);
      }
      int at = 0;
      while (at < data.length) {
        final int count = Math.min(data.length - at, 1 + random.nextInt(data.length));
        zstd.write(data, at, count);
        at += count;
        if (random.nextInt(4) == 0) {
          zstd.flush();
        }
      }
    }
    return out.toByteArray();
  }

  static byte[] skippable(final Random random) {
    final byte[] frame = new byte[8 + random.nextInt(70)];
    random.nextBytes(frame);
    frame[0] = (byte) (0x50 + random.nextInt(16));
    frame[1] = 0x2a;
    frame[2] = 0x4d;
    frame[3] = 0x18;
    frame[4] = (byte) (frame.length - 8);
    frame[5] = 0;
    frame[6] = 0;
    frame[7] = 0;
    return frame;
  }

  /** Reads to the end or to the damage; returns whether it was the end. */
  private static boolean drain(final InputStream in, final Random random, final byte[][] into)
      throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final byte[] buffer = new byte[1 + random.nextInt(5_000)];
    try (InputStream stream = new ZstdStream(in)) {
      int count = 0;
      while (count >= 0) {
        out.write(buffer, 0, count);
        count = stream.read(buffer, 0, buffer.length);
      }
      assertEquals(-1, stream.read());
      return true;
    } catch (final CutException cut) {
      return false;
    } finally {
      into[0] = out.toByteArray();
    }
  }

  @Test
  void shouldGiveWhatWasPackedWhenFramesAreOfEveryKind() throws IOException {
    for (long seed = 0; seed < 120; seed++) {
      final Random random = new Random(seed);
      final ByteArrayOutputStream file = new ByteArrayOutputStream();
      final ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int frames = 1 + random.nextInt(3); frames > 0; frames--) {
        final byte[] data = data(random, random.nextInt(seed % 10 == 0 ? 900_000 : 3_000));
        expected.writeBytes(data);
        file.writeBytes(packed(data, random));
        if (random.nextBoolean()) {
          file.writeBytes(skippable(random));
        }
      }
      file.writeBytes(new byte[random.nextInt(3) * 50]);
      final byte[][] found = new byte[1][];
      final InputStream in =
          new Pieces(file.toByteArray(), random, 1 + random.nextInt(5_000), false);
      assertTrue(drain(in, random, found), "seed " + seed);
      assertArrayEquals(expected.toByteArray(), found[0], "seed " + seed);
    }
  }

  @Test
  void shouldTellTheCutWhenTheFileEndsAtAnyByte() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final byte[] data = data(random, 1_500);
      final byte[] file = packed(data, random);
      for (int kept = 1; kept < file.length; kept++) {
        final byte[][] found = new byte[1][];
        final InputStream in = new ByteArrayInputStream(Arrays.copyOf(file, kept));
        assertEquals(false, drain(in, random, found), "seed " + seed + " kept " + kept);
        assertArrayEquals(Arrays.copyOf(data, found[0].length), found[0]);
      }
      final byte[][] found = new byte[1][];
      final byte[] longer = Arrays.copyOf(file, file.length + 3);
      longer[file.length + random.nextInt(3)] = 7;
      assertEquals(false, drain(new ByteArrayInputStream(longer), random, found));
      assertArrayEquals(data, found[0]);
    }
  }

  /**
   * Where the reference refuses, so do we, and where both give data they are the same. Without a
   * checksum the reference does not look whether streams of literals end where they should (RFC
   * 8878, 4.2.2, says that they must), and gives wrong bytes.
   */
  @Test
  void shouldRefuseWhatTheReferenceRefusesWhenAnyByteIsAnother() throws IOException {
    int agreed = 0;
    int stricter = 0;
    for (long seed = 0; seed < 30; seed++) {
      final Random random = new Random(seed);
      final byte[] file = packed(data(random, 1_500 + random.nextInt(3_000)), random);
      for (int at = 4; at < file.length; at++) {
        final byte[] other = file.clone();
        other[at] ^= (byte) (1 + random.nextInt(255));
        final String what = "seed " + seed + " at " + at;
        final byte[] expected = read(new ZstdInputStream(new ByteArrayInputStream(other)));
        final byte[] found = read(new ZstdStream(new ByteArrayInputStream(other)));
        if (found == null && expected != null) {
          stricter++;
          continue;
        }
        assertArrayEquals(expected, found, what);
        agreed++;
      }
    }
    assertTrue(stricter < agreed / 4, stricter + " of " + agreed);
  }

  private static byte[] read(final InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (final IOException refused) {
      return null;
    }
  }

  @Test
  void shouldRefuseAtOnceWhenThereIsMoreThanTheFrameAnnounces() {
    final byte[] file = {
      0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 4, 26, 0, 0, 10, 26, 0, 0, 10, 26, 0, 0, 10
    };
    final CutException error =
        assertThrows(
            CutException.class,
            () -> new ZstdStream(new ByteArrayInputStream(file)).readAllBytes());
    assertTrue(error.getMessage().contains("match their length"), error::getMessage);
  }

  @Test
  void shouldRefuseWhatNeedsADictionaryOrAHugeWindow() {
    final byte[] dictionary = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x21, 7, 0, 1, 0, 0};
    final RefusedException byNumber =
        assertThrows(
            RefusedException.class,
            () -> new ZstdStream(new ByteArrayInputStream(dictionary)).read());
    assertEquals(
        "needs the Zstandard dictionary 7; decompress it first: zstd -d -D", byNumber.getMessage());
    final byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0x90, 1, 0, 0};
    assertThrows(
        RefusedException.class, () -> new ZstdStream(new ByteArrayInputStream(window)).read());
  }

  @Test
  void shouldReadARecordedFile() throws IOException {
    final Path file = Feeds.recorded("dbn/esh4-glbx-mdp3-20231225.mbo.dbn.zst");
    final CRC32 expected = new CRC32();
    final CRC32 found = new CRC32();
    try (InputStream reference = new ZstdInputStream(Files.newInputStream(file));
        InputStream ours = new ZstdStream(Files.newInputStream(file))) {
      expected.update(reference.readAllBytes());
      final byte[] bytes = ours.readAllBytes();
      assertEquals(3_852_558, bytes.length);
      found.update(bytes);
    }
    assertEquals(expected.getValue(), found.getValue());
  }
}
