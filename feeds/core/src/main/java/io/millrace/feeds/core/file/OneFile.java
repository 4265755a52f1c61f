package io.millrace.feeds.core.file;

import io.millrace.feeds.core.SourceFile;
import java.io.IOException;
import java.io.InputStream;

/** A file that somebody else knows how to open. */
record OneFile(String name, Opening opening) implements SourceFile {
  /** Opens it. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  @Override
  public InputStream open() throws IOException {
    return opening.open();
  }
}
