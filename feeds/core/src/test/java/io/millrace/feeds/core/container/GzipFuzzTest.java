package io.millrace.feeds.core.container;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

/**
 * Gzip members, damaged, and any bytes after a gzip header: the verdict and the bytes of the twin
 * that asks zlib for a byte at a time.
 */
final class GzipFuzzTest {
  private static final int MAX_TEXT = 200;

  @FuzzTest(maxDuration = "60s")
  void shouldGiveTheVerdictAndTheBytesOfTheTwin(final FuzzedDataProvider data) throws IOException {
    final Random random = new Random(data.consumeInt());
    final ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int members = data.consumeInt(0, 3); members > 0; members--) {
      final byte[] text = data.consumeBytes(data.consumeInt(0, MAX_TEXT));
      file.writeBytes(GzipStreamTest.member(text, random));
    }
    if (data.consumeBoolean()) {
      file.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    }
    final byte[] damaged = Mutations.of(file.toByteArray(), data);
    file.reset();
    file.writeBytes(damaged);
    file.writeBytes(data.consumeRemainingAsBytes());
    GzipStreamTest.assertTwin(file.toByteArray(), random, "of the fuzzer");
  }
}
