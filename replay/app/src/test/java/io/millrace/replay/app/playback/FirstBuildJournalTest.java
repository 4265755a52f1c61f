package io.millrace.replay.app.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.engine.record.StateVersion;
import io.millrace.replay.app.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Journals of the first build, whose checkpoints carry no state version: they verify, resume and
 * replay, and the report says what could not be compared.
 *
 * <p>{@code killed}: quotes of two instruments with two models, killed. {@code time-boundaries}:
 * quotes of four with classes, samples by time and the end of the feed. {@code simulated}: ITCH
 * messages of three with the end of the feed. {@code sizes}: alerts on whole numbers, stopped by
 * {@code --limit}.
 */
class FirstBuildJournalTest {
  private static final String JOURNALS =
      """
      killed, 1229, 4, 3000
      time-boundaries, 1500, 6, 1500
      simulated, 3000, 7, 3000
      sizes, 750, 4, 1000
      """;

  @TempDir private Path dir;

  private static boolean wasKilled(final String name) {
    return name.equals("killed");
  }

  /** Asserts that nothing differs, and that each checkpoint is counted in one way. */
  private static JsonNode verified(final FirstBuildJournal first) throws IOException {
    final JsonNode json = first.verify("--json").done().json();
    assertTrue(json.get("equal").booleanValue());
    assertTrue(json.get("first_difference").isNull());
    final JsonNode older = json.get("older_state");
    assertEquals("[0]", older.get("versions").toString());
    assertEquals(StateVersion.CURRENT, older.get("build_version").intValue());
    assertEquals(
        json.get("checkpoints").intValue(),
        older.get("compared_in_full").intValue() + olderCheckpoints(older));
    return json;
  }

  private static int olderCheckpoints(final JsonNode older) {
    return older.get("compared_by_outputs").intValue() + older.get("not_comparable").intValue();
  }

  @ParameterizedTest
  @CsvSource(textBlock = JOURNALS)
  void shouldVerifyAndSayWhatWasCompared(final String name, final int events, final int checkpoints)
      throws IOException {
    final FirstBuildJournal first = FirstBuildJournal.unpack(name, dir);
    final JsonNode json = verified(first);
    assertEquals(events, json.get("events").intValue());
    assertEquals(checkpoints, json.get("checkpoints").intValue());
    assertEquals(!wasKilled(name), json.get("complete").booleanValue());
    assertEquals(checkpoints, olderCheckpoints(json.get("older_state")));
    final Program text = first.verify().done();
    assertTrue(text.out().contains("state version"), text.out());
    assertTrue(text.out().contains("0; this build has " + StateVersion.CURRENT), text.out());
    assertTrue(text.out().contains("by outputs alone"), text.out());
    assertFalse(text.out().contains("same bits"), text.out());
  }

  @ParameterizedTest
  @CsvSource(textBlock = JOURNALS)
  void shouldReplay(final String name, final int events) throws IOException {
    final FirstBuildJournal first = FirstBuildJournal.unpack(name, dir);
    final Program replay = Program.run("replay", first.journal().toString(), "--json").done();
    assertEquals(events, replay.json().get("events").intValue());
    assertEquals(0, replay.json().get("malformed").intValue());
  }

  @ParameterizedTest
  @CsvSource(textBlock = JOURNALS)
  void shouldResumeWhenItIsStartedTwice(
      final String name, final int events, final int checkpoints, final int all)
      throws IOException {
    final FirstBuildJournal first = FirstBuildJournal.unpack(name, dir);
    final List<String> before = Files.readAllLines(first.signals());
    grow(first);
    final Program part = first.run("--limit", "70").done();
    assertTrue(part.err().contains("journal of state version 0, this build has"), part.err());
    assertEquals(events, part.json().get("resumed_at").intValue());
    assertEquals(events + 70, part.json().get("events").intValue());
    final Program rest = first.run().done();
    assertEquals(events + 70, rest.json().get("resumed_at").intValue());
    assertEquals(all + GROWN, rest.json().get("events").intValue());
    assertContinued(first, before, events);
    assertBothKindsAreCounted(first, checkpoints);
    final Program nothing = first.run().done();
    assertTrue(nothing.err().contains("nothing new"), nothing.err());
    assertEquals(rest.digest(), nothing.digest());
    assertContinued(first, before, events);
    assertBothKindsAreCounted(first, checkpoints);
  }

  private static final int GROWN = 100;

