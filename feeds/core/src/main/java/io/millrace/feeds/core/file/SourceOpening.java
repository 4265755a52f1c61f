package io.millrace.feeds.core.file;

import io.millrace.feeds.core.RecordSource;
import io.millrace.feeds.core.RecordStream;
import io.millrace.feeds.core.SourceFile;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Opens sources and reads their headers; a failure names the source. */
final class SourceOpening {
  private SourceOpening() {}

  static RecordStream open(final RecordSource source) throws IOException {
    try {
      return source.opening().open();
    } catch (final IOException failed) {
      throw named(source.name(), failed);
    }
  }

  static String header(final RecordSource source, final RecordStream of) throws IOException {
    try {
      return of.header();
    } catch (final IOException failed) {
      throw named(source.name(), failed);
    }
  }

  static IOException named(final String sourceName, final IOException failed) {
    // The caller that interrupted a wait for input has to recognise it.
    return failed instanceof InterruptedIOException
        ? failed
        : new IOException(shown(sourceName) + ": " + failed.getMessage(), failed);
  }

  static String shown(final String sourceName) {
    return sourceName.equals(SourceFile.STANDARD_INPUT) ? "standard input" : sourceName;
  }
}
