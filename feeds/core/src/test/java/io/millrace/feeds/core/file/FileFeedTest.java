package io.millrace.feeds.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.Feed.Poll;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFeedTest {
  @TempDir Path folder;

  private FeedDefinition csv(final Object path) {
    return Feeds.definition(folder, "format", "csv", "path", path);
  }

  private FeedDefinition plain(final Object path) {
    return Feeds.definition(folder, "format", "csv", "path", path, "header", List.of("x"));
  }

  static byte[] gz(final String text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(Feeds.utf8(text));
    }
    return bytes.toByteArray();
  }

  static byte[] zip(final String... namesAndTexts) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(Feeds.utf8(namesAndTexts[i + 1]));
      }
    }
    return bytes.toByteArray();
  }

  private Path write(final String name, final byte[] bytes) throws IOException {
    final Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path write(final String name, final String text) throws IOException {
    return write(name, Feeds.utf8(text));
  }

  static List<String> names(final Feeds.Drained drained) {
    return drained.sources.stream().map(Source::name).toList();
  }

  @Test
  void shouldReadSourcesInOrderWhenPathsAreOfEveryKind() throws IOException {
    write("q/b.csv", "h\n3\n");
    write("q/a.csv.gz", gz("h\n1\n2"));
    write("q/c.zip", zip("z/2.csv", "h\n5\n", "1.csv", "h\n4\n", "README", "no", ".x.csv", "no"));
    write("q/SHA256SUMS", "no\n");
    write("q/.hidden.csv", "no\n");
    write("other.txt", "h\n6\n");
    final Feeds.Drained all = Feeds.drain(csv(List.of("q", "other.txt")));
    assertEquals(List.of("1", "2", "3", "4", "5", "6"), all.records);
    assertEquals(
        List.of("q/a.csv.gz", "q/b.csv", "q/c.zip!1.csv", "q/c.zip!z/2.csv", "other.txt"),
        names(all));
    assertEquals(List.of(0, 0, 1, 2, 3, 4), all.sourceOf);
    assertEquals("h", all.sources.get(4).header());
    assertEquals(List.of(), all.cuts);
    assertEquals(List.of("3", "1", "2"), Feeds.drain(csv(List.of("q/b.csv", "q/a*"))).records);
    assertEquals(List.of("1", "2", "3"), Feeds.drain(csv("?/?.csv*")).records);
    assertEquals(List.of("3"), Feeds.drain(csv(folder.resolve("q/b.csv").toString())).records);
    assertEquals(
        List.of("q/b.csv"), names(Feeds.drain(csv("../" + folder.getFileName() + "/q/b.csv"))));
  }

  @Test
  void shouldNameThePathWhenAFileIsMissing() throws IOException {
    write("quotes.csv", "h\n");
    Files.createDirectories(folder.resolve("empty"));
    for (final String path : List.of("qoutes.csv", "*.zip", "empty", "none/x.csv")) {
      final DefinitionException error =
          assertThrows(DefinitionException.class, () -> Feeds.drain(csv(path)), path);
      assertEquals("feed/path", error.path());
      assertTrue(error.getMessage().contains("'" + path + "'"), error::getMessage);
    }
    final DefinitionException near =
        assertThrows(DefinitionException.class, () -> Feeds.drain(csv("qoutes.csv")));
    assertTrue(near.getMessage().contains("did you mean 'quotes.csv'"), near::getMessage);
    assertThrows(
        DefinitionException.class, () -> Feeds.drain(csv(List.of("quotes.csv", "./quotes.csv"))));
  }

  @Test
  void shouldHaveNoRecordsWhenAFileIsEmpty() throws IOException {
    write("a.csv", "");
    write("b.csv.gz", new byte[0]);
    write("c.csv.gz", gz(""));
    write("d.csv", "h");
    final Feeds.Drained drained = Feeds.drain(csv("*.*"));
    assertEquals(4, drained.sources.size());
    assertEquals(List.of(), drained.records);
    assertEquals(List.of(), drained.cuts);
    assertEquals("h", Feeds.open(csv("*.*"), List.of()).firstHeader());
    assertEquals(null, Feeds.open(csv("a.csv"), List.of()).firstHeader());
  }

  @Test
  void shouldReadTheHeaderOnceWhenItIsAskedForFirst() throws IOException {
    write("a.csv", "x,y\n1,2\n");
    write("b.csv", "x\n3\n");
    final FileFeed feed = Feeds.open(csv("*.csv"), List.of());
    assertEquals("x,y", feed.firstHeader());
    feed.use(new Schema(List.of("y")));
    final Feeds.Drained drained = new Feeds.Drained(feed);
    assertEquals(List.of("1,2"), drained.records);
    assertEquals(List.of("a.csv"), names(drained));
    assertEquals(1, drained.cuts.size());
    assertTrue(
        drained.cuts.get(0).startsWith("b.csv: left out: its header lacks the column 'y'"),
        drained.cuts.get(0));
  }

  private FileFeed timed(final String path, final Object... time) throws IOException {
    return Feeds.open(
        Feeds.definition(
            folder,
            "format",
            "csv",
            "path",
            path,
            "columns",
            Feeds.map("time", "t"),
            "time",
            Feeds.map(time)),
        List.of());
  }

  /** Binance writes milliseconds up to 2024 and microseconds from 2025 on. */
  @Test
  void shouldLeaveAFileOutWhenItsFirstTimeIsInAnotherUnit() throws IOException {
    write("BTC-2024.csv", "t,x\n1733011200000,1\n1733011201000,2\n");
    write("BTC-2025.csv", "t,x\n1735689600000000,3\n");
    final FileFeed feed = timed("*.csv", "unit", "ms");
    feed.use(new Schema(List.of("x")));
    final Feeds.Drained drained = new Feeds.Drained(feed);
    assertEquals(List.of("1733011200000,1", "1733011201000,2"), drained.records);
    assertEquals(
        List.of(
            "BTC-2025.csv: left out: its first time is in us, not in ms: '1735689600000000'; unit:"
                + " auto reads files of both, check: false takes the time as it is"),
        drained.cuts);
    final FileFeed micros = timed("*.csv", "unit", "us");
    final DefinitionException refused =
        assertThrows(DefinitionException.class, () -> micros.use(new Schema(List.of("x"))));
    assertEquals("feed/time/unit", refused.path());
    assertTrue(
        refused.getMessage().startsWith("BTC-2024.csv: its first time is in ms, not in us"),
        refused.getMessage());
    for (final Object[] believed :
        new Object[][] {{"unit", "auto"}, {"unit", "us", "check", "false"}}) {
      final FileFeed both = timed("*.csv", believed);
      both.use(new Schema(List.of("x")));
      assertEquals(List.of(), new Feeds.Drained(both).cuts);
    }
  }

  @Test
  void shouldRefuseAFirstTimeOfTheDayThatIsDaysLong() throws IOException {
    write("20131007.csv", "t,x\n34200000,1\n");
    final FileFeed seconds = timed("*.csv", "unit", "s", "since", "midnight", "date", "file name");
    assertEquals(
        "20131007.csv: its first time is in ms, not in s: '34200000'; check: false takes the time"
            + " as it is",
        assertThrows(DefinitionException.class, () -> seconds.use(new Schema(List.of("x"))))
            .getMessage());
    for (final String believed : List.of("ms", "us", "ns")) {
      final FileFeed feed =
          timed("*.csv", "unit", believed, "since", "midnight", "date", "file name");
      feed.use(new Schema(List.of("x")));
      assertEquals(List.of(), new Feeds.Drained(feed).cuts);
    }
  }

  @Test
  void shouldTakeTimesOfNoLikelyUnitAsTheyAre() throws IOException {
    write("a.csv", "t,x\n0,1\n");
    write("b.csv", "t,x\n-252460800000,1\n"); // 1962
    write("c.csv", "t,x\nnoon,1\n1,1\n");
    write("d.csv", "t,x\n");
    final FileFeed feed = timed("*.csv", "unit", "ms");
    feed.use(new Schema(List.of("x")));
    final Feeds.Drained drained = new Feeds.Drained(feed);
    assertEquals(4, drained.records.size());
    assertEquals(List.of(), drained.cuts);
  }

  @Test
  void shouldKeepTheRulesOfTheZoneWithASource() throws IOException {
    write("a.csv", "t,x\n");
    assertEquals(null, Feeds.drain(csv("a.csv")).sources.get(0).zone());
    for (final String zone : List.of("+02:00", "UTC")) {
      assertEquals(
          null,
          new Feeds.Drained(timed("a.csv", "unit", "iso", "zone", zone)).sources.get(0).zone());
    }
    final Source source =
        new Feeds.Drained(timed("a.csv", "unit", "iso", "zone", "America/New_York")).sources.get(0);
    assertTrue(source.zone().text().startsWith("America/New_York|-17762 -18000 -14400|"));
  }

  @Test
  void shouldGoOnAfterTheJournaledRecordsWhenStartedAgain() throws IOException {
    write("a.csv", "h\n1\n2\n");
    write("b.csv", "h\n3\n4\n5\n6");
    final List<Source> sources = Feeds.drain(csv("*.csv")).sources;
    write("0.csv", "h\n0\n");
    write("b.csv", "h\n3\n4\n5\n6\n7");
    for (int journaled = 0; journaled <= 5; journaled++) {
      final Feeds.Drained again =
          new Feeds.Drained(
              Feeds.open(
                  csv("*.csv"),
                  List.of(
                      new SourceProgress(sources.get(0), 2),
                      new SourceProgress(sources.get(1), journaled))));
      assertEquals(
          List.of("0", "3", "4", "5", "6", "7").subList(0, 1), again.records.subList(0, 1));
      assertEquals(
          List.of("3", "4", "5", "6", "7").subList(journaled, 5),
          again.records.subList(1, again.records.size()));
      assertEquals(2, again.sources.get(0).number());
      assertEquals(journaled < 5 ? 2 : 1, again.sources.size(), "journaled " + journaled);
      if (journaled < 5) {
        assertEquals(sources.get(1), again.sources.get(1));
      }
      assertEquals(List.of(), again.cuts);
    }
    write("b.csv", "x\n3\n4\n5\n6\n7");
    final Feeds.Drained changed =
        new Feeds.Drained(Feeds.open(csv("b.csv"), List.of(new SourceProgress(sources.get(1), 2))));
    assertEquals(List.of(), changed.records);
    assertEquals(
        List.of("b.csv: left out: its header is no longer the one that was journaled"),
        changed.cuts);
    final Feeds.Drained shrunk =
        new Feeds.Drained(Feeds.open(csv("a.csv"), List.of(new SourceProgress(sources.get(0), 5))));
    assertEquals(List.of("a.csv: holds 3 records fewer than were journaled of it"), shrunk.cuts);
    assertEquals(List.of(), shrunk.sources);
  }

  @Test
  void shouldBeginWhenAFileWasEmptyBefore() throws IOException {
    write("a.csv", "");
    final Source before = Feeds.drain(csv("a.csv")).sources.get(0);
    assertEquals(null, before.header());
    write("a.csv", "h\n1\n");
    final Feeds.Drained again =
        new Feeds.Drained(Feeds.open(csv("a.csv"), List.of(new SourceProgress(before, 0))));
    assertEquals(List.of("1"), again.records);
    assertEquals("h", again.sources.get(0).header());
    assertEquals(0, again.sources.get(0).number());
  }

  @Test
  void shouldSkipNothingWhenTheSourceIsStandardInput() throws IOException {
    final Source before = new Source(0, "-", null, null, 0, null);
    final Feeds.Drained drained =
        new Feeds.Drained(
            FileFeed.open(
                plain("-"),
                Formats.of(plain("-")),
                () -> 42,
                new java.io.ByteArrayInputStream(Feeds.utf8("1\n2\n")),
                List.of(new SourceProgress(before, 2))));
    assertEquals(List.of("1", "2"), drained.records);
    assertEquals(List.of(before), drained.sources);
  }

  /** Standard input whose reads are given one by one. */
  private static final class Typed extends InputStream {
    private final ArrayDeque<String> pieces = new ArrayDeque<>();

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) {
      final String piece = pieces.poll();
      if (piece == null) {
        return -1;
      }
      final byte[] bytes = Feeds.utf8(piece);
      System.arraycopy(bytes, 0, into, offset, bytes.length);
      return bytes.length;
    }
  }

  @Test
  void shouldTakeABurstAtOnceAndALoneLineAtOnceWhenInputIsLive() throws IOException {
    final Typed typed = new Typed();
    final List<Long> clock = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
    final FeedDefinition definition = plain("-");
    final FileFeed feed =
        FileFeed.open(definition, Formats.of(definition), () -> clock.remove(0), typed, List.of());
    final RecordBatch batch = new RecordBatch(10, 1 << 10);
    assertEquals(Poll.SOURCE, feed.poll(batch));
    typed.pieces.addAll(List.of("a\nb\nc\nd", "\n", "e\n", "f"));
    assertEquals(Poll.RECORDS, feed.poll(batch));
    assertEquals(3, batch.count());
    assertEquals(2, batch.arrivedNs());
    assertEquals(3, typed.pieces.size());
    assertEquals(Poll.RECORDS, feed.poll(batch));
    assertEquals(1, batch.count());
    assertEquals(2, typed.pieces.size());
    assertEquals(Poll.RECORDS, feed.poll(batch));
    assertEquals(4, batch.arrivedNs());
    assertEquals(Poll.RECORDS, feed.poll(batch));
    assertEquals(1, batch.count());
    assertEquals(Poll.END, feed.poll(batch));
    feed.close();
  }

  @Test
  void shouldFindTheDateInTheNameWhenTheFeedSaysSo() throws IOException {
    final Object time =
        Feeds.map(
            "unit", "ms", "since", "midnight", "date", "file name", "zone", "America/New_York");
    write("20131007.csv", "t\n");
    write("none.csv", "t\n");
    final FeedDefinition dated =
        Feeds.definition(
            folder,
            "format",
            "csv",
            "path",
            "20*.csv",
            "columns",
            Feeds.map("time", "t"),
            "time",
            time);
    final Source source = Feeds.drain(dated).sources.get(0);
    assertEquals("2013-10-07", source.date().toString());
    assertEquals(-14_400_000_000_000L, source.zoneOffsetNs());
    final FeedDefinition undated =
        Feeds.definition(
            folder,
            "format",
            "csv",
            "path",
            "*.csv",
            "columns",
            Feeds.map("time", "t"),
            "time",
            time);
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> Feeds.drain(undated));
    assertEquals("feed/time/date", error.path());
    assertTrue(error.getMessage().contains("'none.csv'"), error::getMessage);
  }
}
