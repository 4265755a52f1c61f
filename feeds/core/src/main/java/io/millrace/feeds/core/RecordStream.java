package io.millrace.feeds.core;

import java.io.Closeable;
import java.io.IOException;

/**
 * The records of one open source, read forward. To be used so: {@link #header} first, then {@link
 * #next} until it is false, then {@link #fill}, and so on until {@code fill} is false. One thread
 * at a time; nothing is allocated in steady state.
 */
public interface RecordStream extends Closeable {
  /**
   * Reads the line that names the columns, which is no record. May wait for it.
   *
   * @return the line without its line end; null where this source has none
   * @throws IOException where reading fails for a reason other than a cut
   */
  default String header() throws IOException {
    return null;
  }

  /**
   * Finds the next record in what has been read; waits for nothing.
   *
   * @return whether there is one
   */
  boolean next();

  /** {@return holds the record found last; valid until the next {@link #fill} or {@link #next}} */
  byte[] bytes();

  /** {@return where that record begins} */
  int offset();

  /** {@return its length in bytes} */
  int length();

  /** {@return the line at which that record begins, from 1; 0 where the format has no lines} */
  default long line() {
    return 0;
  }

  /**
   * @param arrivedNs when its bytes arrived, in ns since the epoch
   * @return the receive time for its envelope: its own where it brought one
   */
  long receivedNs(long arrivedNs);

  /**
   * Reads once, and waits until something has come. To be called when {@link #next} was false.
   *
   * @return false at the end, when nothing can follow
   * @throws IOException where reading fails for a reason other than a cut
   */
  boolean fill() throws IOException;

  /** {@return why the source ended before its records did; null where it did not} */
  String cut();

  /**
   * To be asked at the end, where no record came.
   *
   * @return what the source holds in place of records, to follow its name; null where it is empty
   */
  default String withoutRecords() {
    return null;
  }
}
