package io.millrace.feeds.core.file;

import static io.millrace.feeds.core.file.FileFeedTest.gz;
import static io.millrace.feeds.core.file.FileFeedTest.names;
import static io.millrace.feeds.core.file.FileFeedTest.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the bytes of files are, whatever their names, and what of them is lost. */
final class FileContentTest {
  @TempDir Path folder;

  private FeedDefinition csv(final String path) {
    return Feeds.definition(folder, "format", "csv", "path", path);
  }

  private FeedDefinition plain(final Object path) {
    return Feeds.definition(folder, "format", "csv", "path", path, "header", List.of("x"));
  }

  private void write(final String name, final byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private void write(final String name, final String text) throws IOException {
    write(name, Feeds.utf8(text));
  }

  private static String records(final int count) {
    return count == 1 ? "1 record" : count + " records";
  }

  /** The look at the first time opened the pipe again, and took records away from the feed. */
  @Test
  @Timeout(60)
  void shouldReadEveryRecordOfAPipeWhenItsTimesAreNumbers() throws Exception {
    final Path pipe = folder.resolve("pipe.csv");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    final StringBuilder text = new StringBuilder("t,x\n");
    for (int i = 0; i < 60_000; i++) {
      text.append(1_700_000_000_000L + i).append(',').append(i).append('\n');
    }
    final Thread writer =
        new Thread(
            () -> {
              try {
                Files.write(pipe, Feeds.utf8(text.toString()), StandardOpenOption.WRITE);
              } catch (final IOException closed) {
                throw new UncheckedIOException(closed);
              }
            });
    writer.start();
    final FeedDefinition definition =
        Feeds.definition(
            folder,
            "format",
            "csv",
            "path",
            "pipe.csv",
            "columns",
            Map.of("time", "t"),
            "time",
            Map.of("unit", "ms"));
    try (FileFeed feed = Feeds.open(definition, List.of())) {
      assertEquals("t,x", feed.firstHeader());
      feed.use(new Schema(List.of("x")));
      assertEquals(60_000, new Feeds.Drained(feed).records.size());
    }
    writer.join();
  }

  @Test
  void shouldDeliverWhatCameBeforeWhenAnArchiveIsCut() throws IOException {
    final StringBuilder text = new StringBuilder();
    final Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(random.nextInt()).append('\n');
    }
    final List<String> whole = text.toString().lines().toList();
    final byte[] gz = gz(text.toString());
    final byte[] zip = zip("a.csv", "1\n2\n", "b.csv", text.toString());
    for (int seed = 1; seed < 40; seed++) {
      final int kept = seed < 12 ? seed : new Random(seed).nextInt(gz.length - 1) + 1;
      write("cut.csv.gz", Arrays.copyOf(gz, kept));
      final Feeds.Drained drained = Feeds.drain(plain("cut.csv.gz"));
      final int count = drained.records.size();
      assertEquals(whole.subList(0, count), drained.records, "seed " + seed);
      assertEquals(
          List.of("cut.csv.gz: the compressed data are cut short, after " + records(count)),
          drained.cuts,
          "kept " + kept);
      assertTrue(kept < gz.length / 2 || count > whole.size() / 3, "kept " + kept + ": " + count);
    }
    write("cut.zip", Arrays.copyOf(zip, zip.length / 2));
    final Feeds.Drained cut = Feeds.drain(plain("cut.zip"));
    assertEquals(List.of("cut.zip!a.csv", "cut.zip!b.csv"), names(cut));
    assertEquals(List.of("1", "2"), cut.records.subList(0, 2));
    assertEquals(
        whole.subList(0, cut.records.size() - 2), cut.records.subList(2, cut.records.size()));
    assertTrue(cut.records.size() > whole.size() / 3);
    assertEquals(
        List.of(
            "cut.zip!b.csv: the compressed data are cut short, after "
                + records(cut.records.size() - 2)),
        cut.cuts);
    final int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("b.csv");
    for (final int kept : List.of(second + 3, second - 20, second - 30)) {
      write("cut.zip", Arrays.copyOf(zip, kept));
      final Feeds.Drained between = Feeds.drain(plain("cut.zip"));
      assertEquals(List.of("1", "2"), between.records, "kept " + kept);
      assertEquals(List.of("cut.zip: the compressed data are cut short"), between.cuts);
    }
    for (final int kept : List.of(1, 2, 10, 30)) {
      write("cut.zip", Arrays.copyOf(zip, kept));
      assertEquals(1, Feeds.drain(plain("cut.zip")).cuts.size(), "kept " + kept);
    }
  }

