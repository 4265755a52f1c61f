package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.replay.app.Program;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.journal.ChronicleJournal;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event times through the whole program: what is told, what is kept, what a replay makes of it. */
class EventTimesTest {
  @TempDir private Path dir;

  private Path pipeline(final String feed, final String rest) throws IOException {
    return Files.writeString(
        dir.resolve("p.yaml"),
        "feed:\n  format: csv\n" + feed + "alerts:\n  - {name: tick, when: x > 0}\n" + rest);
  }

  private Program run(final String... more) {
    final List<String> args = new ArrayList<>();
    args.addAll(List.of("run", dir.resolve("p.yaml").toString(), "--json"));
    args.addAll(List.of("--journal", dir.resolve("j").toString()));
    args.addAll(List.of("--signals", dir.resolve("signals").toString()));
    args.addAll(List.of(more));
    return Program.run(args.toArray(String[]::new));
  }

  /** Event times of the alert that every tick raises. */
  private List<Instant> times() throws IOException {
    final List<Instant> times = new ArrayList<>();
    for (final String line : Files.readAllLines(dir.resolve("signals"))) {
      final JsonNode signal = new ObjectMapper().readTree(line);
      if (signal.has("alert")) {
        times.add(Instant.EPOCH.plusNanos(signal.get("time_ns").longValue()));
      }
    }
    return times;
  }

  private void verify() throws IOException {
    final Program verified = Program.run("verify", dir.resolve("j").toString(), "--json").done();
    assertTrue(verified.json().get("equal").booleanValue(), verified.out());
  }

  /** New York put its clocks forward on 14 March 2021 and back on 7 November. */
  @Test
  void shouldGiveLocalTimesTheOffsetOfTheirDateAcrossBothChanges() throws IOException {
    Files.writeString(
        dir.resolve("q.csv"),
        "t,x\n"
            + "2021-03-12 09:30:00,1\n"
            + "2021-03-14 01:59:59.5,1\n"
            + "2021-03-14 02:30:00,1\n"
            + "2021-03-14 03:45:00,1\n"
            + "2021-03-15 09:30:00,1\n"
            + "2021-11-05 09:30:00,1\n"
            + "2021-11-07 00:59:59,1\n"
            + "2021-11-07 01:30:00,1\n"
            + "2021-11-07 02:00:00,1\n"
            + "2021-11-08 09:30:00,1\n");
    pipeline(
        "  path: q.csv\n  columns: {time: t}\n  time: {unit: iso, zone: America/New_York}\n",
        "max_jump: 365d\n");
    final Program ran = run().done();
    assertEquals(
        List.of(
            Instant.parse("2021-03-12T14:30:00Z"),
            Instant.parse("2021-03-14T06:59:59.500Z"),
            Instant.parse("2021-03-14T07:30:00Z"),
            Instant.parse("2021-03-14T07:45:00Z"),
            Instant.parse("2021-03-15T13:30:00Z"),
            Instant.parse("2021-11-05T13:30:00Z"),
            Instant.parse("2021-11-07T04:59:59Z"),
            Instant.parse("2021-11-07T05:30:00Z"),
            Instant.parse("2021-11-07T07:00:00Z"),
            Instant.parse("2021-11-08T14:30:00Z")),
        times());
    assertEquals(1, ran.json().get("counts").get("time_missing").intValue());
    assertEquals(1, ran.json().get("counts").get("time_ambiguous").intValue());
    assertEquals(2, ran.json().get("counts").size());
    verify();
    final Program replayed = Program.run("replay", dir.resolve("j").toString(), "--json").done();
    assertEquals(ran.digest(), replayed.digest());
  }

  @Test
  void shouldReadDateAndTimeOfTwoColumnsByAPattern() throws IOException {
    Files.writeString(
        dir.resolve("EURUSD.csv"),
        "<DATE>,<TIME>,x\n2020.01.02,00:00,1\n2020.01.02,00:01,1\n2020.07.01,12:30,1\n");
    pipeline(
        "  path: EURUSD.csv\n  columns: {date: <DATE>, time: <TIME>}\n"
            + "  time: {pattern: 'yyyy.MM.dd HH:mm', zone: Europe/Athens}\n",
        "max_jump: 365d\n");
    run().done();
    assertEquals(
        List.of(
            Instant.parse("2020-01-01T22:00:00Z"),
            Instant.parse("2020-01-01T22:01:00Z"),
            Instant.parse("2020-07-01T09:30:00Z")),
        times());
    verify();
  }

  private void seconds(final int records, final int wrong) throws IOException {
    final StringBuilder text = new StringBuilder("t,x\n");
    for (int i = 1; i <= records; i++) {
      text.append(1_600_000_000L + i + (i == wrong ? 86_400 : 0)).append(",1\n");
    }
    Files.writeString(dir.resolve("q.csv"), text.toString());
    pipeline(
        "  path: q.csv\n  columns: {time: t}\n  time: {unit: s}\n",
        "features: {x: x}\nsample: {every: 1s}\ntarget: x\nmodels: [{name: m, type: rls, ridge: 1e-6}]\n");
  }

  /** One time ahead among 1,000 left 111 samples, and took 899 ticks to the next day. */
  @Test
  void shouldGiveEverySampleWhenOneTimeIsADayAhead() throws IOException {
    seconds(1_000, 101);
    final JsonNode report = run().done().json();
    assertEquals(1_000, report.get("samples").intValue());
    assertEquals(999, report.get("ticks").intValue());
    assertEquals(1, report.get("counts").get("time_jump").intValue());
    assertEquals(1, report.get("counts").size());
    final List<Instant> times = times();
    assertEquals(999, times.size());
    assertEquals(Instant.ofEpochSecond(1_600_000_100L), times.get(99));
    assertEquals(Instant.ofEpochSecond(1_600_000_102L), times.get(100));
    verify();
  }

