package io.millrace.replay.app.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.StateVersion;
import io.millrace.replay.app.Program;
import io.millrace.replay.journal.ChronicleJournal;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.Configuration;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of journals whose state has another version than this build's. */
class StateVersionTest {
  private static final int NEWER = StateVersion.CURRENT + 6;

  @TempDir private Path dir;
  private Path pipeline;
  private Path journal;
  private boolean older;

  @BeforeEach
  void write() throws IOException {
    final StringBuilder csv = new StringBuilder("time,bid,ask,bid_size,ask_size\n");
    for (int i = 0; i < 500; i++) {
      csv.append(String.format("%d,10,11,%d,%d%n", 1_600_000_000L + i, 1 + i % 7, 1 + i % 5));
    }
    Files.writeString(dir.resolve("q.csv"), csv);
    pipeline = dir.resolve("p.yaml");
    Files.writeString(
        pipeline,
        """
        feed: {format: csv, path: q.csv, columns: {time: time}, time: {unit: s}}
        alerts: [{name: large, when: "bid_size > 5"}]
        journal: {dir: journal, checkpoint: 100}
        """);
    journal = dir.resolve("journal");
    run("--limit", "300").done();
  }

  private Program run(final String... options) {
    final String[] args = new String[options.length + 3];
    args[0] = "run";
    args[1] = pipeline.toString();
    args[2] = "--json";
    System.arraycopy(options, 0, args, 3, options.length);
    return Program.run(args);
  }

  private Program verify(final String... options) {
    final String[] args = new String[options.length + 3];
    args[0] = "verify";
    args[1] = journal.toString();
    args[2] = "--json";
    System.arraycopy(options, 0, args, 3, options.length);
    return Program.run(args);
  }

  /**
   * Writes the journal again, its checkpoints changed or left out, and as an older build where
   * asked for.
   */
  private void rewrite(final UnaryOperator<Checkpoint> change) throws IOException {
    final Path before = JournalDirectory.setAside(journal);
    try (JournalDirectory from = JournalDirectory.open(before);
        JournalDirectory to =
            JournalDirectory.create(journal, from.pipelineText(), from.pipelineDigest());
        JournalReader reader = from.reader();
        ChronicleJournal written = to.append(to.readToEnd(), () -> 0)) {
      final RecordBatch batch = new RecordBatch(1_024, 1 << 16);
      if (older) {
        written.appendConfiguration(0, new Configuration(0, 0, "x", StateVersion.UNVERSIONED));
      }
      while (reader.next()) {
        if (reader.kind() == ExcerptKind.RECORDS) {
          assertEquals(reader.count(), reader.fill(0, batch));
          written.appendRecords(reader.firstSequence(), batch);
        } else if (reader.kind() == ExcerptKind.SOURCE) {
          written.appendSource(reader.firstSequence(), reader.source());
        } else if (reader.kind() == ExcerptKind.CHECKPOINT) {
          final Checkpoint changed = change.apply(reader.checkpoint());
          if (changed != null) {
            written.appendCheckpoint(reader.firstSequence(), changed);
          }
        }
      }
    }
  }

  private void append(final Consumer<ChronicleJournal> excerpt) {
    try (JournalDirectory directory = JournalDirectory.openForAppend(journal);
        ChronicleJournal written = directory.append(directory.readToEnd(), () -> 0)) {
      excerpt.accept(written);
    }
  }

  private static Checkpoint older(final Checkpoint checkpoint, final long outputsMask) {
    final PartDigests parts = checkpoint.parts();
    return new Checkpoint(
        checkpoint.sequence(),
        new PartDigests(
            ~parts.book(),
            ~parts.operators(),
            ~parts.models(),
            ~parts.metrics(),
            parts.outputs() ^ outputsMask),
        checkpoint.last(),
        StateVersion.UNVERSIONED);
  }

  private static void assertCounts(
      final JsonNode json, final int inFull, final int byOutputs, final int notComparable) {
    final JsonNode older = json.get("older_state");
    assertEquals(inFull, older.get("compared_in_full").intValue());
    assertEquals(byOutputs, older.get("compared_by_outputs").intValue());
    assertEquals(notComparable, older.get("not_comparable").intValue());
    assertTrue(older.get("signals_not_compared_until").isNull());
  }

  @Test
  void shouldSayNothingOfVersionsWhenAllAreThatOfTheBuild() throws IOException {
    assertFalse(verify().done().json().has("older_state"));
    final Program resumed = run().done();
    assertFalse(resumed.err().contains("state version"), resumed.err());
    assertFalse(verify().done().json().has("older_state"));
  }

