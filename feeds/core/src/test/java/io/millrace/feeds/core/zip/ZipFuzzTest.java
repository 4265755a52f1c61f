package io.millrace.feeds.core.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.CutException;
import io.millrace.feeds.core.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Archives, damaged, and any bytes after them: read without an exception but a cut, and where
 * nothing is reported the entries have the bytes that the JDK reads, and their checksum.
 */
final class ZipFuzzTest {
  private static final int ARCHIVE_COUNT = 64;
  private static final int MAX_FOUND = 1 << 20;
  private static final byte[][] ARCHIVES = archives();
  private static final Path FILE = file();

  private static byte[][] archives() {
    final byte[][] archives = new byte[ARCHIVE_COUNT][];
    try {
      for (int i = 0; i < ARCHIVE_COUNT; i++) {
        final Random random = new Random(i);
        archives[i] = ZipArchiveTest.zip(ZipArchiveTest.entries(random), random);
      }
      return archives;
    } catch (final IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }

  private static Path file() {
    try {
      final Path file = Files.createTempFile("fuzz", ".zip");
      file.toFile().deleteOnExit();
      return file;
    } catch (final IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void shouldGiveTheBytesOfTheJdkOrReport(final FuzzedDataProvider data) throws IOException {
    final byte[] archive = Mutations.of(data.pickValue(ARCHIVES), data);
    final byte[] rest = data.consumeRemainingAsBytes();
    try (OutputStream out = Files.newOutputStream(FILE)) {
      out.write(archive);
      out.write(rest);
    }
    compare(FILE);
  }

  private static void compare(final Path file) throws IOException {
    final List<byte[]> found = new ArrayList<>();
    final ZipArchive archive = ZipArchive.of(file);
    // a feed refuses an archive without a file, such as one with an empty directory after its own
    boolean reported = archive.cut() != null || archive.entries().isEmpty();
    for (final ZipEntryHeader entry : archive.entries()) {
      if (entry.refusal() != null) {
        assertFalse(entry.refusal().isBlank());
        reported = true;
        continue;
      }
      try (InputStream in = ZipArchive.open(file, entry)) {
        found.add(in.readNBytes(MAX_FOUND));
      } catch (final CutException cut) {
        assertFalse(cut.getMessage().isBlank());
        reported = true;
      }
    }
    final List<byte[]> expected = reported ? null : jdk(file);
    if (expected != null) {
      assertEquals(expected.size(), found.size());
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i));
      }
    }
  }

  private static long crc(final byte[] bytes) {
    final CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /** The data of all entries as the JDK reads them; null where it refuses the archive. */
  private static List<byte[]> jdk(final Path path) {
    final List<byte[]> all = new ArrayList<>();
    try (ZipFile file = new ZipFile(path.toFile())) {
      final List<? extends ZipEntry> entries = file.stream().toList();
      for (final ZipEntry entry : entries) {
        try (InputStream in = file.getInputStream(entry)) {
          final byte[] bytes = in.readNBytes(MAX_FOUND);
          all.add(bytes);
          assertEquals(entry.getCrc(), crc(bytes), "nothing was reported");
        }
      }
      return all;
    } catch (final IOException | IllegalArgumentException refused) {
      return null;
    }
  }
}
