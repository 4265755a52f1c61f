package io.millrace.feeds.core;

/**
 * Cuts a stream of bytes into records. Holds the place of the last record found; one thread at a
 * time, nothing allocated.
 */
public interface Framer {
  /** More bytes are needed before the next record can be told. */
  int NEED_MORE = -1;

  /**
   * Finds the record that begins at {@code from}.
   *
   * @param buffer holds what has been read
   * @param from first byte not consumed yet
   * @param to end of what has been read
   * @param atEnd whether nothing comes after it
   * @return how many bytes were consumed, above 0, or {@link #NEED_MORE}; that at the end with
   *     bytes left means that the stream was cut
   */
  int frame(byte[] buffer, int from, int to, boolean atEnd);

  /** {@return where the record found last begins in the buffer} */
  int recordOffset();

  /** {@return its length in bytes; -1 where what was consumed holds no record (an empty line)} */
  int recordLength();

  /**
   * {@return the line at which the record found last begins, from 1; 0 where the format has no
   * lines}
   */
  default long line() {
    return 0;
  }

  /**
   * Tells, after the last byte of a stream, what should have followed. Allocates.
   *
   * @return one line; null where the stream may end here
   */
  default String unfinished() {
    return null;
  }

  /**
   * @param arrivedNs when its bytes arrived, in ns since the epoch
   * @return the receive time for its envelope: its own where it brought one
   */
  default long receivedNs(final long arrivedNs) {
    return arrivedNs;
  }
}
