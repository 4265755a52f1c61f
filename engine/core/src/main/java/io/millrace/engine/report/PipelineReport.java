package io.millrace.engine.report;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.record.PartDigests;
import java.util.List;
import java.util.Map;

/**
 * What came of the records so far. Immutable: nothing that happens later changes it.
 *
 * @param events how many records
 * @param ticks how many were applied as ticks
 * @param malformed how many could not be decoded
 * @param notReady samples on which no model could predict
 * @param unlabelled samples whose label never came
 * @param instruments how many had a tick
 * @param samples how many the models predicted on
 * @param featureNames in the order of the models' weights
 * @param rows how each model and baseline did: first all instruments together, then each
 * @param alerts how often each was raised, in the order of the rules
 * @param drift what each detector found, in the order of the detectors
 * @param counts data quality counts by kind
 * @param malformedFirst the first of the malformed records
 * @param quarantines instruments for which a stage has failed
 * @param refusedFirst names of the first instruments past the pipeline's bound on instruments
 * @param neverSeen columns that the pipeline uses and no record has had
 * @param digests of the state
 */
public record PipelineReport(
    long events,
    long ticks,
    long malformed,
    long notReady,
    long unlabelled,
    int instruments,
    long samples,
    List<String> featureNames,
    List<ModelRow> rows,
    Map<String, Long> alerts,
    Map<String, DriftRow> drift,
    Map<String, Long> counts,
    List<MalformedRecord> malformedFirst,
    List<Quarantine> quarantines,
    List<String> refusedFirst,
    List<String> neverSeen,
    PartDigests digests) {
  /**
   * Adds up what came of shards; allocates.
   *
   * @param definition of the pipeline
   * @param shards each with other instruments; at least one
   * @return what came of all
   */
  public static PipelineReport of(
      final PipelineDefinition definition, final List<ShardReport> shards) {
    return new ReportSum(definition, shards).report();
  }
}
