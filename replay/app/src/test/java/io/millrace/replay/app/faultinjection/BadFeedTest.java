package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that are cut, damaged, or hold what cannot be used. */
class BadFeedTest {
  private static final int RECORDS = 3_000;

  @TempDir private Path dir;
  private final String quotes = Quotes.lines(RECORDS);

  private Program run(final String name, final byte[] bytes) throws IOException {
    Files.write(dir.resolve(name), bytes);
    final Path pipeline = Quotes.pipeline(dir, name);
    final Program ran =
        Program.run(
            "run", pipeline.toString(), "--journal", dir.resolve("j-" + name).toString(), "--json");
    final Program verified = Program.run("verify", dir.resolve("j-" + name).toString(), "--json");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.json().get("complete").booleanValue());
    return ran;
  }

  private static byte[] utf8(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gz(final String text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(final String text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(0);
      out.putNextEntry(new ZipEntry("q.csv"));
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  private static void assertCut(final Program ran, final String reason) throws IOException {
    assertEquals(1, ran.code(), ran.out() + ran.err());
    assertTrue(ran.json().get("cuts").toString().contains(reason), ran::out);
  }

  @Test
  void shouldBeDoneWithNoEventsWhenTheFileIsEmpty() throws IOException {
    final Program ran = run("e.csv", utf8(""));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(0, ran.json().get("events").intValue());
  }

  @Test
  void shouldSaySoWhenTheFileHoldsNoRecord() throws IOException {
    final Program ran = run("h.csv", utf8(quotes.substring(0, quotes.indexOf('\n') + 1)));
    assertEquals(2, ran.code(), ran.err());
    assertEquals(0, ran.json().get("events").intValue());
    assertTrue(ran.err().contains("h.csv: holds a header line and no record"), ran.err());
  }

  @Test
  void shouldProcessWhatCameBeforeWhenCompressedDataAreCut() throws IOException {
    final byte[] gz = gz(quotes);
    final Program half = run("half.csv.gz", Arrays.copyOf(gz, gz.length / 2));
    assertCut(half, "cut short");
    assertTrue(half.json().get("events").intValue() > 0);
    assertCut(run("head.csv.gz", Arrays.copyOf(gz, 5)), "cut short");
    final byte[] zip = zip(quotes);
    assertCut(run("half.zip", Arrays.copyOf(zip, zip.length / 2)), "cut short");
  }

  /** The JDK compares the checksum of a gz file but not that of an entry of a zip file. */
  @Test
  void shouldReportDamageWhenCompressedDataDoNotMatchTheirChecksum() throws IOException {
    final byte[] gz = gz(quotes);
    gz[gz.length - 6] ^= 1;
    final Program ran = run("crc.csv.gz", gz);
    assertCut(ran, "damaged");
    assertEquals(RECORDS, ran.json().get("events").intValue());
    final byte[] zip = zip(quotes);
    zip[zip.length / 2] ^= 1;
    assertCut(run("crc.zip", zip), "does not match its checksum");
  }

  @Test
  void shouldReportTheCutWhenTheLastMessageIsCut() throws IOException {
    final Path whole = dir.resolve("s.itch");
    assertEquals(
        0, Program.run("simulate", whole.toString(), "--messages", "2000", "--json").code());
    final byte[] bytes = Files.readAllBytes(whole);
    for (int cut = 1; cut < 4; cut++) {
      final Path file = dir.resolve("cut.itch");
      Files.write(file, Arrays.copyOf(bytes, bytes.length - cut));
      final Path pipeline = dir.resolve("i.yaml");
      Files.writeString(
          pipeline, "feed: {format: itch50, path: cut.itch}\nfeatures: {s: spread}\n");
      final Program ran = Program.run("run", pipeline.toString(), "--json");
      assertCut(ran, "the last record is cut short");
      assertEquals(1_999, ran.json().get("events").intValue());
    }
  }

  @Test
  void shouldLeaveStateAsItIsWhenRecordsCannotBeDecoded() throws IOException {
    final String[] rows = quotes.split("\n");
    final StringBuilder bad = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      bad.append(rows[i]).append('\n');
      if (i > 0 && i % 200 == 0) {
        bad.append(new String[] {"garbage", "1,A,x,y,1,1", ",,,,,", "x,A,1,2,1,1"}[i / 200 % 4]);
        bad.append('\n');
      }
    }
    final JsonNode clean = run("clean.csv", utf8(quotes)).json();
    final Program ran = run("bad.csv", utf8(bad.toString()));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(15, ran.json().get("malformed").intValue());
    assertEquals(RECORDS + 15, ran.json().get("events").intValue());
    assertEquals(10, ran.json().get("malformed_first").size());
    assertEquals(200, ran.json().get("malformed_first").get(0).get("sequence").intValue());
    for (final String same : new String[] {"models", "alerts", "counts", "ticks", "samples"}) {
      assertEquals(clean.get(same), ran.json().get(same), same);
    }
    final Program limited =
        Program.run(
            "run", dir.resolve("p.yaml").toString(), "--fresh", "--max-malformed", "3", "--json");
    assertEquals(1, limited.code());
    assertTrue(limited.json().get("malformed").intValue() > 3);
  }

  @Test
  void shouldCountByKindWhenValuesAreOdd() throws IOException {
    final String at = "1600000060000000000,A,";
    final String odd =
        at
            + "NaN,1,1,1\n"
            + at
            + "inf,1,1,1\n"
            + at
            + "-5,-4,1,1\n"
            + at
            + "0,0,1,1\n"
            + at
            + "101,99,1,1\n"
            + "1,A,100,101,1,1\n";
    final Program ran = run("odd.csv", utf8(quotes + odd));
    assertEquals(0, ran.code(), ran.err());
    final JsonNode counts = ran.json().get("counts");
    for (final String kind :
        new String[] {
          "non_finite", "negative_price", "zero_price", "crossed_quote", "time_backwards"
        }) {
      assertTrue(counts.path(kind).intValue() > 0, kind + " of " + counts);
    }
    assertEquals(0, ran.json().get("malformed").intValue());
    final String text = ran.out();
    assertTrue(!text.contains("NaN") && !text.contains("Infinity"), text);
  }
}
