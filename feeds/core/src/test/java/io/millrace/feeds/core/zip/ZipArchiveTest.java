package io.millrace.feeds.core.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.CutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipArchiveTest {
  @TempDir Path folder;

  /** What came of each entry, and all that was told. */
  private record Found(Map<String, byte[]> data, List<String> told) {}

  private Found read(final byte[] bytes) throws IOException {
    final Path file = Files.write(folder.resolve("a.zip"), bytes);
    final ZipArchive archive = ZipArchive.of(file);
    final Map<String, byte[]> data = new LinkedHashMap<>();
    final java.util.ArrayList<String> told = new java.util.ArrayList<>();
    for (final ZipEntryHeader entry : archive.entries()) {
      if (entry.refusal() != null) {
        told.add(entry.name() + ": " + entry.refusal());
        continue;
      }
      final ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (InputStream in = ZipArchive.open(file, entry)) {
        final byte[] buffer = new byte[700];
        for (int count = 0; count >= 0; count = in.read(buffer, 0, buffer.length)) {
          out.write(buffer, 0, count);
        }
      } catch (final CutException cut) {
        told.add(entry.name() + ": " + cut.getMessage());
      }
      data.put(entry.name(), out.toByteArray());
    }
    if (archive.cut() != null) {
      told.add(archive.cut());
    }
    return new Found(data, told);
  }

  private static byte[] data(final Random random) {
    final StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(random.nextInt(500)).append(",A\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] zip(final Map<String, byte[]> entries, final Random random) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (final Map.Entry<String, byte[]> one : entries.entrySet()) {
        final ZipEntry entry = new ZipEntry(one.getKey());
        if (random.nextInt(3) == 0) {
          final CRC32 crc = new CRC32();
          crc.update(one.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(one.getValue().length);
          entry.setCrc(crc.getValue());
        }
        entry.setExtra(new byte[] {9, 9, 1, 0, 0});
        out.putNextEntry(entry);
        out.write(one.getValue());
      }
      if (random.nextBoolean()) {
        out.setComment("a comment");
      }
    }
    return bytes.toByteArray();
  }

  static Map<String, byte[]> entries(final Random random) {
    final Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      entries.put("d/" + i + ".csv", data(random));
    }
    return entries;
  }

  private static void assertSame(
      final Map<String, byte[]> expected, final Map<String, byte[]> found, final String what) {
    assertEquals(List.copyOf(expected.keySet()), List.copyOf(found.keySet()), what);
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), what));
  }

  @Test
  void shouldReadEveryEntryWhenTheArchiveIsWhole() throws IOException {
    for (long seed = 0; seed < 300; seed++) {
      final Random random = new Random(seed);
      final Map<String, byte[]> entries = entries(random);
      final byte[] zip = zip(entries, random);
      final Found found = read(Arrays.copyOf(zip, zip.length + random.nextInt(2) * 512));
      assertSame(entries, found.data(), "seed " + seed);
      assertEquals(List.of(), found.told(), "seed " + seed);
    }
  }

  /** What is there of each entry is right to the last byte, and the cut is told. */
  @Test
  void shouldTellTheCutWhenTheFileEndsAtAnyByte() throws IOException {
    for (long seed = 0; seed < 12; seed++) {
      final Random random = new Random(seed);
      final Map<String, byte[]> entries = entries(random);
      final byte[] zip = zip(entries, random);
      for (int kept = 0; kept < zip.length; kept++) {
        final Found found = read(Arrays.copyOf(zip, kept));
        assertTrue(!found.told().isEmpty(), "seed " + seed + " kept " + kept);
        found
            .data()
            .forEach(
                (name, bytes) ->
                    assertArrayEquals(Arrays.copyOf(entries.get(name), bytes.length), bytes));
      }
    }
  }

  /** No byte of data is another one without a word. */
  @Test
  void shouldGiveNoWrongByteWithoutAWordWhenAnyByteIsAnother() throws IOException {
    int told = 0;
    int all = 0;
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final Map<String, byte[]> entries = entries(random);
      final byte[] zip = zip(entries, random);
      for (int at = 0; at < zip.length; at++) {
        final byte[] other = zip.clone();
        other[at] ^= (byte) (1 + random.nextInt(255));
        final Found found = read(other);
        if (found.told().isEmpty()) {
          assertSame(entries, found.data(), "seed " + seed + " at " + at);
        }
        told += found.told().isEmpty() ? 0 : 1;
        all++;
      }
    }
    assertTrue(told > all / 2, told + " of " + all);
  }

  @Test
  void shouldTellWhatFollowsTheEnd() throws IOException {
    final byte[] zip =
        zip(Map.of("a.csv", "1\n".getBytes(StandardCharsets.US_ASCII)), new Random(1));
    final byte[] longer = Arrays.copyOf(zip, zip.length + 3);
    longer[zip.length + 2] = 'x';
    assertEquals(
        List.of("the compressed data are damaged: bytes follow the end of the archive: 3"),
        read(longer).told());
    assertArrayEquals("1\n".getBytes(StandardCharsets.US_ASCII), read(longer).data().get("a.csv"));
    final byte[] far = Arrays.copyOf(zip, zip.length + 100_000);
    far[zip.length + 99_999] = 'x';
    assertEquals(1, read(far).told().size());
  }

  @Test
  void shouldReadZip64WhenThereAreManyEntries() throws IOException {
    final Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 70_000; i++) {
      entries.put("e" + i + ".csv", new byte[0]);
    }
    final Path file = Files.write(folder.resolve("b.zip"), zip(entries, new Random(1)));
    final ZipArchive archive = ZipArchive.of(file);
    assertEquals(null, archive.cut());
    assertEquals(70_000, archive.entries().size());
    assertEquals("e69999.csv", archive.entries().get(69_999).name());
  }

  @Test
  void shouldShowNamesThatAreNoText() {
    final byte[] cp437 = {'m', (byte) 0x94, 'r', '.', 'c', 's', 'v'};
    assertEquals("m\\x94r.csv", ZipEntryHeader.text(cp437, 0, cp437.length));
    final byte[] utf8 = "m\u00f6r.csv".getBytes(StandardCharsets.UTF_8);
    assertEquals("m\u00f6r.csv", ZipEntryHeader.text(utf8, 0, utf8.length));
    final byte[] moving = "a\u001b[2J.csv".getBytes(StandardCharsets.UTF_8);
    assertEquals("a\\x1b[2J.csv", ZipEntryHeader.text(moving, 0, moving.length));
  }
}
