package io.millrace.feeds.core.text;

import io.millrace.engine.record.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The sources that a decoder was told of, by number. Not part of its state: after a restart they
 * are told again.
 */
public final class SourceTable {
  private static final byte[] DEFAULT_INSTRUMENT = "default".getBytes(StandardCharsets.UTF_8);

  private Source[] sources = new Source[8];
  private byte[][] instruments = new byte[8][];

  /**
   * Allocates.
   *
   * @param source takes the place of an earlier one of its number
   */
  public void put(final Source source) {
    final int number = source.number();
    if (number >= sources.length) {
      final int size = Math.max(number + 1, sources.length * 2);
      sources = Arrays.copyOf(sources, size);
      instruments = Arrays.copyOf(instruments, size);
    }
    sources[number] = source;
    instruments[number] =
        source.instrument() == null
            ? DEFAULT_INSTRUMENT
            : source.instrument().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param number of a source
   * @return the source, null where none was told
   */
  public Source get(final int number) {
    return number >= 0 && number < sources.length ? sources[number] : null;
  }

  /**
   * @param number of a source
   * @return the name of its instrument in UTF-8, {@code default} where it names none; not to be
   *     changed
   */
  public byte[] instrument(final int number) {
    return get(number) == null ? DEFAULT_INSTRUMENT : instruments[number];
  }
}
