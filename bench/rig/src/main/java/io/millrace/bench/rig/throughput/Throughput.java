package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.figure.Rate;
import io.millrace.bench.rig.figure.Round;
import io.millrace.bench.rig.profile.ModeProfile;
import io.millrace.bench.rig.profile.StageProfile;
import io.millrace.bench.rig.program.Program;
import io.millrace.bench.rig.program.ProgramRun;
import io.millrace.bench.rig.program.RigException;
import io.millrace.bench.rig.program.ScratchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs the job with each build in turn, one JVM after the other, and compares their answers.
 *
 * <p>First each build writes the signals of the first {@value #SIGNAL_RECORDS} records, which are
 * compared and not timed. Then come the timed rounds: in each pair every thread mode, in each mode
 * every build. One thread.
 */
public final class Throughput {
  private static final long SIGNAL_RECORDS = 100_000;

  private final ThroughputPlan plan;
  private final Consumer<String> messages;
  private final AnswerCheck<Answers> answers =
      new AnswerCheck<>(Answers::differenceWithinBuild, Answers::differenceFromBuild);
  private final AnswerCheck<SignalLines> signals =
      new AnswerCheck<>(SignalLines::differenceWithinBuild, SignalLines::differenceFromBuild);

  /**
   * @param plan what is to be measured
   * @param messages takes a line for each run, as it ends
   */
  public Throughput(final ThroughputPlan plan, final Consumer<String> messages) {
    this.plan = plan;
    this.messages = messages;
  }

  /**
   * {@return the measurements}
   *
   * @throws RigException where a program fails or an answer differs
   * @throws IOException where a file cannot be read or written
   */
  public ThroughputReport run() throws IOException {
    final Path session = SessionFile.in(plan.directory(), plan.messages(), plan.build());
    messages.accept("session: " + session);
    for (final String mode : plan.modes()) {
      for (final Program program : plan.programs()) {
        checkSignals(session, program, plan.modeOf(program, mode));
      }
    }
    messages.accept("signals: equal");
    final List<Round> rounds = new ArrayList<>();
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      for (final String mode : plan.modes()) {
        for (final Program program : plan.inOrder(pair)) {
          rounds.add(round(session, program, mode, pair));
        }
      }
    }
    return new ThroughputReport(plan, rounds, profiles(session));
  }

  private void checkSignals(final Path session, final Program program, final String mode)
      throws IOException {
    try (ScratchFile file = ScratchFile.temporary(".signals")) {
      // The program continues a file that is there.
      Files.delete(file.path());
      run(
          session,
          program,
          mode,
          List.of(),
          List.of("--limit", Long.toString(SIGNAL_RECORDS), "--signals", file.path().toString()));
      signals.add(program, mode, SignalLines.of(file.path()));
    }
  }

  private Round round(final Path session, final Program program, final String mode, final int pair)
      throws IOException {
    final String ownMode = plan.modeOf(program, mode);
    final ProgramRun run = run(session, program, ownMode, List.of(), List.of());
    check(program, ownMode, run);
    final Round round = Round.of(mode, pair, program.label(), run);
    messages.accept(
        String.format(
            Locale.ROOT,
            "pair %d of %d, threads: %s, %s: %,.0f records/s",
            pair,
            plan.pairs(),
            ownMode,
            program.label(),
            Rate.REPORT.of(round)));
    return round;
  }

  private void check(final Program program, final String mode, final ProgramRun run) {
    final Answers found = Answers.of(run.report());
    found
        .incomplete(plan.messages())
        .ifPresent(
            what -> {
              throw RigException.wrong(
                  program.label() + " with threads: " + mode + ": wrong answer: " + what);
            });
    answers.add(program, mode, found);
  }

  private List<ModeProfile> profiles(final Path session) throws IOException {
    final List<ModeProfile> profiles = new ArrayList<>();
    if (plan.profiled()) {
      for (final String mode : plan.modes()) {
        for (final Program program : plan.programs()) {
          profiles.add(profile(session, program, mode));
        }
      }
    }
    return profiles;
  }

  private ModeProfile profile(final Path session, final Program program, final String mode)
      throws IOException {
    try (ScratchFile recording = ScratchFile.temporary(".jfr")) {
      final String ownMode = plan.modeOf(program, mode);
      check(
          program,
          ownMode,
          run(session, program, ownMode, StageProfile.flags(recording.path()), List.of()));
      return new ModeProfile(mode, program.label(), StageProfile.of(recording.path()));
    }
  }

  private static ProgramRun run(
      final Path session,
      final Program program,
      final String mode,
      final List<String> flags,
      final List<String> options)
      throws IOException {
    try (ScratchFile job = Job.write(session, mode)) {
      final List<String> args = new ArrayList<>(List.of("run", job.path().toString()));
      args.addAll(options);
      return program.run(flags, args);
    }
  }
}
