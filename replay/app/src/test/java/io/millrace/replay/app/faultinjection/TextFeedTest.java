package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that is written otherwise than a row a line: through the journal and a replay of it. */
class TextFeedTest {
  @TempDir private Path dir;

  /** Runs a feed, and compares the replay of its journal. */
  private JsonNode run(final String feed, final String text) throws IOException {
    final Path pipeline = dir.resolve("p.yaml");
    Files.writeString(dir.resolve("in"), text);
    Files.writeString(
        pipeline,
        "feed: {path: in, "
            + feed
            + "}\nalerts:\n  - {name: low, when: \"px < 2\"}\n  - {name: high, when: \"px >= 2\"}\n");
    final String journal = dir.resolve("j").toString();
    final JsonNode ran =
        Program.run("run", pipeline.toString(), "--journal", journal, "--fresh", "--json")
            .done()
            .json();
    final JsonNode replayed = Program.run("replay", journal, "--json").done().json();
    assertEquals(ran.get("digest"), replayed.get("digest"));
    assertTrue(Program.run("verify", journal, "--json").done().json().get("equal").booleanValue());
    return ran;
  }

  private static void assertCounts(
      final JsonNode ran, final int ticks, final int malformed, final int low, final int high) {
    final String all = ran.toString();
    assertEquals(ticks, ran.get("ticks").intValue(), all);
    assertEquals(malformed, ran.get("malformed").intValue(), all);
    assertEquals(ticks + malformed, ran.get("events").intValue(), all);
    assertEquals(low, ran.get("alerts").get("low").intValue(), all);
    assertEquals(high, ran.get("alerts").get("high").intValue(), all);
  }

  private static void assertFirst(final JsonNode ran, final String place, final String reason) {
    final JsonNode first = ran.get("malformed_first").get(0);
    assertEquals(place, first.get("place").textValue());
    assertEquals(reason, first.get("reason").textValue());
  }

  @Test
  void shouldMakeOneTickOfARecordWhenItsCellsHoldLineFeeds() throws IOException {
    final StringBuilder text = new StringBuilder("t,px,note\n");
    for (int i = 0; i < 3_000; i++) {
      text.append(i).append(",1,\"order\n").append(i).append(",9,\"\"filled\"\"\"\n");
    }
    assertCounts(run("format: csv", text.toString()), 3_000, 0, 3_000, 0);
  }

  @Test
  void shouldNameTheLineAndGoOnWhenAQuoteIsNotClosed() throws IOException {
    final StringBuilder text = new StringBuilder("px,note\n1,\"a\nb\"\n\n1,\"open\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("3,x\n");
    }
    final JsonNode ran = run("format: csv, max_record: 1000", text.toString());
    // 1001 bytes: the line of the quote with 8, then 248 whole lines and one that the bound cuts.
    assertCounts(ran, 2_000 - 249 + 1, 1, 1, 2_000 - 249);
    assertFirst(
        ran,
        "in:5",
        "a quote is not closed, opened in line 1 of the 250 lines of the record: '\"open\\n"
            + "3,x\\n".repeat(13)
            + "3,...'");
  }

  @Test
  void shouldRefuseTheRowWhenItHasMoreCellsThanItsHeader() throws IOException {
    final JsonNode ran = run("format: csv", "t,px,q\n1,1,2\n1,1,234.50,10\n1,5,2,\n");
    assertCounts(ran, 2, 1, 1, 1);
    assertFirst(ran, "in:3", "more cells than the 3 columns, from here on: '10'");
    final String text = Program.run("run", dir.resolve("p.yaml").toString()).done().out();
    assertTrue(text.contains("in:3: more cells than the 3 columns, from here on: '10'"), text);
  }

  @Test
  void shouldReadEveryLineWhenLinesEndInReturnsAlone() throws IOException {
    assertCounts(run("format: csv", "px,q\r" + "1,2\r".repeat(500) + "3,4"), 501, 0, 500, 1);
    assertCounts(run("format: jsonl", "{\"px\":1}\r".repeat(500) + "{\"px\":3}"), 501, 0, 500, 1);
  }

  @Test
  void shouldReadAnotherDialectWhenTheFeedSaysSo() throws IOException {
    final String feed =
        "format: csv, delimiter: \";\", decimal: \",\", quote: \"'\", comment: \"#\", skip: 1";
    final JsonNode ran = run(feed, "Export 7\n'px';note\n# a\n1,5;'x;\ny'\n2,5;z\n1.000,5;z\n");
    assertCounts(ran, 2, 1, 1, 1);
    assertFirst(ran, "in:7", "px: not a number: '1.000,5'");
  }

  @Test
  void shouldReadJsonWhenRecordsAreArraysOrElementsOfOne() throws IOException {
    final String header = "format: jsonl, header: [t, px]";
    assertCounts(run(header, "[1,1]\n[2,\"3\"]\n[3,1,4]\n"), 2, 1, 1, 1);
    assertCounts(run(header, "[[1,1],[2,\"3\"]]"), 2, 0, 1, 1);
    assertCounts(run("format: jsonl", "[\n{\"px\":1},\n{\n\"px\":3}\n]\n"), 2, 0, 1, 1);
    assertCounts(run("format: jsonl", "{\n\"px\":1}\n{\"px\":\n3}\n"), 2, 0, 1, 1);
  }

  @Test
  void shouldRefuseANameWhenItComesTwiceInAHeaderOrARecord() throws IOException {
    final JsonNode ran = run("format: jsonl", "{\"px\":1}\n{\"px\":1,\"px\":3}\n{\"px\":3}\n");
    assertCounts(ran, 2, 1, 1, 1);
    assertFirst(ran, "in:2", "px: a second value for the key: '3'");
    Files.writeString(dir.resolve("in"), "px,q,px\n1,2,3\n");
    Files.writeString(dir.resolve("p.yaml"), "feed: {format: csv, path: in}\nfeatures: {px: px}\n");
    final Program refused = Program.run("run", dir.resolve("p.yaml").toString(), "--json");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("more than one column 'px'"), refused.err());
  }

  @Test
  void shouldResumeAfterARecordOfSeveralLinesWhenTheFileHasGrown() throws IOException {
    final String first = "px,note\n1,\"a\nb\"\n";
    run("format: csv", first);
    Files.writeString(dir.resolve("in"), first + "3,\"c\r\nd\"\nx,e\n");
    final JsonNode ran =
        Program.run(
                "run",
                dir.resolve("p.yaml").toString(),
                "--journal",
                dir.resolve("j").toString(),
                "--json")
            .done()
            .json();
    assertEquals(1, ran.get("resumed_at").intValue());
    assertCounts(ran, 2, 1, 1, 1);
    assertFirst(ran, "in:6", "px: not a number: 'x'");
  }

  @Test
  void shouldNameTheFileWhenWhatIsToBeDetectedIsNoText() throws IOException {
    Files.write(dir.resolve("in"), new byte[100]);
    final Program refused = Program.run("formats", "--detect", dir.resolve("in").toString());
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("in: is binary data"), refused.err());
  }
}
