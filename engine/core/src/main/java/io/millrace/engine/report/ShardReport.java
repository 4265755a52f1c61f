package io.millrace.engine.report;

import io.millrace.engine.record.SectionDigests;
import java.util.List;

/**
 * What came of the records of some instruments. Nothing in it depends on the instruments beside
 * them; {@link PipelineReport#of} adds up those of all shards.
 *
 * @param decoding what belongs to no instrument
 * @param instruments in the order of their first record, without those in quarantine
 * @param quarantines instruments for which a stage has failed
 * @param applied ticks that were applied to those before
 * @param refused ticks that came for those since
 * @param digests of the state
 */
public record ShardReport(
    DecodeReport decoding,
    List<InstrumentReport> instruments,
    List<Quarantine> quarantines,
    long applied,
    long refused,
    SectionDigests digests) {
  /** Copies the lists. */
  public ShardReport {
    instruments = List.copyOf(instruments);
    quarantines = List.copyOf(quarantines);
  }
}
