package io.millrace.feeds.core;

import java.io.IOException;
import java.io.InputStream;

/** A file, an entry of an archive or standard input, before it is opened. */
public interface SourceFile {
  /** The name of standard input. */
  String STANDARD_INPUT = "-";

  /**
   * @return a path relative to the pipeline file, {@code archive.zip!entry}, or {@code -}
   */
  String name();

  /**
   * @return its bytes, decompressed, from the first; an {@link java.io.EOFException} while they are
   *     read means that they were cut
   * @throws IOException where it cannot be opened
   */
  InputStream open() throws IOException;
}
