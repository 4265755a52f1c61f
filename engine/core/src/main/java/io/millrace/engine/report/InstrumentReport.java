package io.millrace.engine.report;

import io.millrace.engine.tick.DataQualityCounters;
import java.util.List;

/**
 * What came of one instrument.
 *
 * @param name of the instrument
 * @param firstSequence of its first record
 * @param ticks how many were applied
 * @param samples how many the models predicted on
 * @param notReady samples on which no model could predict
 * @param unlabelled samples whose label never came
 * @param rows how each model and baseline did
 * @param alerts how often each rule raised its alert
 * @param drift what each detector found
 * @param counts data quality counts of the instrument
 */
public record InstrumentReport(
    String name,
    long firstSequence,
    long ticks,
    long samples,
    long notReady,
    long unlabelled,
    List<ModelRow> rows,
    List<Long> alerts,
    List<DriftRow> drift,
    DataQualityCounters counts) {
  /** Copies the lists. */
  public InstrumentReport {
    rows = List.copyOf(rows);
    alerts = List.copyOf(alerts);
    drift = List.copyOf(drift);
  }
}
