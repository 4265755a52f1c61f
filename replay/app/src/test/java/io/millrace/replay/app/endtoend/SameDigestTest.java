package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records give the same digest, however they came to be computed. */
final class SameDigestTest {
  private static final int MESSAGES = 30_000;

  /** Values of the key {@code threads}. */
  private static final List<String> MODES =
      List.of(
          "inline",
          "fused",
          "{mode: dedicated, ring: 64}",
          "{mode: sharded, shards: 2, ring: 64}",
          "{mode: sharded, shards: 3, ring: 64}");

  @TempDir private Path folder;
  private Path pipeline;
  private Path journal;

  @BeforeEach
  void simulate() throws IOException {
    pipeline = Simulated.session(folder, MESSAGES);
    journal = folder.resolve("journal");
  }

  @Test
  void shouldGiveTheSameWhenRunAgainInAnotherModeOrReplayed() throws IOException {
    final Ran fused = Ran.millrace("run", pipeline, "--journal", journal);
    assertEquals(MESSAGES, fused.count("events"));
    assertTrue(fused.count("samples") > MESSAGES / 4, () -> fused.json().toString());
    assertTrue(fused.json().get("alerts").get("tilted").asLong() > 10);
    assertTrue(fused.model("*", "huber").get("n").asLong() > 1_000);
    fused.isReplayedFrom(journal);

    assertSame(fused, Ran.millrace("run", pipeline));
    final Path inline = Simulated.pipeline(folder, "inline");
    final Path inlineJournal = folder.resolve("inline-journal");
    final Ran inlined = Ran.millrace("run", inline, "--journal", inlineJournal);
    assertSame(fused, inlined);
    inlined.isReplayedFrom(inlineJournal);
    assertSame(fused, Ran.millrace("replay", journal, "--pipeline", inline));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{mode: fused, ring: 8}",
        "{mode: fused, ring: 65536}",
        "{mode: inline}",
        "{mode: dedicated, ring: 8}",
        "{mode: dedicated, wait: yield}",
        "{mode: sharded, shards: 2, ring: 8}",
        "{mode: sharded, shards: 3, wait: yield}"
      })
  void shouldGiveTheSameWhateverThreadsThereAre(final String threads) throws IOException {
    final Ran usual = Ran.millrace("run", pipeline);
    final Path other = folder.resolve("other.yaml");
    Files.writeString(
        other, Files.readString(pipeline).replace("threads: fused", "threads: " + threads));
    assertSame(usual, Ran.millrace("run", other, "--journal", journal));
    assertSame(usual, Ran.millrace("replay", journal));
  }

  @ParameterizedTest
  @CsvSource({"8, 20000", "500, 5000"})
  void shouldGiveTheSameInEveryModeOfManyInstruments(final int instruments, final int messages)
      throws IOException {
    final Path many = Simulated.session(folder, messages, instruments);
    final String text = Files.readString(many).replace("threads: fused", "");
    assertTrue(inEveryMode(text, messages).count("instruments") > instruments / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aig-20131007", "binance-futures", "binance-spot"})
  void shouldGiveTheSameInEveryModeOverARecording(final String name) throws IOException {
    final String resource = "/io/millrace/replay/app/golden/recorded/" + name + ".yaml";
    try (InputStream in = SameDigestTest.class.getResourceAsStream(resource)) {
      final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      final Path data = Recorded.path(name.startsWith("aig") ? "equity" : "crypto").getParent();
      inEveryMode(text.replace("@data@", data.toString()), 4_000);
    }
  }

  /** Runs and replays with a journal in all modes; returns what the first gave. */
  private Ran inEveryMode(final String text, final int limit) throws IOException {
    Ran first = null;
    final Path firstSignals = folder.resolve("0.jsonl");
    for (int i = 0; i < MODES.size(); i++) {
      final Path file = folder.resolve(i + ".yaml");
      Files.writeString(file, text + "threads: " + MODES.get(i) + "\n");
      final Path kept = folder.resolve("journal" + i);
      final Path signals = folder.resolve(i + ".jsonl");
      final Ran ran =
          Ran.millrace("run", file, "--journal", kept, "--signals", signals, "--limit", limit);
      first = first == null ? ran : first;
      assertSame(first, ran);
      assertEquals(-1, Files.mismatch(firstSignals, signals), MODES.get(i));
      final Path before = folder.resolve(Math.max(0, i - 1) + ".yaml");
      assertSame(first, Ran.millrace("replay", kept, "--pipeline", before));
      ran.isVerifiedIn(kept);
    }
    assertTrue(Files.size(firstSignals) > limit, "signals are there at all");
    return first;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 777, 12_345, MESSAGES})
  void shouldGiveTheSameWhenARunIsCutOrItsReplay(final int records) throws IOException {
    final Path all = folder.resolve("all");
    final Ran whole = Ran.millrace("run", pipeline, "--journal", all);
    final Ran cut = Ran.millrace("run", pipeline, "--journal", journal, "--limit", records);
    assertEquals(records, cut.count("events"));
    assertSame(cut, Ran.millrace("replay", all, "--limit", records));
    assertEquals(cut.digest(), Ran.millrace("replay", all, "--to", records).digest());
    cut.isReplayedFrom(journal);
    if (records < MESSAGES) {
      assertNotEquals(whole.digest(), cut.digest());
    }
  }

  /** 10,000 ends with the last record, 7,001 in the middle of a piece. */
  @ParameterizedTest
  @ValueSource(ints = {7_001, 10_000})
  void shouldGiveTheSameWhenARunIsMadeInPieces(final int piece) throws IOException {
    final Path wholeSignals = folder.resolve("whole.jsonl");
    final Ran whole =
        Ran.millrace(
            "run", pipeline, "--journal", folder.resolve("all"), "--signals", wholeSignals);
    final Path signals = folder.resolve("pieces.jsonl");
    Ran last = null;
    for (int from = 0; from <= MESSAGES; from += piece) {
      last =
          Ran.millrace(
              "run", pipeline, "--journal", journal, "--signals", signals, "--limit", piece);
      assertEquals(from == 0 ? "null" : "" + from, last.json().get("resumed_at").toString());
      assertEquals(Math.min(MESSAGES, from + piece), last.count("events"));
    }
    assertSame(whole, last);
    assertEquals(-1, Files.mismatch(wholeSignals, signals), "first byte that differs");
    assertTrue(Files.size(signals) > MESSAGES, "signals are there at all");
    last.isReplayedFrom(journal);

    final Ran nothingNew =
        Ran.millrace("run", pipeline, "--journal", journal, "--signals", signals);
    assertTrue(nothingNew.said().contains("nothing new"), nothingNew::said);
    assertSame(whole, nothingNew);
    assertEquals(-1, Files.mismatch(wholeSignals, signals), "first byte that differs");
  }

  private static void assertSame(final Ran expected, final Ran actual) {
    assertEquals(expected.digest(), actual.digest());
    assertEquals(expected.computed(), actual.computed());
  }
}
