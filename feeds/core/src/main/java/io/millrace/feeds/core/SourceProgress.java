package io.millrace.feeds.core;

import io.millrace.engine.record.Source;
import java.util.List;

/**
 * How far a source was journaled before a restart.
 *
 * @param source as it was journaled
 * @param records how many records of it are in the journal
 */
public record SourceProgress(Source source, long records) {
  /**
   * @param sourceName of a source
   * @param all what was journaled
   * @return how far that source was; null where nothing of it was journaled
   */
  public static SourceProgress of(final String sourceName, final List<SourceProgress> all) {
    for (final SourceProgress one : all) {
      if (one.source().name().equals(sourceName)) {
        return one;
      }
    }
    return null;
  }
}