  /** Appends records to the feed: later quotes, or the last messages again. */
  private static void grow(final FirstBuildJournal first) throws IOException {
    final Path csv = first.dir().resolve("q.csv");
    if (Files.exists(csv)) {
      final List<String> lines = Files.readAllLines(csv);
      final int rows = lines.size() - 1;
      final long start = Long.parseLong(lines.get(1).split(",")[0]);
      final long step = Long.parseLong(lines.get(2).split(",")[0]) - start;
      final StringBuilder more = new StringBuilder();
      for (int i = 0; i < GROWN; i++) {
        final String line = lines.get(1 + i);
        more.append(start + step * (rows + i))
            .append(line.substring(line.indexOf(',')))
            .append('\n');
      }
      Files.writeString(csv, more, StandardOpenOption.APPEND);
    } else {
      final Path itch = first.dir().resolve("day.itch");
      Files.write(itch, lastMessages(Files.readAllBytes(itch)), StandardOpenOption.APPEND);
    }
  }

  private static byte[] lastMessages(final byte[] session) {
    final List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < session.length; ) {
      starts.add(at);
      at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(session).getShort(at));
    }
    final ByteArrayOutputStream last = new ByteArrayOutputStream();
    final int from = starts.get(starts.size() - GROWN);
    last.write(session, from, session.length - from);
    return last.toByteArray();
  }

  /** What was published stays, and everything that is new is published once. */
  private static void assertContinued(
      final FirstBuildJournal first, final List<String> before, final int events)
      throws IOException {
    final List<String> kept = Files.readAllLines(first.signals());
    assertEquals(before, kept.subList(0, before.size()));
    final List<String> replayed = first.replaySignals();
    assertEquals(behind(events, replayed), behind(events, kept));
    assertEquals(published(events, replayed), published(events, kept));
  }

  private static List<String> behind(final long sequence, final List<String> lines)
      throws IOException {
    final List<String> found = new ArrayList<>();
    for (final String line : lines) {
      if (new ObjectMapper().readTree(line).get("sequence").longValue() > sequence) {
        found.add(line);
      }
    }
    return found;
  }

  /** How often each instrument has each signal at one sequence, where builds may number them. */
  private static TreeMap<String, Integer> published(final long sequence, final List<String> lines)
      throws IOException {
    final TreeMap<String, Integer> counts = new TreeMap<>();
    for (final String line : lines) {
      final JsonNode signal = new ObjectMapper().readTree(line);
      if (signal.get("sequence").longValue() == sequence && signal.has("model")) {
        final String key = signal.get("instrument") + " " + signal.get("model");
        counts.merge(key, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static void assertBothKindsAreCounted(
      final FirstBuildJournal first, final int checkpoints) throws IOException {
    final JsonNode json = verified(first);
    assertTrue(json.get("complete").booleanValue());
    assertEquals(checkpoints, olderCheckpoints(json.get("older_state")));
    assertTrue(json.get("older_state").get("compared_in_full").intValue() >= 2);
  }

  @Test
  void shouldCompareTheSignalsThatThisBuildHasPublished() throws IOException {
    final FirstBuildJournal first = FirstBuildJournal.unpack("killed", dir);
    first.run().done();
    final List<String> kept = Files.readAllLines(first.signals());
    final List<String> changed = new ArrayList<>(kept);
    changed.set(100, kept.get(100).replaceFirst("\"value\":.*", "\"value\":1}"));
    Files.write(first.signals(), changed);
    final JsonNode older = verified(first).get("older_state");
    assertEquals(1_229, older.get("signals_not_compared_until").intValue());
    final int last = kept.size() - 1;
    changed.set(last, kept.get(last).replaceFirst("\"value\":.*", "\"value\":1}"));
    Files.write(first.signals(), changed);
    final Program verified = first.verify("--json");
    assertEquals(1, verified.code());
    final JsonNode difference = verified.json().get("first_difference");
    assertEquals("value", difference.get("field").textValue());
    final long sequence = new ObjectMapper().readTree(kept.get(last)).get("sequence").longValue();
    assertEquals(sequence, difference.get("sequence").longValue());
  }

  @Test
  void shouldMakeTheDifferenceKnownWhenValuesAreOthers() throws IOException {
    final FirstBuildJournal first = FirstBuildJournal.unpack("killed", dir);
    final JsonNode older = verified(first).get("older_state");
    assertEquals(4, older.get("not_comparable").intValue());
    assertTrue(first.verify().out().contains("NOT COMPARABLE"), first.verify().out());
    assertNull(first.verify("--json").json().get("damage").textValue());
  }
}
