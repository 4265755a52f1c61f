package io.millrace.feeds.core;

import io.millrace.engine.record.Source;

/**
 * How far a source was journaled before a restart.
 *
 * @param source as it was journaled
 * @param records how many records of it are in the journal
 */
public record SourceProgress(Source source, long records) {}
