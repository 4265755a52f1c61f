package io.millrace.feeds.core.container;

import io.millrace.feeds.core.CutException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses deflate data (RFC 1951). What comes before damage is handed out first, so that how
 * much it is does not depend on the sizes of reads, as it does with the JDK's inflater alone. One
 * thread; allocates nothing after its making.
 */
public final class DeflateReader {
  private final Inflater inflater = new Inflater(true);
  private CutException damage;

  /** Makes a reader that waits for input. */
  public DeflateReader() {}

  /** Begins other data. */
  public void reset() {
    inflater.reset();
    damage = null;
  }

  /**
   * @param bytes are kept until they are used up
   * @param from the first of them
   * @param length how many they are
   */
  public void setInput(final byte[] bytes, final int from, final int length) {
    inflater.setInput(bytes, from, length);
  }

  /**
   * @param into takes what comes
   * @param offset where
   * @param length how much of it at the most
   * @return how many bytes came; 0 at the end, and where more input is needed
   * @throws CutException where the data are damaged
   */
  public int read(final byte[] into, final int offset, final int length) throws CutException {
    if (damage != null) {
      throw damage;
    }
    final long before = inflater.getBytesWritten();
    try {
      final int count = inflater.inflate(into, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw CutException.damaged("they need a dictionary");
      }
      return count;
    } catch (final DataFormatException wrong) {
      final String why = wrong.getMessage();
      damage = CutException.damaged(why == null ? "invalid deflate data" : why);
      final int count = (int) (inflater.getBytesWritten() - before);
      if (count == 0) {
        throw damage;
      }
      return count;
    }
  }

  /** {@return whether the data have come to their end} */
  public boolean isFinished() {
    return inflater.finished();
  }

  /** {@return how many bytes of the input follow the end} */
  public int remaining() {
    return inflater.getRemaining();
  }

  /** {@return how many bytes came, since the last {@link #reset}} */
  public long written() {
    return inflater.getBytesWritten();
  }

  /** Frees its memory; nothing can be read after it. */
  public void end() {
    inflater.end();
  }
}