  @Test
  void shouldGoByTheBytesWhenTheNameSaysSomethingElse() throws IOException {
    final byte[] zstd = Zstd.compress(Feeds.utf8("5\n6"));
    write("a.csv.gz", "1\n2\n");
    write("b.zip", "3\n");
    write("c.csv", gz("4\n"));
    write("d.csv", zstd);
    write("e.csv", zip("x/e.csv", "7\n"));
    write("f.csv.zst", zip("f.csv.gz", "8\n"));
    final Feeds.Drained all = Feeds.drain(plain("*.*"));
    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8"), all.records);
    assertEquals(
        List.of("a.csv.gz", "b.zip", "c.csv", "d.csv", "e.csv!x/e.csv", "f.csv.zst!f.csv.gz"),
        names(all));
    assertEquals(List.of(), all.cuts);
  }

  @Test
  void shouldFailWithTheNameWhenAFileIsNoneOfRecords() throws IOException {
    write("ok.csv", "1\n");
    write("report.csv", "%PDF-1.4\n%\u00e2\n");
    final IOException error =
        assertThrows(IOException.class, () -> Feeds.drain(plain(List.of("ok.csv", "report.csv"))));
    assertEquals(
        "report.csv: is a PDF document; get the data as CSV or JSON lines", error.getMessage());
    write("inner.csv.gz", gz("%PDF-1.4\n"));
    final IOException first =
        assertThrows(IOException.class, () -> Feeds.drain(plain("inner.csv.gz")));
    assertEquals(
        "inner.csv.gz: is a PDF document; get the data as CSV or JSON lines", first.getMessage());
    // Records of earlier sources are under way, so it is told as a loss.
    final Feeds.Drained second = Feeds.drain(plain(List.of("ok.csv", "inner.csv.gz")));
    assertEquals(List.of("1"), second.records);
    assertEquals(List.of(first.getMessage()), second.cuts);
  }

  /** The archive is no file of the pair, so its damage once went with it. */
  @Test
  void shouldTellOfAnArchiveWhenTheFormatTakesPairsOfFiles() throws IOException {
    final String stem = "XY_2012-06-21_34200000_57600000_";
    final byte[] zip =
        zip(
            stem + "message_1.csv",
            "34200.1,4,1,18,5853300,1\n",
            stem + "orderbook_1.csv",
            "1,2,3,4\n");
    final FeedDefinition lobster = Feeds.definition(folder, "format", "lobster", "path", "xy.zip");
    write("xy.zip", zip);
    assertEquals(List.of(), Feeds.drain(lobster).cuts);
    final byte[] longer = Arrays.copyOf(zip, zip.length + 1);
    longer[zip.length] = 'x';
    write("xy.zip", longer);
    final Feeds.Drained told = Feeds.drain(lobster);
    assertEquals(1, told.records.size());
    assertEquals(
        List.of("xy.zip: the compressed data are damaged: bytes follow the end of the archive: 1"),
        told.cuts);
    write("xy.zip", Arrays.copyOf(zip, zip.length - 1));
    assertEquals(List.of("xy.zip: the compressed data are cut short"), Feeds.drain(lobster).cuts);
  }

