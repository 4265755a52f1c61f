package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.figure.Machine;
import io.millrace.bench.rig.figure.Rate;
import io.millrace.bench.rig.figure.Round;
import io.millrace.bench.rig.figure.Spread;
import io.millrace.bench.rig.profile.ModeProfile;
import io.millrace.bench.rig.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for people. */
final class ThroughputText {
  private static final String ROUND = "  %4s  %-8s  %11s  %9s  %9s  %7s%n";
  private static final String SUMMARY = "  %-11s  %-16s  %11s  %11s  %11s%n";
  private static final String STAGE = "  %-20s  %9s  %6s%n";

  private ThroughputText() {}

  static String of(final ThroughputReport report) {
    final StringBuilder text = new StringBuilder();
    head(text, report.plan());
    for (final String mode : report.plan().modes()) {
      rounds(text, report, mode);
      summary(text, report, mode);
    }
    report.profiles().forEach(profile -> profile(text, profile));
    return text.toString().replaceAll(" +\n", "\n");
  }

  private static void head(final StringBuilder text, final ThroughputPlan plan) {
    text.append(
        format(
            "throughput: %,d records, %s: %d, %s%n",
            plan.messages(),
            plan.baseline().isPresent() ? "pairs" : "rounds",
            plan.pairs(),
            Machine.text()));
    for (final Program program : plan.programs()) {
      text.append(format("  %-8s  %s%n", program.label(), program.jar()));
    }
    plan.baselineMode()
        .ifPresent(mode -> text.append(format("  the baseline runs with threads: %s%n", mode)));
    text.append(
        "answers: equal in all runs of a build, digests included"
            + (plan.baseline().isPresent()
                ? "; between the builds counts are equal and errors"
                    + " within 1e-6 of their size\n"
                : "\n"));
  }

  private static void rounds(
      final StringBuilder text, final ThroughputReport report, final String mode) {
    text.append(format("%nthreads: %s%n", mode));
    text.append(format(ROUND, "pair", "build", "records/s", "elapsed s", "process s", "CPU s"));
    for (final Round round : report.rounds()) {
      if (round.mode().equals(mode)) {
        text.append(
            format(
                ROUND,
                round.pair(),
                round.label(),
                whole(Rate.REPORT.of(round)),
                seconds(round.elapsedSeconds()),
                seconds(round.processSeconds()),
                seconds(round.cpuSeconds())));
      }
    }
  }

  private static void summary(
      final StringBuilder text, final ThroughputReport report, final String mode) {
    text.append(format("%n" + SUMMARY, "", "", "median", "lowest", "highest"));
    for (final Rate rate : Rate.values()) {
      for (final Program program : report.plan().programs()) {
        final Spread spread = rate.over(report.rounds(mode, program));
        text.append(
            format(
                SUMMARY,
                rate.heading(),
                program.label(),
                whole(spread.median()),
                whole(spread.lowest()),
                whole(spread.highest())));
      }
      report.plan().baseline().ifPresent(baseline -> ratios(text, report, mode, rate, baseline));
    }
  }

  private static void ratios(
      final StringBuilder text,
      final ThroughputReport report,
      final String mode,
      final Rate rate,
      final Program baseline) {
    final List<Round> ours = report.rounds(mode, report.plan().build());
    final List<Round> theirs = report.rounds(mode, baseline);
    final double medians = rate.over(ours).median() / rate.over(theirs).median();
    final Spread paired = rate.paired(ours, theirs);
    text.append(format(SUMMARY, rate.heading(), "ratio of medians", ratio(medians), "", ""));
    text.append(
        format(
            SUMMARY,
            rate.heading(),
            "paired ratios",
            ratio(paired.median()),
            ratio(paired.lowest()),
            ratio(paired.highest())));
  }

  private static void profile(final StringBuilder text, final ModeProfile profile) {
    text.append(
        format("%nprofile of %s, threads: %s, one more run%n", profile.label(), profile.mode()));
    samples(text, "stage", profile.profile().samplesByStage(), profile.profile().samples());
    samples(text, "thread", profile.profile().samplesByThread(), profile.profile().samples());
  }

  private static void samples(
      final StringBuilder text, final String what, final Map<String, Long> counts, final long all) {
    text.append(format(STAGE, what, "samples", "share"));
    for (final Map.Entry<String, Long> count : counts.entrySet()) {
      text.append(
          format(
              STAGE,
              count.getKey(),
              whole(count.getValue()),
              format("%.1f%%", 100.0 * count.getValue() / all)));
    }
  }

  private static String whole(final double value) {
    return Double.isNaN(value) ? "-" : format("%,.0f", value);
  }

  private static String seconds(final double value) {
    return Double.isNaN(value) ? "-" : format("%.2f", value);
  }

  private static String ratio(final double value) {
    return Double.isNaN(value) ? "-" : format("%.3f", value);
  }

  private static String format(final String format, final Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