  @Test
  void shouldCompareOutputsAloneWhenCheckpointsAreOlder() throws IOException {
    rewrite(checkpoint -> older(checkpoint, 0));
    assertCounts(verify().done().json(), 0, 4, 0);
    final Program text = Program.run("verify", journal.toString()).done();
    assertTrue(text.out().contains("by outputs alone    4"), text.out());
    assertTrue(text.out().contains("EQUAL where it is comparable"), text.out());
    final Program resumed = run().done();
    assertTrue(
        resumed.err().contains("in full=0 by outputs alone=4 not comparable=0"), resumed.err());
    assertCounts(verify().done().json(), 3, 4, 0);
  }

  @Test
  void shouldSayThatOutputsAreNotComparableWhenOlderOnesDiffer() throws IOException {
    rewrite(checkpoint -> older(checkpoint, checkpoint.sequence() > 100 ? 1 : 0));
    assertCounts(verify().done().json(), 0, 1, 3);
    final Program resumed = run().done();
    assertTrue(
        resumed.err().contains("in full=0 by outputs alone=1 not comparable=3"), resumed.err());
    assertCounts(verify().done().json(), 3, 1, 3);
  }

  @Test
  void shouldReportADifferenceWhenTheVersionIsThatOfTheBuild() throws IOException {
    rewrite(
        checkpoint ->
            new Checkpoint(
                checkpoint.sequence(),
                older(checkpoint, 0).parts(),
                checkpoint.last(),
                StateVersion.CURRENT));
    final Program verified = verify();
    assertEquals(1, verified.code());
    assertEquals(100, verified.json().get("first_difference").get("to").intValue());
    assertEquals(2, run().code());
  }

  @Test
  void shouldRefuseWhenACheckpointIsNewer() throws IOException {
    append(
        written ->
            written.appendCheckpoint(
                300, new Checkpoint(300, new PartDigests(1, 2, 3, 4, 5), true, NEWER)));
    assertRefused();
  }

  @Test
  void shouldRefuseWhenTheBuildThatWroteItIsNewerAndLeftNoCheckpoint() throws IOException {
    append(written -> written.appendConfiguration(300, new Configuration(1, 0, "x", NEWER)));
    assertRefused();
  }

  private void assertRefused() throws IOException {
    final Path signals = dir.resolve("replayed.jsonl");
    final String wanted =
        "a newer build wrote this journal: its state version is "
            + NEWER
            + ", that of this build is "
            + StateVersion.CURRENT;
    for (final Program refused :
        new Program[] {
          run(),
          verify(),
          Program.run("replay", journal.toString(), "--signals", signals.toString())
        }) {
      assertEquals(2, refused.code(), refused.err());
      assertEquals(1, refused.err().lines().filter(line -> line.contains(wanted)).count());
      assertTrue(refused.err().contains(journal + ": "), refused.err());
      assertEquals("", refused.out());
    }
    assertFalse(Files.exists(signals));
    assertEquals(2, JournalDirectory.open(journal).readToEnd().incarnations());
  }

  @Test
  void shouldReplayUpToTheNewerPartWhenItIsBehindTheLimit() throws IOException {
    run().done();
    append(
        written ->
            written.appendCheckpoint(
                500, new Checkpoint(500, new PartDigests(1, 2, 3, 4, 5), true, NEWER)));
    final Program replayed =
        Program.run("replay", journal.toString(), "--limit", "250", "--json").done();
    assertEquals(250, replayed.json().get("events").intValue());
    assertEquals(2, Program.run("replay", journal.toString(), "--limit", "400").code());
  }

  @Test
  void shouldCompareSignalsOfAnOlderBuildAsFarAsItsOutputsAreTheSame() throws IOException {
    final Path signals = dir.resolve("s.jsonl");
    run("--fresh", "--limit", "300", "--signals", signals.toString()).done();
    final List<String> changed = new ArrayList<>(Files.readAllLines(signals));
    changed.set(20, changed.get(20).replace("large", "small"));
    Files.write(signals, changed);
    older = true;
    rewrite(checkpoint -> older(checkpoint, 0));
    final Program different = verify("--signals", signals.toString());
    assertEquals(1, different.code());
    assertEquals("alert", different.json().get("first_difference").get("field").textValue());
    rewrite(checkpoint -> older(checkpoint, 1));
    final JsonNode json = verify("--signals", signals.toString()).done().json();
    assertEquals(300, json.get("older_state").get("signals_not_compared_until").intValue());
    rewrite(checkpoint -> null);
    final JsonNode none = verify("--signals", signals.toString()).done().json();
    assertEquals(0, none.get("checkpoints").intValue());
    assertEquals("[0]", none.get("older_state").get("versions").toString());
  }
}
