package io.millrace.replay.app.faultinjection;

import static io.millrace.replay.app.faultinjection.SourceBytes.base64;
import static io.millrace.replay.app.faultinjection.SourceBytes.changed;
import static io.millrace.replay.app.faultinjection.SourceBytes.deflate64;
import static io.millrace.replay.app.faultinjection.SourceBytes.gz;
import static io.millrace.replay.app.faultinjection.SourceBytes.joined;
import static io.millrace.replay.app.faultinjection.SourceBytes.latin1;
import static io.millrace.replay.app.faultinjection.SourceBytes.skippable;
import static io.millrace.replay.app.faultinjection.SourceBytes.utf16;
import static io.millrace.replay.app.faultinjection.SourceBytes.utf8;
import static io.millrace.replay.app.faultinjection.SourceBytes.zip;
import static io.millrace.replay.app.faultinjection.SourceBytes.zstd;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the bytes of a source can be, and what becomes of each: the list behind the table in the
 * reference of pipelines. All stand for {@link #TEXT}.
 */
public final class SourceCases {
  /** Two records under a header line. */
  static final String TEXT = "t,px\n1,10\n2,11\n";

  /** What becomes of a source. */
  public enum Verdict {
    /** Read whole: exit code 0. */
    ACCEPTED(0),
    /** Read up to the damage, which is told: exit code 1. */
    CUT(1),
    /** Not read: one line, exit code 2. */
    REFUSED(2),
    /** Read, without a record in it: one line, exit code 2. */
    NO_RECORD(2);

    private final int exit;

    Verdict(final int exit) {
      this.exit = exit;
    }

    int exit() {
      return exit;
    }
  }

  /**
   * One case.
   *
   * @param what the source is, for people
   * @param name of the file
   * @param bytes of the file
   * @param verdict what becomes of it
   * @param events records that are read
   * @param line what is told, after the name of the source; empty where nothing is
   */
  public record SourceCase(
      String what, String name, byte[] bytes, Verdict verdict, int events, String line) {}

  private static final String CUT_SHORT = "the compressed data are cut short";
  private static final String DAMAGED = "the compressed data are damaged: ";

  private static final List<SourceCase> ALL = new ArrayList<>();

  static {
    accepted();
    cut();
    refused();
    archives();
    withoutRecords();
  }

  private SourceCases() {}

  /** Returns them, in the order of a table. */
  public static List<SourceCase> all() {
    return List.copyOf(ALL);
  }

  private static void add(
      final String what,
      final String name,
      final byte[] bytes,
      final Verdict verdict,
      final int events,
      final String line) {
    ALL.add(new SourceCase(what, name, bytes, verdict, events, line));
  }

  private static void accepted(final String what, final String name, final byte[] bytes) {
    add(what, name, bytes, Verdict.ACCEPTED, 2, "");
  }

  private static void cut(
      final String what,
      final String name,
      final byte[] bytes,
      final int events,
      final String line) {
    add(
        what,
        name,
        bytes,
        Verdict.CUT,
        events,
        line + (events == 1 ? ", after 1 record" : ", after " + events + " records"));
  }

  /** What is wrong is told of the archive, whose files are read whole. */
  private static void cutArchive(final String what, final byte[] bytes, final String line) {
    add(what, "q.zip", bytes, Verdict.CUT, 2, line);
  }

  private static void refused(
      final String what, final String name, final byte[] bytes, final String line) {
    add(what, name, bytes, Verdict.REFUSED, 0, line);
  }

  private static void accepted() {
    final byte[] text = utf8(TEXT);
    accepted("plain text", "q.csv", text);
    accepted("plain text with a UTF-8 byte order mark", "q.csv", utf8("\ufeff" + TEXT));
    accepted("UTF-16 with a byte order mark, lower byte first", "q.csv", utf16("\ufeff" + TEXT));
    accepted("UTF-16 with a byte order mark", "q.csv", TEXT.getBytes(StandardCharsets.UTF_16));
    accepted("UTF-16 without one, lower byte first", "q.csv", utf16(TEXT));
    accepted(
        "UTF-16 without one, upper byte first", "q.csv", TEXT.getBytes(StandardCharsets.UTF_16BE));
    accepted("UTF-16 in gzip", "q.csv.gz", gz(utf16(TEXT)));
    accepted("gzip", "q.csv.gz", gz(text));
    accepted("gzip under a plain name", "q.csv", gz(text));
    accepted("plain text under the name of gzip", "q.csv.gz", text);
    accepted("plain text under the name of a zip archive", "q.zip", text);
    accepted("plain text under the name of Zstandard", "q.csv.zst", text);
    accepted(
        "gzip, several members", "q.csv.gz", joined(gz(utf8("t,px\n1,1")), gz(utf8("0\n2,11\n"))));
    accepted("gzip, empty members", "q.csv.gz", joined(gz(utf8("")), gz(text), gz(utf8(""))));
    accepted("gzip, padded with zero bytes", "q.csv.gz", joined(gz(text), new byte[512]));
    accepted("gzip in gzip", "q.csv.gz.gz", gz(gz(text)));
    accepted("Zstandard", "q.csv.zst", zstd());
    accepted("Zstandard under a plain name", "q.csv", zstd());
    accepted("Zstandard, after a skippable frame", "q.csv.zst", joined(skippable(), zstd()));
    accepted("zip", "q.zip", zip("q.csv", text));
    accepted("zip under a plain name", "q.csv", zip("q.csv", text));
    accepted("zip with folders", "q.zip", zip("a/", utf8(""), "a/b/q.csv", text));
    accepted("zip, gzip inside", "q.zip", zip("q.csv.gz", gz(text)));
    accepted("zip, Zstandard inside", "q.zip", zip("q.csv.zst", zstd()));
    accepted("zip, padded with zero bytes", "q.zip", joined(zip("q.csv", text), new byte[30]));
    accepted("zip64, stored, lengths after the data", "q.zip", base64(SourceBytes.ZIP64));
  }

  private static void cut() {
    final byte[] gz = gz(utf8(TEXT));
    final byte[] two = joined(gz, gz(utf8("3,12\n")));
    cut("gzip, cut short", "q.csv.gz", Arrays.copyOf(gz, gz.length - 9), 2, CUT_SHORT);
    cut("gzip, cut in its first byte", "q.csv.gz", Arrays.copyOf(gz, 1), 0, CUT_SHORT);
    cut(
        "gzip, cut in its second member",
        "q.csv.gz",
        Arrays.copyOf(two, gz.length + 5),
        2,
        CUT_SHORT);
    cut(
        "gzip, bytes after its end",
        "q.csv.gz",
        joined(gz, utf8("x")),
        2,
        DAMAGED + "bytes after their end that are no gzip data");
    cut(
        "gzip, another checksum",
        "q.csv.gz",
        changed(gz, gz.length - 5),
        2,
        DAMAGED + "they do not match their checksum");
    cut(
        "gzip, another checksum in its second member",
        "q.csv.gz",
        changed(two, two.length - 5),
        3,
        DAMAGED + "they do not match their checksum");
    cut(
        "gzip, a member without its data",
        "q.csv.gz",
        joined(gz, Arrays.copyOf(gz, 10), utf8("garbage of some length")),
        2,
        DAMAGED + "invalid block type");
    cut("Zstandard, cut short", "q.csv.zst", Arrays.copyOf(zstd(), 22), 0, CUT_SHORT);
    cut(
        "Zstandard, another checksum",
        "q.csv.zst",
        changed(zstd(), zstd().length - 1),
        2,
        DAMAGED + "they do not match their checksum");
    cut(
        "Zstandard, bytes after its end",
        "q.csv.zst",
        joined(zstd(), utf8("after")),
        2,
        DAMAGED + "bytes after their end that are no Zstandard data");
    cut(
        "UTF-16, cut within a character",
        "q.csv",
        Arrays.copyOf(utf16(TEXT), 2 * TEXT.length() - 1),
        1,
        "the UTF-16 text ends within a character");
  }

  private static void refused() {
    refused(
        "bzip2",
        "q.csv.bz2",
        base64(SourceBytes.BZIP2),
        "is bzip2 data; decompress it first: bzip2 -d");
    refused("xz", "q.csv.xz", base64(SourceBytes.XZ), "is xz data; decompress it first: xz -d");
    refused(
        "lzma",
        "q.csv.lzma",
        base64(SourceBytes.LZMA),
        "is lzma data; decompress it first: lzma -d");
    refused(
        "lz4", "q.csv.lz4", base64(SourceBytes.LZ4), "is lz4 data; decompress it first: lz4 -d");
    refused(
        "a tar archive in gzip",
        "q.tar.gz",
        base64(SourceBytes.TAR),
        "is a tar archive; extract its files first: tar -xf");
    refused(
        "a 7z archive",
        "q.7z",
        latin1("7z\u00bc\u00af\u0027\u001c\0\4 and so on"),
        "is a 7z archive; extract its files first: 7z x");
    refused(
        "a rar archive",
        "q.rar",
        latin1("Rar!\u001a\7\1\0 and so on"),
        "is a rar archive; extract its files first: unrar x");
    refused(
        "Parquet",
        "q.parquet",
        latin1("PAR1\25\0\25 and so on"),
        "is a Parquet file; convert it to CSV or JSON lines first");
    refused(
        "SQLite",
        "q.db",
        latin1("SQLite format 3\0 and so on"),
        "is an SQLite database; export the table as CSV first: sqlite3 -csv -header");
    refused(
        "PDF",
        "q.csv",
        latin1("%PDF-1.4\n%\u00e2\u00e3"),
        "is a PDF document; get the data as CSV or JSON lines");
    refused(
        "an HTML page saved as CSV",
        "q.csv",
        utf8("\n<!DOCTYPE html>\n<html><body>404</body></html>\n"),
        "is an HTML page, not the file it links to; download the data themselves");
    refused(
        "an XML document",
        "q.csv",
        utf8("<?xml version=\"1.0\"?>\n<Error/>\n"),
        "is an XML document; convert it to CSV or JSON lines first");
    refused(
        "a Git LFS pointer",
        "q.csv",
        utf8("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"),
        "is a Git LFS pointer, not the file it stands for; fetch the file first: git lfs pull");
    refused(
        "an old Excel sheet",
        "q.xls",
        latin1("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 and so on"),
        "is an old Office document (xls); save the sheet as CSV first");
    refused(
        "UTF-32",
        "q.csv",
        joined(latin1("\0\0\u00fe\u00ff"), TEXT.getBytes(Charset.forName("UTF-32BE"))),
        "is UTF-32 text; convert it to UTF-8 first: iconv -f UTF-32 -t UTF-8");
    refused(
        "binary data of no known kind",
        "q.csv",
        new byte[] {1, 2, 0, 3},
        "is binary data, not text; see 'millrace formats' for what can be read");
    refused(
        "gzip, damaged in its first byte",
        "q.csv.gz",
        changed(gz(utf8(TEXT)), 0),
        "is not gzip data, as its name says: its first bytes are damaged");
  }

  private static void archives() {
    final byte[] text = utf8(TEXT);
    final byte[] zip = zip("q.csv", text);
    cutArchive("zip, without its directory", Arrays.copyOf(zip, zip.length - 30), CUT_SHORT);
    cutArchive(
        "zip, bytes after its end",
        joined(zip, utf8("xyz")),
        DAMAGED + "bytes follow the end of the archive: 3");
    cut(
        "zip, another checksum",
        "q.zip",
        changed(zip, zip.length - 22 - 46 - "q.csv".length() + 16),
        2,
        DAMAGED + "an entry does not match its checksum");
    cutArchive(
        "zip, a damaged directory",
        changed(zip, zip.length - 22 - 46 - "q.csv".length()),
        DAMAGED + "its directory is damaged");
    final String packed = ", which cannot be read; extract it first, or pack it with deflate";
    refused(
        "zip, encrypted",
        "q.zip",
        base64(SourceBytes.ENCRYPTED),
        "is encrypted; extract it with its password first");
    refused(
        "zip by bzip2", "q.zip", base64(SourceBytes.ZIP_BZIP2), "is compressed by bzip2" + packed);
    refused("zip by lzma", "q.zip", base64(SourceBytes.ZIP_LZMA), "is compressed by lzma" + packed);
    refused("zip by deflate64", "q.zip", deflate64(zip), "is compressed by deflate64" + packed);
    refused(
        "a zip archive in a zip archive",
        "q.zip",
        zip("q.zip", zip),
        "is a zip archive, which can be read from a file alone; extract it first: unzip -p");
    refused(
        "an Excel workbook",
        "q.xlsx",
        zip("[Content_Types].xml", utf8("<?xml?>"), "xl/workbook.xml", utf8("<?xml?>")),
        "is an Excel workbook (xlsx); save the sheet as CSV first");
    refused("an empty zip archive", "q.zip", zip(), "the archive 'q.zip' holds no file");
    refused(
        "zip, names without an extension",
        "q.zip",
        zip("README", text),
        "the archive 'q.zip' holds no file of records: 'README' is hidden or has no extension");
  }

  private static void withoutRecords() {
    add("an empty file", "q.csv", utf8(""), Verdict.ACCEPTED, 0, "");
    add("gzip of an empty file", "q.csv.gz", gz(utf8("")), Verdict.ACCEPTED, 0, "");
    add(
        "a header line alone",
        "q.csv",
        utf8("t,px\n"),
        Verdict.NO_RECORD,
        0,
        "holds a header line and no record");
    add(
        "one line that is no header",
        "q.csv",
        utf8("t,px,7\n"),
        Verdict.NO_RECORD,
        0,
        "holds a header line and no record; for a file without a header line 'header' names the"
            + " columns");
    add(
        "empty lines alone",
        "q.csv",
        utf8("\n\r\n\n"),
        Verdict.NO_RECORD,
        0,
        "holds 4 bytes and no record in them");
  }
}
