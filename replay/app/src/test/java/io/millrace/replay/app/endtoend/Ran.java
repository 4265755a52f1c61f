package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that has run with {@code --json}.
 *
 * @param json its result
 * @param said everything on standard error
 */
record Ran(JsonNode json, String said) {
  /** Runs a command in this process; it has to end with exit code 0. */
  static Ran millrace(final Object... args) throws IOException {
    final List<String> all = new ArrayList<>();
    for (final Object arg : args) {
      all.add(arg.toString());
    }
    all.add("--json");
    return of(all, Program.run(all.toArray(String[]::new)));
  }

  static Ran of(final List<String> command, final Program ran) throws IOException {
    assertEquals(Exit.DONE, ran.code(), () -> command + " said " + ran.err() + ran.out());
    return new Ran(ran.json(), ran.err());
  }

  /** Replays a journal, verifies it, and compares both with this run, which wrote it. */
  void isReplayedFrom(final Path journal) throws IOException {
    final Ran replayed = millrace("replay", journal);
    assertEquals(digest(), replayed.digest(), "digest of the replay");
    assertEquals(computed(), replayed.computed(), "report of the replay");
    isVerifiedIn(journal);
  }

  /** Verifies a journal that this run, or the last of several, wrote. */
  void isVerifiedIn(final Path journal) throws IOException {
    final Ran verified = millrace("verify", journal);
    assertTrue(verified.json.get("equal").asBoolean(), () -> verified.json.toString());
    assertTrue(verified.json.get("complete").asBoolean(), () -> verified.json.toString());
    assertTrue(verified.json.get("checkpoints").asLong() > 0, () -> verified.json.toString());
    assertEquals(json.get("events"), verified.json.get("events"));
  }

  /** Returns everything in the report that the records alone decide. */
  JsonNode computed() {
    final ObjectNode copy = json.deepCopy();
    return copy.without(
        List.of(
            "elapsed_s",
            "events_per_s",
            "instrument_bytes",
            "latency_ns",
            "resumed_at",
            "journal"));
  }

  String digest() {
    return json.get("digest").asText();
  }

  long count(final String key) {
    return json.get(key).asLong();
  }

  /** Returns the row of a model or baseline. */
  JsonNode model(final String instrument, final String name) {
    for (final JsonNode row : json.get("models")) {
      if (row.get("instrument").asText().equals(instrument)
          && row.get("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no row " + instrument + " " + name + " in " + json.get("models"));
  }
}
