package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import io.millrace.replay.app.faultinjection.SourceCases.SourceCase;
import io.millrace.replay.app.faultinjection.SourceCases.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The whole program over each kind of source, in a file and on standard input. */
class SourceCasesTest {
  @TempDir private Path dir;

  private Path pipeline(final String format, final String path) throws IOException {
    final Path file = dir.resolve("p.yaml");
    final String csv = "columns: {time: t}, time: {unit: s}";
    return Files.writeString(
        file,
        "feed: {format: %s, path: \"%s\"%s}%nfeatures: {s: %s}%n"
            .formatted(
                format,
                path,
                format.equals("csv") ? ", " + csv : "",
                format.equals("csv") ? "px" : "spread"));
  }

  private static Program onStandardInput(final Path pipeline, final byte[] bytes) {
    final InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(bytes));
    try {
      return Program.run("run", pipeline.toString(), "--json");
    } finally {
      System.setIn(before);
    }
  }

  private static void assertCase(final SourceCase one, final Program ran) throws IOException {
    assertEquals(one.verdict().exit(), ran.code(), ran.out() + ran.err());
    final String printed = ran.out() + ran.err();
    assertTrue(printed.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), printed);
    if (one.verdict() == Verdict.REFUSED) {
      assertEquals("", ran.out());
      final String line = ran.err().lines().reduce((first, last) -> last).orElse("");
      assertTrue(line.endsWith(one.line()), ran.err());
      return;
    }
    final JsonNode report = ran.json();
    assertEquals(one.events(), report.get("events").intValue(), ran.out());
    assertEquals(one.verdict() == Verdict.CUT ? 1 : 0, report.get("cuts").size(), ran.out());
    if (one.verdict() == Verdict.CUT) {
      final String cut = report.get("cuts").get(0).textValue();
      assertTrue(cut.endsWith(": " + one.line()), cut);
    }
    final boolean told = ran.err().lines().anyMatch(line -> line.endsWith(": " + one.line()));
    assertEquals(one.verdict() == Verdict.NO_RECORD, told, ran.err());
  }

  @TestFactory
  Stream<DynamicTest> shouldGiveItsVerdictWhenASourceIsAFile() {
    return SourceCases.all().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.what(),
                    () -> {
                      Files.write(dir.resolve(one.name()), one.bytes());
                      final Path pipeline = pipeline("csv", one.name());
                      final Program ran = Program.run("run", pipeline.toString(), "--json");
                      Files.delete(dir.resolve(one.name()));
                      assertCase(one, ran);
                      assertTrue(
                          one.verdict() == Verdict.ACCEPTED
                              || (ran.out() + ran.err()).contains(one.name()),
                          ran.out() + ran.err());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> shouldGiveTheSameVerdictWhenASourceIsStandardInput() {
    return SourceCases.all().stream()
        .filter(one -> !one.what().contains("zip a") && !isZip(one.bytes()))
        .filter(one -> one.bytes().length > 1 && !one.line().contains("as its name says"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.what(),
                    () -> assertCase(one, onStandardInput(pipeline("csv", "-"), one.bytes()))));
  }

  private static boolean isZip(final byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  @Test
  void shouldRefuseAnArchiveOnStandardInput() throws IOException {
    final byte[] zip = SourceBytes.zip("q.csv", SourceBytes.utf8(SourceCases.TEXT));
    final Program ran = onStandardInput(pipeline("csv", "-"), zip);
    assertEquals(2, ran.code());
    assertTrue(
        ran.err()
            .contains(
                "standard input: is a zip archive, which can be read from a file alone; extract it"
                    + " first: unzip -p"),
        ran.err());
  }

  @Test
  void shouldReadBinaryRecordsWhateverTheyAreIn() throws IOException {
    final Path itch = dir.resolve("s.itch");
    Program.run("simulate", itch.toString(), "--messages", "2000", "--json").done();
    final byte[] plain = Files.readAllBytes(itch);
    final byte[] gz = SourceBytes.gz(plain);
    final byte[][] kinds = {plain, gz, SourceBytes.zip("s.itch", plain), SourceBytes.gz(gz)};
    String digest = null;
    for (final byte[] bytes : kinds) {
      for (final String name : new String[] {"x.itch", "x.itch.gz"}) {
        Files.write(dir.resolve(name), bytes);
        final Program ran =
            Program.run("run", pipeline("itch50", name).toString(), "--json").done();
        assertEquals(2_000, ran.json().get("events").intValue());
        digest = digest == null ? ran.digest() : digest;
        assertEquals(digest, ran.digest());
      }
    }
    assertEquals(digest, onStandardInput(pipeline("itch50", "-"), gz).digest());
    Files.write(dir.resolve("x.itch"), SourceBytes.base64(SourceBytes.BZIP2));
    final Program refused = Program.run("run", pipeline("itch50", "x.itch").toString(), "--json");
    assertEquals(2, refused.code());
    assertEquals("x.itch: is bzip2 data; decompress it first: bzip2 -d\n", refused.err());
    Files.write(dir.resolve("x.itch"), new byte[4]);
    final Program marks = Program.run("run", pipeline("itch50", "x.itch").toString(), "--json");
    assertEquals(2, marks.code());
    assertTrue(marks.err().contains("x.itch: holds 4 bytes and no record in them"), marks.err());
  }

  /** A run that met damage goes on from there once the file is whole. */
  @Test
  void shouldGoOnWhereItStoppedWhenADamagedFileIsMended() throws IOException {
    final String lines = Quotes.lines(3_000);
    final byte[] half = SourceBytes.utf8(lines.substring(0, lines.length() / 2));
    final byte[] rest = SourceBytes.utf8(lines.substring(lines.length() / 2));
    Files.write(dir.resolve("whole.csv"), SourceBytes.utf8(lines));
    final Path pipeline = Quotes.pipeline(dir, "q.csv.gz");
    final byte[] whole = SourceBytes.joined(SourceBytes.gz(half), SourceBytes.gz(rest));
    Files.write(dir.resolve("q.csv.gz"), whole);
    final String journal = dir.resolve("reference").toString();
    final Program reference =
        Program.run("run", pipeline.toString(), "--journal", journal, "--json").done();
    Files.write(
        dir.resolve("q.csv.gz"),
        SourceBytes.joined(SourceBytes.gz(half), SourceBytes.utf8("no member")));
    final Program damaged = Program.run("run", pipeline.toString(), "--json");
    assertEquals(1, damaged.code(), damaged.err());
    assertTrue(damaged.json().get("events").intValue() > 1_000);
    Files.write(dir.resolve("q.csv.gz"), whole);
    final Program repaired = Program.run("run", pipeline.toString(), "--json").done();
    assertEquals(
        damaged.json().get("events").intValue(), repaired.json().get("resumed_at").intValue());
    assertEquals(reference.digest(), repaired.digest());
  }

  @Test
  void shouldGoOnWhenRecordsComeToAFileWithoutAny() throws IOException {
    final String lines = Quotes.lines(500);
    final Path pipeline = Quotes.pipeline(dir, "q.csv");
    Files.writeString(dir.resolve("q.csv"), lines);
    final String journal = dir.resolve("reference").toString();
    final Program reference =
        Program.run("run", pipeline.toString(), "--journal", journal, "--json").done();
    Files.writeString(dir.resolve("q.csv"), lines.substring(0, lines.indexOf('\n') + 1));
    assertEquals(2, Program.run("run", pipeline.toString(), "--json").code());
    Files.writeString(dir.resolve("q.csv"), lines);
    final Program ran = Program.run("run", pipeline.toString(), "--json").done();
    assertEquals(500, ran.json().get("events").intValue());
    assertEquals(reference.digest(), ran.digest());
  }

  /** Nothing is journaled of a file that is refused, in a format without a header line too. */
  @Test
  void shouldLeaveNoJournalBehindWhenTheFirstFileIsRefused() throws IOException {
    for (final String name : new String[] {"a.jsonl", "a.jsonl.gz"}) {
      final byte[] page = SourceBytes.utf8("<html>404</html>");
      Files.write(dir.resolve(name), name.endsWith("gz") ? SourceBytes.gz(page) : page);
      final Path pipeline =
          Files.writeString(
              dir.resolve("j.yaml"),
              "feed: {format: jsonl, path: " + name + "}\nfeatures: {x: x}\njournal: {dir: j}\n");
      final Program ran = Program.run("run", pipeline.toString(), "--json");
      assertEquals(2, ran.code());
      assertTrue(ran.err().startsWith(name + ": is an HTML page"), ran.err());
      assertTrue(Files.notExists(dir.resolve("j")), ran.err());
    }
  }

  @Test
  void shouldTellOfAQuietDayAndBeDoneWhenOtherFilesHaveRecords() throws IOException {
    Files.writeString(dir.resolve("1.csv"), SourceCases.TEXT);
    Files.writeString(dir.resolve("2.csv"), "t,px\n");
    final Program ran = Program.run("run", pipeline("csv", "?.csv").toString(), "--json").done();
    assertTrue(ran.err().contains("2.csv: holds a header line and no record"), ran.err());
    Files.writeString(dir.resolve("2.csv"), "px,t\n");
    assertEquals(2, Program.run("run", pipeline("csv", "?.csv").toString(), "--json").code());
  }
}