  @Test
  void shouldRefuseAnArchiveWithTwoFilesOfOneName() throws IOException {
    final byte[] zip = zip("a.csv", "1\n", "b.csv", "2\n");
    for (int at = 0; at + 5 < zip.length; at++) {
      if (new String(zip, at, 5, StandardCharsets.ISO_8859_1).equals("b.csv")) {
        zip[at] = 'a';
      }
    }
    write("two.zip", zip);
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> Feeds.drain(plain("two.zip")));
    assertEquals(
        "path: the archive 'two.zip' holds two files of the name 'a.csv'", error.getMessage());
  }

  @Test
  void shouldReadCompressedBytesWhenTheyComeOnStandardInput() throws IOException {
    final FeedDefinition feed = plain("-");
    assertEquals(List.of("1", "2"), Feeds.drainText(feed, gz("1\n2")).records);
    assertEquals(
        List.of("1", "2"), Feeds.drainText(feed, Zstd.compress(Feeds.utf8("1\n2"))).records);
    assertEquals(
        List.of("1", "2"),
        Feeds.drainText(feed, "1\r\n2\r\n".getBytes(StandardCharsets.UTF_16)).records);
    final byte[] gz = gz("1\n2\n");
    final Feeds.Drained cut = Feeds.drainText(feed, Arrays.copyOf(gz, gz.length + 1));
    assertEquals(List.of("1", "2"), cut.records);
    assertEquals(List.of(), cut.cuts);
    gz[gz.length - 1] = 1;
    assertEquals(
        List.of(
            "standard input: the compressed data are damaged: they do not match their length,"
                + " after 2 records"),
        Feeds.drainText(feed, gz).cuts);
    final IOException archive =
        assertThrows(IOException.class, () -> Feeds.drainText(feed, zip("a.csv", "1\n")));
    assertEquals(
        "standard input: is a zip archive, which can be read from a file alone; extract it first:"
            + " unzip -p",
        archive.getMessage());
  }

  @Test
  void shouldGoOnInTheMiddleWhenBytesAreDecoded() throws IOException {
    final String text = "h\n1\n2\n3\n4\n";
    write("a.gz", gz(text));
    write("b.zst", Zstd.compress(Feeds.utf8(text)));
    write("c.csv", text.getBytes(StandardCharsets.UTF_16LE));
    write("d.zip", zip("d.csv", text));
    for (final String path : List.of("a.gz", "b.zst", "c.csv", "d.zip")) {
      final Source source = Feeds.drain(csv(path)).sources.get(0);
      for (int journaled = 0; journaled <= 4; journaled++) {
        final Feeds.Drained again =
            new Feeds.Drained(
                Feeds.open(csv(path), List.of(new SourceProgress(source, journaled))));
        assertEquals(List.of("1", "2", "3", "4").subList(journaled, 4), again.records, path);
        assertEquals(List.of(), again.cuts, path);
      }
    }
  }

  @Test
  void shouldTellWhichSourcesYieldNoRecord() throws IOException {
    write("a.csv", "h\n1\n");
    write("b.csv", "h\n");
    write("c.csv", "");
    write("d.csv", "1,2\n");
    write("e.csv", "\n\n\n");
    final Feeds.Drained all = Feeds.drain(csv("*.csv"));
    assertEquals(List.of("1"), all.records);
    assertEquals(List.of(), all.cuts);
    assertEquals(List.of("b.csv: holds a header line and no record"), all.quiet);
    assertEquals(
        List.of(
            "d.csv: holds a header line and no record; for a file without a header line 'header'"
                + " names the columns",
            "e.csv: holds 3 bytes and no record in them"),
        all.withoutRecords);
    final Feeds.Drained alone = Feeds.drain(csv("b.csv"));
    assertEquals(List.of("b.csv: holds a header line and no record"), alone.withoutRecords);
    assertEquals(List.of(), alone.quiet);
    assertEquals(List.of(), Feeds.drain(csv("c.csv")).withoutRecords);
  }
}
