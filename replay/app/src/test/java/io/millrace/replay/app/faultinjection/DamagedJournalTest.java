package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptView;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of a journal in which a byte is not what it was. */
class DamagedJournalTest {
  private static final int RECORDS = 2_500;
  private static final int SEEDS = 100;

  @TempDir private Path dir;
  private Path journal;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(dir.resolve("q.csv"), Quotes.lines(RECORDS));
    final String pipeline = Quotes.pipeline(dir, "q.csv").toString();
    journal = dir.resolve("journal");
    assertEquals(0, Program.run("run", pipeline, "--json").code());
    assertTrue(verify().json().get("equal").booleanValue());
  }

  private Program verify() {
    return Program.run("verify", journal.toString(), "--json");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(journal)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  private static void flip(final Path file, final long position, final int bits)
      throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(position);
      final int old = access.read();
      access.seek(position);
      access.write(old ^ bits);
    }
  }

  /** First sequence, by place, of every excerpt of a file; a place holds begin and end. */
  private static TreeMap<Integer, long[]> excerpts(final Path file) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    final TreeMap<Integer, long[]> found = new TreeMap<>();
    final ExcerptView view = new ExcerptView();
    for (int at = 0; at < bytes.length - ExcerptLayout.MIN_BYTES; at += 4) {
      if (view.wrap(bytes, at, bytes.length)) {
        found.put(
            at,
            new long[] {
              at + view.length(), view.sequence(), view.kind() == ExcerptKind.RECORDS ? 1 : 0
            });
      }
    }
    return found;
  }

  @Test
  void shouldNeverSayEqualOverDamagedRecordsWhenAByteIsFlipped() throws IOException {
    final List<Path> files = files();
    final List<TreeMap<Integer, long[]>> layouts = new ArrayList<>();
    for (final Path file : files) {
      layouts.add(file.toString().endsWith(".cq4") ? excerpts(file) : new TreeMap<>());
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      final Random random = new Random(seed);
      final int index = random.nextInt(files.size());
      final Path file = files.get(index);
      final long position = position(random, file, layouts.get(index));
      final int bits = 1 << random.nextInt(8);
      final String what = "seed=" + seed + " " + file + " byte " + position + " bits=" + bits;
      flip(file, position, bits);
      check(file, position, layouts.get(index), what);
      flip(file, position, bits);
    }
    assertTrue(verify().json().get("equal").booleanValue());
  }

  /** Half of the flips in queue files stand in the part that holds something. */
  private static long position(
      final Random random, final Path file, final TreeMap<Integer, long[]> excerpts)
      throws IOException {
    final long size = Files.size(file);
    if (excerpts.isEmpty() || random.nextInt(4) == 0) {
      return (long) (random.nextDouble() * size);
    }
    final int first = excerpts.firstKey();
    final int end = (int) excerpts.lastEntry().getValue()[0];
    return random.nextBoolean() ? random.nextInt(end) : first + random.nextInt(end - first);
  }

  private void check(
      final Path file,
      final long position,
      final TreeMap<Integer, long[]> excerpts,
      final String what)
      throws IOException {
    final Program verified = verify();
    if (file.endsWith("millrace-journal") && verified.code() == 2) {
      assertTrue(verified.err().contains("checksum"), what + verified.err());
      assertEquals(1, verified.err().lines().count(), what);
      assertEquals("", verified.out(), what);
      return;
    }
    final JsonNode json = verified.json();
    final boolean equal = json.get("equal").booleanValue();
    assertEquals(equal ? 0 : 1, verified.code(), what);
    final var hit = excerpts.floorEntry((int) position);
    final boolean inExcerpt = hit != null && position < hit.getValue()[0];
    if (equal) {
      assertEquals(RECORDS, json.get("events").intValue(), what);
      assertTrue(json.get("complete").booleanValue(), what);
      assertFalse(inExcerpt, what);
      assertFalse(file.endsWith("pipeline.yaml") || file.endsWith("millrace-journal"), what);
      return;
    }
    assertFalse(json.get("damage").isNull(), what + verified.out());
    final long sequence = json.get("first_difference").get("sequence").longValue();
    assertEquals(sequence, json.get("events").longValue(), what);
    if (inExcerpt) {
      assertEquals(hit.getValue()[1], sequence, what);
    } else if (excerpts.isEmpty()) {
      assertEquals(RECORDS, sequence, what);
    }
  }

  @Test
  void shouldSayHowFarTheRecordsAreWholeWhenOnlyThePipelineIsGone() throws IOException {
    Files.delete(journal.resolve("pipeline.yaml"));
    final Program verified = verify();
    assertEquals(1, verified.code());
    assertEquals(RECORDS, verified.json().get("first_difference").get("sequence").intValue());
    assertTrue(verified.out().contains("pipeline.yaml: is missing"), verified::out);
  }

  @Test
  void shouldRefuseWithTheReasonWhenTheMarkerIsOfANewerVersion() throws IOException {
    final Path marker = journal.resolve("millrace-journal");
    Files.writeString(marker, Files.readString(marker).replace("version 1", "version 2"));
    for (final String command : List.of("verify", "replay", "inspect")) {
      final Program refused = Program.run(command, journal.toString(), "--json");
      assertEquals(2, refused.code());
      assertTrue(refused.err().contains("version 2, this program knows version 1"), refused.err());
      assertEquals("", refused.out());
    }
  }

  @Test
  void shouldSayWhatIsMissingWhenAnIncarnationIs() throws IOException {
    assertEquals(0, Program.run("run", dir.resolve("p.yaml").toString(), "--json").code());
    Files.move(journal.resolve("0000"), dir.resolve("elsewhere"));
    final Program verified = verify();
    assertEquals(1, verified.code());
    assertEquals(0, verified.json().get("first_difference").get("sequence").intValue());
    assertTrue(verified.out().contains("0000: is missing"), verified::out);
    Files.createSymbolicLink(journal.resolve("0000"), dir.resolve("elsewhere"));
    assertEquals(2, verify().code());
  }

  @Test
  void shouldRefuseWhenThereIsNoJournal() throws IOException {
    for (final Path none : List.of(dir.resolve("none"), Files.createDirectory(dir.resolve("e")))) {
      final Program refused = Program.run("verify", none.toString(), "--json");
      assertEquals(2, refused.code());
      assertEquals(1, refused.err().lines().count());
      assertEquals("", refused.out());
    }
  }
}
