package io.millrace.feeds.core;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import java.io.IOException;
import java.util.List;

/** Yields records, source after source. Used by the feed thread alone. */
public interface Feed extends AutoCloseable {
  /** What a poll found. */
  enum Poll {
    /** The batch holds at least one record, all of {@link Feed#source}. */
    RECORDS,
    /** A source begins, or resumes after a restart: see {@link Feed#source}. */
    SOURCE,
    /** Nothing has arrived within a moment; only live feeds say so. */
    IDLE,
    /** The feed has come to its natural end. */
    END
  }

  /**
   * Waits for records, and takes all that have arrived. Does not allocate in steady state.
   *
   * @param batch is cleared and filled
   * @return what was found
   * @throws IOException where reading fails for a reason other than a cut file, which is an end
   *     with a line in {@link #cuts}
   */
  Poll poll(RecordBatch batch) throws IOException;

  /** {@return the present source; null before the first} */
  Source source();

  /**
   * Returns the place of a record in its source. Allocates.
   *
   * @param record number of a record that this feed has yielded, from 0
   * @return source and line such as {@code quotes.csv:17}; null where that is not known
   */
  default String place(final long record) {
    return null;
  }

  /**
   * {@return one line for each source that ended before its records did: a truncated archive, a
   * message cut short}
   */
  List<String> cuts();

  /**
   * @return one line for each source that is not empty and yielded no record, where that is likely
   *     a mistake: a file of something else. Known at the end
   */
  default List<String> withoutRecords() {
    return List.of();
  }

  /**
   * @return one line for each source that holds the header line of the others and no record: a day
   *     without trades. Known at the end
   */
  default List<String> quietSources() {
    return List.of();
  }

  @Override
  void close() throws IOException;
}
