package io.millrace.replay.journal;

import static io.millrace.replay.journal.SelfCheckingRecords.PIPELINE;
import static io.millrace.replay.journal.SelfCheckingRecords.SOURCE;
import static io.millrace.replay.journal.SelfCheckingRecords.batch;
import static io.millrace.replay.journal.SelfCheckingRecords.readAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptView;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDamageTest {
  private static final PartDigests DIGESTS = new PartDigests(1, 2, 3, 4, 5);
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final int EXCERPTS_OF_AN_INCARNATION = 40;
  private static final int LONGEST_BATCH = 60;

  @TempDir private Path temporary;
  private Path path;
  private long total;

  /** Two incarnations, the first of two files, with control excerpts among the records. */
  @BeforeEach
  void write() {
    path = temporary.resolve("journal");
    final long[] nowNs = {DAY_NS * 20_000};
    JournalDirectory.create(path, PIPELINE, JournalDirectory.digestOf(PIPELINE)).close();
    for (int incarnation = 0; incarnation < 2; incarnation++) {
      final JournalDirectory directory = JournalDirectory.openForAppend(path);
      try (ChronicleJournal journal = directory.append(directory.readToEnd(), () -> nowNs[0])) {
        journal.appendSource(journal.nextSequence(), SOURCE);
        for (int i = 1; i <= EXCERPTS_OF_AN_INCARNATION; i++) {
          final long next = journal.nextSequence();
          journal.appendRecords(next, batch(next, 1 + i * 7 % LONGEST_BATCH));
          if (i % 10 == 0) {
            final long seen = journal.nextSequence();
            journal.appendCheckpoint(seen, new Checkpoint(seen, DIGESTS, false));
            journal.appendTime(seen, i);
          }
          if (incarnation == 0 && i == EXCERPTS_OF_AN_INCARNATION / 2) {
            nowNs[0] += DAY_NS;
          }
        }
        total = journal.nextSequence();
        journal.appendEnd(total);
        journal.appendCheckpoint(total, new Checkpoint(total, DIGESTS, true));
      }
    }
  }

  private List<Path> queueFiles() {
    final List<Path> files = new ArrayList<>();
    IncarnationFiles.list(path).forEach(dir -> files.addAll(IncarnationFiles.filesOf(dir)));
    return files;
  }

  /** Where the excerpts of a file stand: length by position. */
  private static TreeMap<Integer, Integer> excerpts(final byte[] bytes) {
    final TreeMap<Integer, Integer> found = new TreeMap<>();
    final ExcerptView view = new ExcerptView();
    for (int at = 0; at < bytes.length - ExcerptLayout.MIN_BYTES; at += 4) {
      if (view.wrap(bytes, at, bytes.length)) {
        found.put(at, view.length());
      }
    }
    return found;
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

  /** Where a flipped byte may stand, and whether the journal then must read as if nothing was. */
  private record Place(Path file, long position, boolean harmless, String name) {}

  private Place place(
      final Map<Path, TreeMap<Integer, Integer>> layouts, final Random random, final int kind)
      throws IOException {
    final List<Path> files = List.copyOf(layouts.keySet());
    final Path file = files.get(random.nextInt(files.size()));
    final TreeMap<Integer, Integer> excerpts = layouts.get(file);
    final int bytes = (int) Files.size(file);
    final List<Integer> starts = List.copyOf(excerpts.keySet());
    final int excerpt = starts.get(random.nextInt(starts.size()));
    final int end = excerpts.lastKey() + excerpts.lastEntry().getValue();
    return switch (kind) {
      case 0 -> new Place(file, excerpt + random.nextInt(excerpts.get(excerpt)), false, "excerpt");
      case 1 ->
          new Place(
              file, excerpt + random.nextInt(ExcerptLayout.HEADER_BYTES), false, "our header");
      case 2 -> new Place(file, excerpt - 4 + random.nextInt(4), true, "document header");
      case 3 -> new Place(file, random.nextInt(excerpts.firstKey()), true, "head and index pages");
      case 4 -> new Place(file, random.nextInt(end), false, "used part");
      case 5 -> new Place(file, end + random.nextInt(64), false, "after the end");
      case 6 -> new Place(file, end + random.nextInt(bytes - end), false, "far behind");
      case 7 -> {
        final Path meta = file.resolveSibling("metadata.cq4t");
        yield new Place(meta, random.nextInt((int) Files.size(meta)), true, "metadata");
      }
      case 8 -> {
        final Path note = path.resolve(IncarnationFiles.NOTE_FILE);
        yield new Place(note, random.nextInt((int) Files.size(note)), true, "note");
      }
      case 9 -> {
        final Path pipeline = path.resolve("pipeline.yaml");
        yield new Place(pipeline, random.nextInt((int) Files.size(pipeline)), false, "pipeline");
      }
      default -> {
        final Path marker = path.resolve(DirectoryMarker.FILE);
        yield new Place(marker, random.nextInt((int) Files.size(marker)), false, "marker");
      }
    };
  }

  @Test
  void shouldNeverBeShorterOrWrongInSilenceWhenAByteIsFlipped() throws IOException {
    final int seeds = Integer.getInteger("millrace.flips", 120);
    int damaged = 0;
    final Map<Path, TreeMap<Integer, Integer>> layouts = new TreeMap<>();
    for (final Path file : queueFiles()) {
      layouts.put(file, excerpts(Files.readAllBytes(file)));
    }
    for (int seed = 0; seed < seeds; seed++) {
      final Random random = new Random(seed);
      final Place place = place(layouts, random, seed % 11);
      final int bits = random.nextBoolean() ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
      final String what = "seed=" + seed + " " + place + " bits=" + bits;
      flip(place.file(), place.position(), bits);
      damaged += check(place, what) ? 1 : 0;
      flip(place.file(), place.position(), bits);
    }
    assertTrue(damaged > seeds / 4, "damage was found in " + damaged + " of " + seeds);
    assertNull(readAll(JournalDirectory.open(path)).end().damage());
  }

  /** Returns whether damage was reported. */
  private boolean check(final Place place, final String what) {
    final JournalDirectory directory;
    try {
      directory = JournalDirectory.open(path);
      directory.pipelineText();
    } catch (JournalException refused) {
      assertTrue(place.name().matches("pipeline|marker"), what + ": " + refused.getMessage());
      assertTrue(refused.getMessage().contains(place.file().getFileName().toString()), what);
      return true;
    }
    assertFalse(place.name().matches("pipeline|marker"), what);
    final SelfCheckingRecords.Reading reading = readAll(directory);
    assertNull(reading.wrong(), what);
    assertEquals(reading.records(), reading.end().nextSequence(), what);
    final JournalDamage damage = reading.end().damage();
    if (damage == null) {
      assertEquals(total, reading.records(), what);
      assertTrue(reading.end().complete(), what);
      assertFalse(place.name().contains("our header") || place.name().equals("excerpt"), what);
      return false;
    }
    assertFalse(place.harmless(), what + ": " + damage.describe());
    assertEquals(reading.records(), damage.sequence(), what);
    assertFalse(reading.end().complete(), what);
    return true;
  }

  @Test
  void shouldNameTheExactSequenceWhenAPayloadIsFlipped() throws IOException {
    final Path file = queueFiles().get(1);
    final byte[] bytes = Files.readAllBytes(file);
    final ExcerptView view = new ExcerptView();
    final int start = List.copyOf(excerpts(bytes).keySet()).get(5);
    view.wrap(bytes, start, bytes.length);
    flip(file, start + ExcerptLayout.HEADER_BYTES, 1);
    final JournalDamage damage = JournalDirectory.open(path).readToEnd().damage();
    assertEquals(view.sequence(), damage.sequence());
    assertEquals(file, damage.file());
    assertTrue(
        damage.describe().endsWith("the good prefix ends before sequence " + view.sequence()),
        damage::describe);
    try (JournalDirectory directory = JournalDirectory.openForAppend(path)) {
      final JournalException refused =
          assertThrows(
              JournalException.class, () -> directory.append(directory.readToEnd(), () -> 0));
      assertEquals("damaged journal: " + damage.describe(), refused.getMessage());
    }
  }

  @Test
  void shouldReportDamageWhenOnlyAControlExcerptIsFlipped() throws IOException {
    final Path file = queueFiles().get(2);
    final byte[] bytes = Files.readAllBytes(file);
    final int last = excerpts(bytes).lastKey();
    flip(file, last + ExcerptLayout.HEADER_BYTES + 9, 64);
    final JournalEnd end = JournalDirectory.open(path).readToEnd();
    assertEquals(total, end.nextSequence());
    assertEquals(total, end.damage().sequence());
    assertFalse(end.complete());
  }

  @Test
  void shouldTakeAnExcerptThatWasNeverFinishedForNoDamage() throws IOException {
    final Path file = queueFiles().get(2);
    final byte[] bytes = Files.readAllBytes(file);
    final TreeMap<Integer, Integer> excerpts = excerpts(bytes);
    // The library writes the document's header last: without it the append never returned.
    final List<Integer> starts = new ArrayList<>(excerpts.descendingKeySet()).subList(0, 3);
    for (final int start : starts) {
      for (int i = -4; i < 0; i++) {
        bytes[start + i] = 0;
      }
      final int length = excerpts.get(start);
      Arrays.fill(bytes, start + length / 2, start + length, (byte) 0);
      Files.write(file, bytes);
      final JournalEnd end = JournalDirectory.open(path).readToEnd();
      assertNull(end.damage());
      assertTrue(end.unfinished());
      assertFalse(end.complete());
      assertEquals(total, end.nextSequence());
      Arrays.fill(bytes, start, start + length, (byte) 0);
    }
    final JournalDirectory directory = JournalDirectory.openForAppend(path);
    try (ChronicleJournal journal = directory.append(directory.readToEnd(), () -> 0)) {
      journal.appendRecords(total, batch(total, 9));
    }
    final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path));
    assertNull(reading.wrong());
    assertNull(reading.end().damage());
    assertEquals(total + 9, reading.records());
  }

  @Test
  void shouldAcceptAWholeExcerptWhoseDocumentWasNotFinished() throws IOException {
    final Path file = queueFiles().get(2);
    final byte[] bytes = Files.readAllBytes(file);
    final int last = excerpts(bytes).lastKey();
    Arrays.fill(bytes, last - 4, last, (byte) 0);
    Files.write(file, bytes);
    final JournalEnd end = JournalDirectory.open(path).readToEnd();
    assertNull(end.damage());
    assertTrue(end.complete());
  }

  @Test
  void shouldReadAPrefixWhenAFileIsCutAnywhere() throws IOException {
    final List<Path> files = queueFiles();
    for (int seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final Path file = files.get(random.nextInt(files.size()));
      final byte[] bytes = Files.readAllBytes(file);
      final TreeMap<Integer, Integer> excerpts = excerpts(bytes);
      final int end = excerpts.lastKey() + excerpts.lastEntry().getValue();
      final int cut = random.nextInt(end);
      Files.write(file, Arrays.copyOf(bytes, cut));
      final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path));
      final String what = "seed=" + seed + " " + file + " cut at " + cut;
      assertNull(reading.wrong(), what);
      assertFalse(reading.end().complete(), what);
      assertNotNull(reading.end().damage(), what);
      assertEquals(reading.records(), reading.end().damage().sequence(), what);
      Files.write(file, bytes);
    }
  }

  @Test
  void shouldNameWhatIsMissingWhenAFileOrAnIncarnationIs() throws IOException {
    final List<Path> files = queueFiles();
    final byte[][] bytes = {Files.readAllBytes(files.get(0)), Files.readAllBytes(files.get(1))};
    Files.delete(files.get(0));
    assertEquals(files.get(1), damage(0).file());
    Files.write(files.get(0), bytes[0]);
    Files.delete(files.get(1));
    final JournalDamage second = JournalDirectory.open(path).readToEnd().damage();
    assertEquals(files.get(2), second.file());
    assertTrue(second.sequence() > 0);
    Files.write(files.get(1), bytes[1]);
    Files.move(path.resolve("0000"), temporary.resolve("elsewhere"));
    final JournalDamage first = damage(0);
    assertEquals(path.resolve("0000"), first.file());
    assertEquals("is missing", first.reason());
    Files.move(temporary.resolve("elsewhere"), path.resolve("0000"));
    final JournalEnd whole = JournalDirectory.open(path).readToEnd();
    assertNull(whole.damage());
    Files.move(path.resolve("0001"), temporary.resolve("elsewhere"));
    final JournalEnd end = JournalDirectory.open(path).readToEnd();
    assertEquals(path.resolve("0001"), end.damage().file());
    assertFalse(end.complete());
    assertTrue(end.nextSequence() > 0 && end.nextSequence() < whole.nextSequence());
  }

  @Test
  void shouldNoticeThatTheLastFileIsMissingWhenTheOneBeforeSaysThatItFollows() throws IOException {
    IncarnationFiles.filesOf(path.resolve("0001")).forEach(JournalDamageTest::delete);
    final Path last = queueFiles().get(1);
    Files.delete(last);
    final JournalDamage damage = JournalDirectory.open(path).readToEnd().damage();
    assertEquals(queueFiles().get(0), damage.file());
    assertEquals("the file that follows it is missing", damage.reason());
  }

  private JournalDamage damage(final long sequence) {
    final JournalDamage damage = JournalDirectory.open(path).readToEnd().damage();
    assertEquals(sequence, damage.sequence());
    return damage;
  }

  @Test
  void shouldNotTakeTheExcerptsOfAnotherJournal() throws IOException {
    final Path last = queueFiles().get(2);
    final byte[] other = Files.readAllBytes(last);
    Files.move(path, temporary.resolve("aside"));
    write();
    assertTrue(JournalDirectory.open(path).readToEnd().complete());
    Files.write(last, other);
    final JournalEnd end = JournalDirectory.open(path).readToEnd();
    assertNotNull(end.damage());
    assertTrue(end.nextSequence() < total);
  }

  private static void delete(final Path file) {
    assertTrue(file.toFile().delete(), file::toString);
  }
}
