package io.millrace.feeds.core.container;

import io.millrace.feeds.core.RefusedException;

/** What the bytes of a source can be. */
public enum Content {
  /** Records, as far as can be recognised. */
  PLAIN("plain records", null),
  /** One or more gzip members. */
  GZIP("gzip data", null),
  /** One or more Zstandard frames. */
  ZSTD("Zstandard data", null),
  /** A zip archive. */
  ZIP("a zip archive", null),
  /** Text of two bytes a character, the lower byte first. */
  UTF16_LE("UTF-16 text", null),
  /** Text of two bytes a character, the upper byte first. */
  UTF16_BE("UTF-16 text", null),

  UTF32("UTF-32 text", "convert it to UTF-8 first: iconv -f UTF-32 -t UTF-8"),
  BZIP2("bzip2 data", "decompress it first: bzip2 -d"),
  XZ("xz data", "decompress it first: xz -d"),
  LZMA("lzma data", "decompress it first: lzma -d"),
  LZIP("lzip data", "decompress it first: lzip -d"),
  LZ4("lz4 data", "decompress it first: lz4 -d"),
  SNAPPY("snappy data", "decompress it first"),
  COMPRESS("data of the program compress", "decompress it first: gzip -d"),
  SEVEN_ZIP("a 7z archive", "extract its files first: 7z x"),
  RAR("a rar archive", "extract its files first: unrar x"),
  TAR("a tar archive", "extract its files first: tar -xf"),
  PARQUET("a Parquet file", "convert it to CSV or JSON lines first"),
  ARROW("an Arrow file", "convert it to CSV or JSON lines first"),
  AVRO("an Avro file", "convert it to CSV or JSON lines first"),
  HDF5("an HDF5 file", "convert it to CSV or JSON lines first"),
  NUMPY("a NumPy array", "convert it to CSV first"),
  SQLITE("an SQLite database", "export the table as CSV first: sqlite3 -csv -header"),
  DBN("a Databento DBN file", "convert it to CSV or JSON lines first: dbn --csv"),
  PCAP("a packet capture", "extract the messages from its packets first"),
  OLE("an old Office document (xls)", "save the sheet as CSV first"),
  XLSX("an Excel workbook (xlsx)", "save the sheet as CSV first"),
  OFFICE("an Office document", "save its table as CSV first"),
  PDF("a PDF document", "get the data as CSV or JSON lines"),
  RTF("an RTF document", "save it as plain text first"),
  HTML("an HTML page, not the file it links to", "download the data themselves"),
  XML("an XML document", "convert it to CSV or JSON lines first"),
  LFS("a Git LFS pointer, not the file it stands for", "fetch the file first: git lfs pull"),
  IMAGE("an image", "get the data as CSV or JSON lines"),
  PROGRAM("a program", "get the data as CSV or JSON lines"),
  /** No signature that is known, and no text. */
  BINARY("binary data, not text", "see 'millrace formats' for what can be read");

  private final String label;
  private final String advice;

  Content(final String label, final String advice) {
    this.label = label;
    this.advice = advice;
  }

  /** {@return its name with an article, to follow "is"} */
  public String label() {
    return label;
  }

  /** {@return whether records can be read of it} */
  public boolean isReadable() {
    return advice == null;
  }

  /** {@return why it is refused, to follow the name of the source} */
  public RefusedException refused() {
    return new RefusedException("is " + label + (advice == null ? "" : "; " + advice));
  }
}
