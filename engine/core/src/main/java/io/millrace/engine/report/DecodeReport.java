package io.millrace.engine.report;

import io.millrace.engine.tick.DataQualityCounters;
import java.util.List;

/**
 * What came of records that belongs to no instrument.
 *
 * @param events how many records
 * @param malformed how many could not be decoded
 * @param malformedFirst the first of them
 * @param counts data quality counts of no instrument
 * @param refusedFirst names of the first instruments past the pipeline's bound on instruments
 * @param neverSeen columns that the pipeline uses and no record has had
 */
public record DecodeReport(
    long events,
    long malformed,
    List<MalformedRecord> malformedFirst,
    DataQualityCounters counts,
    List<String> refusedFirst,
    List<String> neverSeen) {}
