package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.replay.app.report.DetectionReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code formats --detect} makes of files that are not whole. */
final class DetectedFeedTest {
  @TempDir private Path dir;

  @Test
  void shouldShowTheFirstTicksWhenCompressedDataAreCutOrDamaged() throws IOException {
    final StringBuilder text = new StringBuilder("t,bid,ask\n");
    for (int i = 0; i < 1_000; i++) {
      text.append(1_700_000_000_000L + i * 37L * i).append(",100.5,101\n");
    }
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    final byte[] whole = out.toByteArray();
    final byte[] damaged = whole.clone();
    damaged[whole.length - 8] ^= 1; // the checksum
    for (final byte[] bytes : new byte[][] {Arrays.copyOf(whole, whole.length / 2), damaged}) {
      Files.write(dir.resolve("cut.csv.gz"), bytes);
      final DetectionReport report =
          new DetectedFeed(dir).of("cut.csv.gz", InputStream.nullInputStream());
      assertEquals("ms", ((Map<?, ?>) report.settings().get("time")).get("unit"));
      assertEquals(5, report.ticks().size());
    }
  }
}
