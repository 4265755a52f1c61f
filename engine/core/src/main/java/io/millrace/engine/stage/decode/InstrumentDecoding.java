package io.millrace.engine.stage.decode;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.tick.DataQualityCounters;

/** What decoding keeps of one instrument. */
final class InstrumentDecoding {
  private final String name;
  private final int number;
  private final long firstSequence;
  private final DataQualityCounters counters;
  private final TickGate gate;
  private boolean failed;

  /**
   * @param number in the decoder
   * @param timesCanLeap whether the instrument's times can leap
   */
  InstrumentDecoding(
      final PipelinePlan plan,
      final String name,
      final int number,
      final long firstSequence,
      final boolean timesCanLeap,
      final DataQualityCounters counters) {
    this.name = name;
    this.number = number;
    this.firstSequence = firstSequence;
    this.counters = counters;
    gate =
        new TickGate(
            number,
            new TimeGate(plan.definition().maxJumpNs(), timesCanLeap, counters),
            plan.schema(),
            counters);
  }

  String name() {
    return name;
  }

  /** Returns the number that the decoder knows the instrument by. */
  int number() {
    return number;
  }

  long firstSequence() {
    return firstSequence;
  }

  DataQualityCounters counters() {
    return counters;
  }

  TickGate gate() {
    return gate;
  }

  /** Takes note that decoding has failed for the instrument. */
  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }
}
