package io.millrace.replay.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What {@code run}, {@code replay} and {@code demo} report.
 *
 * @param totals what passed
 * @param instrumentBytes about how many bytes of heap an instrument takes when it is new
 * @param elapsedSeconds real time from the first record asked for to the last signal
 * @param resumedAt sequence of the first new record, where the run went on with a journal
 * @param latency received to signal
 * @param models rows of models and baselines
 * @param alerts how often each rule fired, by name; with 0 where it did not
 * @param drift what each detector found, by name; also where it found nothing
 * @param counts data quality counts, by kind
 * @param trouble what went wrong
 * @param journal directory that the records are kept in; null where nothing is journaled
 * @param digest of everything the pipeline computed
 */
public record RunReport(
    Totals totals,
    OptionalLong instrumentBytes,
    double elapsedSeconds,
    OptionalLong resumedAt,
    Latency latency,
    List<ModelRow> models,
    Map<String, Long> alerts,
    Map<String, DriftRow> drift,
    Map<String, Long> counts,
    InputProblems trouble,
    String journal,
    long digest) {
  /** Copies lists and maps in their order. */
  public RunReport {
    models = List.copyOf(models);
    alerts = Collections.unmodifiableMap(new LinkedHashMap<>(alerts));
    drift = Collections.unmodifiableMap(new LinkedHashMap<>(drift));
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** {@return events a second; NaN where no time passed} */
  public double eventsPerSecond() {
    return elapsedSeconds > 0 ? totals.events() / elapsedSeconds : Double.NaN;
  }

  /** {@return the digest as 16 hex digits} */
  public String digestHex() {
    return String.format("%016x", digest);
  }

  /** {@return whether a source was cut: the exit code is then 1} */
  public boolean wasCut() {
    return !trouble.cuts().isEmpty();
  }
}
