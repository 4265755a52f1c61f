package io.millrace.feeds.core;

import java.io.IOException;
import java.io.InputStream;

/** A file, an entry of an archive or standard input, before it is opened. */
public interface SourceFile {
  /** The name of standard input. */
  String STANDARD_INPUT = "-";

  /** {@return a path relative to the pipeline file, {@code archive.zip!entry}, or {@code -}} */
  String name();

  /**
   * @return its bytes, decompressed, from the first; a {@link CutException} while they are read
   *     means that no more of them can be had, and an {@link java.io.EOFException} that they were
   *     cut
   * @throws IOException where it cannot be opened or holds no records
   */
  InputStream open() throws IOException;
}
