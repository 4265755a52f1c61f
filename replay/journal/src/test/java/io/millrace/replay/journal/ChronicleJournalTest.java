package io.millrace.replay.journal;

import static io.millrace.replay.journal.SelfCheckingRecords.PIPELINE;
import static io.millrace.replay.journal.SelfCheckingRecords.SOURCE;
import static io.millrace.replay.journal.SelfCheckingRecords.batch;
import static io.millrace.replay.journal.SelfCheckingRecords.lines;
import static io.millrace.replay.journal.SelfCheckingRecords.readAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.replay.journal.excerpt.Configuration;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChronicleJournalTest {
  private static final PartDigests DIGESTS = new PartDigests(1, -2, 3, Long.MIN_VALUE, 5);
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final String DIGEST = JournalDirectory.digestOf(PIPELINE);

  @TempDir private Path temporary;

  private Path path() {
    return temporary.resolve("deep/journal");
  }

  private ChronicleJournal create() {
    return append(JournalDirectory.create(path(), PIPELINE, DIGEST));
  }

  private static ChronicleJournal append(final JournalDirectory directory) {
    return directory.append(directory.readToEnd(), () -> 7 * DAY_NS);
  }

  @Test
  void shouldReadEveryKindAsItWasWritten() {
    final Source bare = new Source(1, "-", null, null, 0, null, new ZoneOffsets("X|0 3600|1:zz|"));
    try (ChronicleJournal journal = create()) {
      journal.appendSource(0, SOURCE);
      journal.appendRecords(0, batch(0, 3));
      journal.appendGap(3, 17);
      journal.appendSource(3, bare);
      journal.appendTime(3, -5);
      journal.appendCommand(3, "stop \u00e4\u20ac");
      journal.appendConfiguration(3, new Configuration(0, 9, "limit 3"));
      journal.appendCheckpoint(3, new Checkpoint(2, DIGESTS, false));
      journal.appendEnd(3);
      journal.appendCheckpoint(3, new Checkpoint(3, DIGESTS, true));
    }
    final JournalDirectory directory = JournalDirectory.open(path());
    assertEquals(
        List.of(
            "configuration " + new Configuration(0, 7 * DAY_NS, DIGEST),
            "source " + SOURCE,
            "records 0 3",
            "gap 17",
            "source " + bare,
            "time -5",
            "command stop \u00e4\u20ac",
            "configuration " + new Configuration(0, 9, "limit 3"),
            "checkpoint " + new Checkpoint(2, DIGESTS, false),
            "end",
            "checkpoint " + new Checkpoint(3, DIGESTS, true)),
        lines(directory));
    assertEquals(
        new JournalEnd(
            3,
            11,
            1,
            true,
            true,
            false,
            null,
            List.of(new SourceProgress(SOURCE, 3), new SourceProgress(bare, 0))),
        directory.readToEnd());
    assertArrayEquals(PIPELINE, directory.pipelineText());
    assertEquals(DIGEST, directory.pipelineDigest());
  }

  @Test
  void shouldReadTheSameExcerptsAsTheLibrarysTailer() throws Exception {
    try (ChronicleJournal journal = create()) {
      for (int i = 0; i < 100; i++) {
        journal.appendRecords(journal.nextSequence(), batch(journal.nextSequence(), 1 + i % 70));
      }
    }
    final List<byte[]> tailed = new ArrayList<>();
    try (SingleChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(path().resolve("0000"))
                .rollCycle(RollCycles.FAST_DAILY)
                .build();
        ExcerptTailer tailer = queue.createTailer()) {
      final Bytes<?> bytes = Bytes.allocateElasticOnHeap();
      while (tailer.readBytes(bytes)) {
        tailed.add(bytes.toByteArray());
        bytes.clear();
      }
    }
    int excerpts = 0;
    try (JournalReader reader = JournalDirectory.open(path()).reader()) {
      while (reader.next()) {
        final byte[] excerpt = tailed.get(excerpts++);
        if (reader.kind() == ExcerptKind.RECORDS) {
          final int last = reader.count() - 1;
          final int end = reader.offset(last) + reader.length(last);
          assertArrayEquals(
              Arrays.copyOfRange(reader.bytes(), end + 4 - excerpt.length, end + 4), excerpt);
        }
      }
    }
    assertEquals(tailed.size(), excerpts);
    assertEquals(101, excerpts);
  }

  @Test
  void shouldContinueTheSequenceOverTwoRestarts() {
    try (ChronicleJournal journal = create()) {
      journal.appendSource(0, SOURCE);
      journal.appendRecords(0, batch(0, 120));
    }
    for (int restart = 1; restart <= 2; restart++) {
      final JournalDirectory directory = JournalDirectory.openForAppend(path());
      try (ChronicleJournal journal = append(directory)) {
        assertEquals(120L * restart, journal.nextSequence());
        journal.appendSource(120L * restart, SOURCE);
        journal.appendRecords(120L * restart, batch(120L * restart, 120));
      }
    }
    final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path()));
    assertNull(reading.wrong());
    assertNull(reading.end().damage());
    assertEquals(360, reading.records());
    assertEquals(3, reading.end().incarnations());
    assertEquals(List.of(new SourceProgress(SOURCE, 360)), reading.end().sources());
    assertFalse(reading.end().complete());
    assertFalse(reading.end().ended());
  }

  @Test
  void shouldStayCompleteWhenARestartFoundNothingNew() {
    try (ChronicleJournal journal = create()) {
      journal.appendRecords(0, batch(0, 1));
      journal.appendEnd(1);
      journal.appendCheckpoint(1, new Checkpoint(1, DIGESTS, true));
    }
    append(JournalDirectory.openForAppend(path())).close();
    final JournalEnd end = JournalDirectory.open(path()).readToEnd();
    assertTrue(end.complete());
    assertTrue(end.ended());
    assertEquals(2, end.incarnations());
  }

  @Test
  void shouldSplitABatchWhenItIsLargerThanAnExcerpt() {
    final RecordBatch large = new RecordBatch(1000, 4 << 20);
    large.clear(3, 50);
    final byte[] record = new byte[65_537];
    for (int i = 0; i < 40; i++) {
      Arrays.fill(record, (byte) i);
      large.add(record, 0, record.length - i, 50 + i);
    }
    try (ChronicleJournal journal = create()) {
      journal.appendRecords(0, large);
      assertEquals(40, journal.nextSequence());
    }
    final RecordBatch read = new RecordBatch(10_000, 8 << 20);
    int next = 0;
    try (JournalReader reader = JournalDirectory.open(path()).reader()) {
      while (reader.next()) {
        if (reader.kind() != ExcerptKind.RECORDS) {
          continue;
        }
        assertEquals(reader.count(), reader.fill(0, read));
        assertEquals(3, read.source());
        assertEquals(50, read.arrivedNs());
        for (int i = 0; i < read.count(); i++, next++) {
          assertEquals(65_537 - next, read.length(i));
          assertEquals(50 + next, read.receivedNs(i));
          assertEquals((byte) next, read.bytes()[read.offset(i) + read.length(i) - 1]);
        }
      }
    }
    assertEquals(40, next);
  }

  @Test
  void shouldFillSmallBatchesFromALargeExcerpt() {
    try (ChronicleJournal journal = create()) {
      journal.appendRecords(0, batch(0, 100));
    }
    final RecordBatch small = new RecordBatch(7, 1 << 18);
    int next = 0;
    try (JournalReader reader = JournalDirectory.open(path()).reader()) {
      while (reader.next()) {
        int from = 0;
        while (from < reader.count()) {
          from = reader.fill(from, small);
          for (int i = 0; i < small.count(); i++, next++) {
            assertEquals(SelfCheckingRecords.record(next).length, small.length(i));
            assertEquals(SelfCheckingRecords.receivedNs(next), small.receivedNs(i));
          }
        }
      }
    }
    assertEquals(100, next);
  }

  @Test
  void shouldRefuseASequenceThatIsNotTheNext() {
    try (ChronicleJournal journal = create()) {
      journal.appendRecords(0, batch(0, 2));
      assertThrows(IllegalStateException.class, () -> journal.appendRecords(1, batch(1, 1)));
      assertThrows(IllegalStateException.class, () -> journal.appendEnd(3));
      journal.appendEnd(2);
    }
    assertEquals(2, JournalDirectory.open(path()).readToEnd().nextSequence());
  }

  @Test
  void shouldKeepTheOrderWhenTheClockCrossesADayAndRunsBackwards() throws Exception {
    final long[] nowNs = {DAY_NS * 20_000 + 5};
    final JournalDirectory directory = JournalDirectory.create(path(), PIPELINE, DIGEST);
    try (ChronicleJournal journal = directory.append(directory.readToEnd(), () -> nowNs[0])) {
      for (int i = 0; i < 60; i++) {
        if (i == 20) {
          nowNs[0] += DAY_NS;
        } else if (i == 30) {
          nowNs[0] -= DAY_NS;
        } else if (i == 45) {
          nowNs[0] += 3 * DAY_NS;
        } else if (i == 50) {
          nowNs[0] = 0;
        }
        journal.appendRecords(10L * i, batch(10L * i, 10));
      }
    }
    final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path()));
    assertNull(reading.wrong());
    assertNull(reading.end().damage());
    assertEquals(600, reading.records());
    try (var files = Files.newDirectoryStream(path().resolve("0000"), "*.cq4")) {
      final List<String> names = new ArrayList<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      names.sort(null);
      assertEquals(List.of("20241004F.cq4", "20241005F.cq4", "20241007F.cq4"), names);
    }
  }

  @Test
  void shouldTakeAppendsFromAnotherThreadThanTheOneThatOpenedIt() throws Exception {
    final Throwable[] thrown = new Throwable[1];
    try (ChronicleJournal journal = create()) {
      for (int i = 0; i < 2; i++) {
        final Thread feed =
            new Thread(
                () -> {
                  for (int k = 0; k < 100; k++) {
                    final long next = journal.nextSequence();
                    journal.appendRecords(next, batch(next, 200));
                  }
                });
        feed.setUncaughtExceptionHandler((thread, exception) -> thrown[0] = exception);
        feed.start();
        feed.join();
        assertNull(thrown[0], () -> thrown[0].toString());
      }
      journal.appendEnd(journal.nextSequence());
    }
    final SelfCheckingRecords.Reading reading = readAll(JournalDirectory.open(path()));
    assertNull(reading.wrong());
    assertEquals(40_000, reading.records());
    assertTrue(reading.end().ended());
  }

  @Test
  void shouldAllocateNothingWhenRecordsAreAppended() {
    final RecordBatch batch = batch(0, 64);
    try (ChronicleJournal journal = create()) {
      append(journal, batch, 10_000);
      // Short rounds: most are without a new block of the file.
      AllocationMeter.assertNothing("append", () -> append(journal, batch, 100));
    }
  }

  private static void append(
      final ChronicleJournal journal, final RecordBatch batch, final int times) {
    for (int i = 0; i < times; i++) {
      journal.appendRecords(journal.nextSequence(), batch);
    }
  }

  @Test
  void shouldAllocateNothingWhenRecordsAreRead() {
    final int batches = 4_000;
    try (ChronicleJournal journal = create()) {
      for (int i = 0; i < batches; i++) {
        journal.appendRecords(journal.nextSequence(), batch(journal.nextSequence(), 5));
      }
    }
    final AllocationMeter meter = AllocationMeter.ofCurrentThread();
    long bytes = 0;
    for (int round = 0; round < 5; round++) {
      try (JournalReader reader = JournalDirectory.open(path()).reader()) {
        reader.next();
        meter.begin();
        for (int i = 1; i < batches; i++) {
          reader.next();
          bytes += reader.length(0) + reader.receivedNs(0);
        }
        meter.end();
      }
    }
    assertTrue(bytes > 0);
    meter.assertPassed("read", 0);
  }

  @Test
  void shouldFailForGoodWhenTheDiskIsNearlyFull() {
    final long[] usable = {1L << 40};
    final JournalDirectory directory = JournalDirectory.create(path(), PIPELINE, DIGEST);
    final Path incarnation = path().resolve("0000");
    DurableFiles.makeDirectory(incarnation);
    final ChronicleJournal journal =
        ChronicleJournal.begin(
            directory,
            incarnation,
            1,
            directory.readToEnd().incarnations() == 1 ? emptyEnd() : null,
            () -> 0,
            new FreeSpace(path(), () -> usable[0]));
    try (journal) {
      journal.appendRecords(0, batch(0, 10));
      usable[0] = FreeSpace.MIN_BYTES - 1;
      final JournalException full =
          assertThrows(
              JournalException.class,
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  journal.appendRecords(journal.nextSequence(), batch(0, 1000));
                }
              });
      assertTrue(full.getMessage().startsWith("disk is too full for journal "), full::getMessage);
      final JournalException later =
          assertThrows(JournalException.class, () -> journal.appendEnd(journal.nextSequence()));
      assertTrue(later.getMessage().endsWith(" has failed before"), later::getMessage);
    }
  }

  private static JournalEnd emptyEnd() {
    return new JournalEnd(0, 0, 0, false, false, false, null, List.of());
  }
}
