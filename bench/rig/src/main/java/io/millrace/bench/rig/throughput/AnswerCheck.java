package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.program.Program;
import io.millrace.bench.rig.program.RigException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Compares each answer with the first one of its build and with the first one of the other build.
 *
 * @param <A> the answer
 */
final class AnswerCheck<A> {
  private final BiFunction<A, A, Optional<String>> withinBuild;
  private final BiFunction<A, A, Optional<String>> betweenBuilds;
  private final Map<String, A> firstByLabel = new LinkedHashMap<>();

  /**
   * @param withinBuild gives the difference of two answers of one build, in all thread modes
   * @param betweenBuilds gives the difference of answers of two builds
   */
  AnswerCheck(
      final BiFunction<A, A, Optional<String>> withinBuild,
      final BiFunction<A, A, Optional<String>> betweenBuilds) {
    this.withinBuild = withinBuild;
    this.betweenBuilds = betweenBuilds;
  }

  /**
   * @param program that gave the answer
   * @param mode its thread mode
   * @param answer of one run
   * @throws RigException where it differs
   */
  void add(final Program program, final String mode, final A answer) {
    final A own = firstByLabel.putIfAbsent(program.label(), answer);
    if (own != null) {
      fail(withinBuild.apply(answer, own), program, mode, "its first run");
    }
    firstByLabel.forEach(
        (label, first) -> {
          if (!label.equals(program.label())) {
            fail(betweenBuilds.apply(answer, first), program, mode, label);
          }
        });
  }

  private static void fail(
      final Optional<String> difference,
      final Program program,
      final String mode,
      final String other) {
    if (difference.isPresent()) {
      throw RigException.wrong(
          "answers differ: "
              + program.label()
              + " with threads: "
              + mode
              + " and "
              + other
              + ": "
              + difference.get());
    }
  }
}
