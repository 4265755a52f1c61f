package io.millrace.engine.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page {@code docs/ACCURACY.md}, as the data and this build give it. */
final class AccuracyPage {
  private static final String HEAD =
      """
      # Accuracy

      Digits agreed with what is right: the log relative error, `-log10(|value - right| / |right|)`. "All" is the very
      double. Certified values have 15 digits, so that a figure above 15 says no more than 15 does. This page is
      generated, and `AccuracyPageTest` compares it; the figures are the same on every JVM.

      ## Mean and deviation

      NIST's Statistical Reference Datasets, univariate, in one pass. "Here" is `mean(x)` and `std(x)`; "window" the same
      over `n=` values, after others that had to leave the window first. Welford is the plain one-pass update, the
      published column the digits of deviation that such an update is known to reach. "Doubles" is what arithmetic
      without rounding makes of the nearest doubles of the values: more would be luck.

      | set | mean: here | window | Welford | std: here | window | Welford | published | doubles | sum of squares |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private static final String AFTER_SETS =
      """

      The sets' autocorrelation coefficient divides by the variance of all
      values; `autocorr` is the correlation of the pairs, as in pandas, which is another number, and so not in this
      table.

      ## Exponentially weighted variance

      NumAcc4 with alpha 0.1. What is right is the recurrence in 60 decimal digits on the doubles of the values.

      | form | digits |
      |---|---|
      """;

  private static final String REGRESSION =
      """

      ## Recursive least squares

      Regressions without noise, one pass, forgetting 1: digits of the worst coefficient of `rls` at its default, which
      has no ridge, and with the ridge 1e-12. The condition is the greatest singular value of the matrix of regressors
      (with its column of ones) over the least. The textbook form keeps the covariance as a full matrix and has the
      same ridge.

      | problem | condition | `rls` | with ridge | textbook |
      |---|---|---|---|---|
      """;

  private AccuracyPage() {}

  /** All sets; skips the test where they are missing. */
  static List<Univariate> sets() throws IOException {
    final List<Univariate> sets = new ArrayList<>();
    for (final String name : NistSet.NAMES) {
      sets.add(Univariate.of(NistSet.read(name)));
    }
    return sets;
  }

  static List<Regression> regressions() {
    return List.of(
        Regression.wampler(1, 1), Regression.wampler(2, 0.1), Regression.wellConditioned());
  }

  static String text() throws IOException {
    final StringBuilder page = new StringBuilder(HEAD);
    for (final Univariate set : sets()) {
      row(
          page,
          set.set().name(),
          Digits.text(set.mean()),
          Digits.text(set.windowedMean()),
          Digits.text(set.welfordMean()),
          Digits.text(set.deviation()),
          Digits.text(set.windowedDeviation()),
          Digits.text(set.welfordDeviation()),
          Digits.text(published(set.set().name())),
          Digits.text(set.exactDeviation()),
          set.sumOfSquares() == Univariate.NEGATIVE ? "negative" : Digits.text(set.sumOfSquares()));
    }
    page.append(AFTER_SETS);
    final double[] exponential = Univariate.exponential(NistSet.read("NumAcc4"));
    row(page, "`ew_var(x, alpha=0.1)`", Digits.text(exponential[0]));
    row(page, "E[x^2] - E[x]^2", Digits.text(exponential[1]));
    page.append(REGRESSION);
    for (final Regression regression : regressions()) {
      row(
          page,
          regression.name(),
          String.format(Locale.ROOT, "%.2g", regression.condition()),
          Digits.text(regression.digits()),
          Digits.text(regression.digitsWithRidge()),
          Digits.text(regression.digitsOfTheTextbook()));
    }
    return page.toString();
  }

  /** Digits of the deviation that a one-pass Welford update is known to reach. */
  static double published(final String set) {
    return switch (set) {
      case "PiDigits", "NumAcc1" -> 15;
      case "Lottery" -> 15.7;
      case "Lew" -> 15.4;
      case "Mavro" -> 12.1;
      case "Michelso" -> 12.4;
      case "NumAcc2" -> 15.3;
      case "NumAcc3" -> 9.5;
      case "NumAcc4" -> 8.3;
      default -> throw new IllegalArgumentException("not a set: " + set);
    };
  }

  private static void row(final StringBuilder page, final String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
