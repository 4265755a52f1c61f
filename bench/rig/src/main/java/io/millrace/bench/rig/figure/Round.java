package io.millrace.bench.rig.figure;

import io.millrace.bench.rig.program.ProgramRun;

/**
 * A measured run.
 *
 * @param mode thread mode that is measured, this build's
 * @param pair from 1
 * @param label of the build
 * @param records of the session
 * @param elapsedSeconds by the report: from the first record to the last, without the JVM's start
 * @param processSeconds wall time of the whole process
 * @param cpuSeconds user and system time of the whole process; NaN where the system does not say
 */
public record Round(
    String mode,
    int pair,
    String label,
    long records,
    double elapsedSeconds,
    double processSeconds,
    double cpuSeconds) {

  /**
   * {@return the round that a run was}
   *
   * @param mode thread mode that is measured
   * @param pair from 1
   * @param label of the build
   * @param run whose report says how many records there were and how long they took
   */
  public static Round of(
      final String mode, final int pair, final String label, final ProgramRun run) {
    return new Round(
        mode,
        pair,
        label,
        run.report().get("events").asLong(),
        run.report().path("elapsed_s").asDouble(Double.NaN),
        run.processNs() / 1e9,
        run.cpuNs() < 0 ? Double.NaN : run.cpuNs() / 1e9);
  }
}
