package io.millrace.bench.rig.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Records a second, by three clocks. Higher is better in each. */
public enum Rate {
  /** By the report's elapsed time, which leaves out the JVM's start. */
  REPORT("records/s", "records_per_s", Round::elapsedSeconds),
  /** By the wall time of the whole process. */
  PROCESS("by process", "records_per_process_s", Round::processSeconds),
  /** By the CPU time of the whole process, of all its threads. */
  CPU("by CPU time", "records_per_cpu_s", Round::cpuSeconds);

  private final String heading;
  private final String key;
  private final ToDoubleFunction<Round> seconds;

  Rate(final String heading, final String key, final ToDoubleFunction<Round> seconds) {
    this.heading = heading;
    this.key = key;
    this.seconds = seconds;
  }

  /** {@return its heading in tables} */
  public String heading() {
    return heading;
  }

  /** {@return its key in JSON} */
  public String key() {
    return key;
  }

  /** {@return the rate of a round; NaN where the time is not known} */
  public double of(final Round round) {
    return round.records() / seconds.applyAsDouble(round);
  }

  /** {@return the rates of rounds} */
  public Spread over(final List<Round> rounds) {
    return Spread.of(rounds.stream().mapToDouble(this::of).toArray());
  }

  /**
   * {@return the ratios of each round's rate to that of its partner}
   *
   * @param rounds of this build, by pair
   * @param baseline of the baseline, in the same order
   */
  public Spread paired(final List<Round> rounds, final List<Round> baseline) {
    final double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of(rounds.get(i)) / of(baseline.get(i));
    }
    return Spread.of(ratios);
  }
}