  /** Without a time column the number of a record is its time, and cannot be wrong. */
  @Test
  void shouldApplyEveryRecordOfAQuietInstrumentWhenTimesAreRecordNumbers() throws IOException {
    final StringBuilder text = new StringBuilder("s,x\n");
    for (int i = 0; i < 700_000; i++) {
      text.append(i < 40 || i == 5_000 || i == 699_999 ? "B,1\n" : "A,0\n");
    }
    Files.writeString(dir.resolve("q.csv"), text.toString());
    pipeline("  path: q.csv\n  columns: {instrument: s}\n", "");
    final JsonNode report = run().done().json();
    assertEquals(700_000, report.get("ticks").intValue());
    assertEquals(0, report.get("counts").size());
    assertEquals(42, times().size());
  }

  @Test
  void shouldGiveTheSameWhenItStopsTwiceWhileATickIsHeld() throws IOException {
    seconds(300, 101);
    final Program whole = run().done();
    final List<String> signals = Files.readAllLines(dir.resolve("signals"));
    run("--fresh", "--limit", "101").done();
    run("--limit", "0").done();
    final Program resumed = run().done();
    assertEquals(101, resumed.json().get("resumed_at").intValue());
    assertEquals(whole.digest(), resumed.digest());
    assertEquals(signals, Files.readAllLines(dir.resolve("signals")));
    verify();
  }

  @Test
  void shouldSayWhichFileIsInAnotherUnit() throws IOException {
    Files.writeString(dir.resolve("B-2024.csv"), "t,x\n1733011200000,1\n1733011201000,1\n");
    Files.writeString(dir.resolve("B-2025.csv"), "t,x\n1735689600000000,1\n");
    final String feed = "  path: B-*.csv\n  columns: {time: t}\n";
    pipeline(feed + "  time: {unit: ms}\n", "");
    final Program mixed = run();
    assertEquals(1, mixed.code(), mixed.err());
    assertEquals(2, mixed.json().get("ticks").intValue());
    assertTrue(
        mixed
            .json()
            .get("cuts")
            .get(0)
            .textValue()
            .startsWith("B-2025.csv: left out: its first time is in us, not in ms"),
        mixed.out());
    pipeline(feed + "  time: {unit: us}\n", "");
    final Program wrong = run("--fresh");
    assertEquals(2, wrong.code());
    assertEquals(
        "p.yaml:5: feed/time/unit: B-2024.csv: its first time is in ms, not in us: '1733011200000';"
            + " unit: auto reads files of both, check: false takes the time as it is",
        wrong.err().trim().substring(wrong.err().indexOf("p.yaml")));
    pipeline(feed + "  time: {unit: auto}\n", "max_jump: 365d\n");
    run("--fresh").done();
    assertEquals(
        List.of(
            Instant.parse("2024-12-01T00:00:00Z"),
            Instant.parse("2024-12-01T00:00:01Z"),
            Instant.parse("2025-01-01T00:00:00Z")),
        times());
    verify();
  }

  @Test
  void shouldRefuseAPatternInOneLineThatNamesTheLetter() throws IOException {
    pipeline("  path: q.csv\n  columns: {time: t}\n  time: {pattern: yyyy-MM-ddTHH}\n", "");
    final Program refused = run();
    assertEquals(2, refused.code());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(
        refused
            .err()
            .contains("p.yaml:5: feed/time/pattern: 'yyyy-MM-ddTHH': the letter 'T' is none of"),
        refused.err());
  }

  /** Rules that no JVM has: New York ten hours ahead of UTC, from 2021 on eleven. */
  @Test
  void shouldReplayByTheRulesOfTheJournalAndNotThoseOfTheJvm() throws IOException {
    final Path file =
        pipeline(
            "  path: gone.csv\n  columns: {time: t}\n  time: {unit: iso, zone: America/New_York}\n",
            "max_jump: 365d\n");
    final ZoneOffsets rules =
        new ZoneOffsets(
            "America/New_York|36000 39600|1:" + Long.toString(1_609_459_200L, 36) + "|");
    final RecordBatch batch = new RecordBatch(2, 100);
    batch.clear(0, 1);
    for (final String row : List.of("2020-12-31 12:00:00,1", "2021-01-02 12:00:00,1")) {
      batch.add(row.getBytes(StandardCharsets.UTF_8), 0, row.length(), 1);
    }
    final PipelineFile read = PipelineFile.read(file);
    try (JournalDirectory directory =
            JournalDirectory.create(dir.resolve("j"), read.bytes(), read.canonicalDigest());
        ChronicleJournal journal = directory.append(directory.readToEnd(), () -> 1)) {
      journal.appendSource(0, new Source(0, "gone.csv", null, null, 0, "t,x", rules));
      journal.appendRecords(0, batch);
      journal.appendEnd(2);
    }
    Program.run(
            "replay", dir.resolve("j").toString(), "--signals", dir.resolve("signals").toString())
        .done();
    assertEquals(
        List.of(Instant.parse("2020-12-31T02:00:00Z"), Instant.parse("2021-01-02T01:00:00Z")),
        times());
    verify();
  }
}
