package io.millrace.replay.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is said when there is no memory left to say anything: it is made beforehand. */
final class LastWords {
  private static final byte[] OUT_OF_MEMORY =
      "out of memory: the heap is full; -Xmx sets a larger one\n".getBytes(StandardCharsets.UTF_8);
  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private LastWords() {}

  /** Makes what will be needed. */
  static void prepare() {
    // The class is set up by the call.
  }

  /** Says that memory has run out; allocates nothing. */
  static void outOfMemory() {
    try {
      ERR.write(OUT_OF_MEMORY);
    } catch (final IOException nobodyListens) {
      // The exit code reports it.
    }
  }
}
