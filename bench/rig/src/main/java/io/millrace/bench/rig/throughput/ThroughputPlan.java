package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.program.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param build this build
 * @param baseline the build that it is compared with, if any
 * @param pairs how often each build runs in each thread mode, from 1
 * @param messages records of the session, from 1
 * @param modes thread modes of this build
 * @param baselineMode the baseline's thread mode, where it is not that of this build
 * @param directory that keeps the session
 * @param profiled whether each build runs once more in each mode, under a profiler
 */
public record ThroughputPlan(
    Program build,
    Optional<Program> baseline,
    int pairs,
    long messages,
    List<String> modes,
    Optional<String> baselineMode,
    Path directory,
    boolean profiled) {

  /** {@return all builds, this one first} */
  List<Program> programs() {
    final List<Program> programs = new ArrayList<>();
    programs.add(build);
    baseline.ifPresent(programs::add);
    return programs;
  }

  /**
   * {@return the builds in the order in which they run: this one first in odd pairs, last in even
   * ones, so that a machine that becomes slower or faster favours neither}
   *
   * @param pair from 1
   */
  List<Program> inOrder(final int pair) {
    final List<Program> programs = programs();
    if (pair % 2 == 0) {
      Collections.reverse(programs);
    }
    return programs;
  }

  /**
   * {@return the thread mode in which a build runs}
   *
   * @param program one of the two
   * @param mode that is measured
   */
  String modeOf(final Program program, final String mode) {
    return program.equals(build) ? mode : baselineMode.orElse(mode);
  }
}
