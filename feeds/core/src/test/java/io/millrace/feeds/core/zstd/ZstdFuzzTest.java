package io.millrace.feeds.core.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.ZstdInputStream;
import io.millrace.feeds.core.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Frames, damaged, and any bytes after them: refused where the reference refuses, and otherwise
 * refused or the same bytes.
 */
final class ZstdFuzzTest {
  private static final int FRAME_COUNT = 64;
  private static final int MAX_DATA = 1_000;
  private static final int MAX_FOUND = 1 << 22;

  /** Made once: packing takes longer than all else. */
  private static final byte[][] FRAMES = frames();

  private static byte[][] frames() {
    final byte[][] frames = new byte[FRAME_COUNT][];
    try {
      for (int i = 0; i < FRAME_COUNT; i++) {
        final Random random = new Random(i);
        final byte[] data = ZstdStreamTest.data(random, random.nextInt(MAX_DATA));
        frames[i] =
            i % 8 == 0 ? ZstdStreamTest.skippable(random) : ZstdStreamTest.packed(data, random);
      }
      return frames;
    } catch (final IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void shouldGiveTheBytesOfTheReferenceOrRefuse(final FuzzedDataProvider data) throws IOException {
    final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int left = data.consumeInt(0, 2); left > 0; left--) {
      frames.writeBytes(data.pickValue(FRAMES));
    }
    final ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Mutations.of(frames.toByteArray(), data));
    file.writeBytes(data.consumeRemainingAsBytes());
    compare(file.toByteArray());
  }

  private static void compare(final byte[] file) throws IOException {
    final byte[] found = read(new ZstdStream(new ByteArrayInputStream(file)));
    if (found == null) {
      return;
    }
    byte[] expected = reference(file);
    int length = file.length;
    while (expected == null && length > 0 && file[length - 1] == 0) {
      // The reference knows no padding.
      length--;
      expected = reference(Arrays.copyOf(file, length));
    }
    assertTrue(expected != null, "the reference refuses " + Arrays.toString(file));
    assertArrayEquals(expected, found, Arrays.toString(file));
  }

  private static byte[] reference(final byte[] file) throws IOException {
    return read(new ZstdInputStream(new ByteArrayInputStream(file)));
  }

  /** What is in a stream, as far as a bound; null where it is refused. */
  private static byte[] read(final InputStream in) {
    try (in) {
      return in.readNBytes(MAX_FOUND);
    } catch (final IOException refused) {
      return null;
    }
  }
}
