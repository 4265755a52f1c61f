package io.millrace.engine.function.window;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.PairOperator;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.statistic.running.Decay;
import io.millrace.learning.statistic.running.EwMoments;
import io.millrace.learning.statistic.running.EwPairMoments;
import java.util.List;

/** Exponentially weighted mean, variance and what is made of them. */
public final class DecayFunctions {
  /** A longer half-life leaves the newest value no weight that a double could hold. */
  private static final double LONGEST = 1e15;

  private static final String REFERENCE = "Finch 2009, after West 1979";

  private DecayFunctions() {}

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        definition(
            "ew_mean",
            "x",
            "exponentially weighted mean: m += alpha (x - m), from the first known value on",
            EwMoments.Kind.MEAN),
        definition(
            "ew_var",
            "x^2",
            "exponentially weighted variance: (1 - alpha)(var + alpha d^2), where d = x - m",
            EwMoments.Kind.VARIANCE),
        definition("ew_std", "x", "square root of ew_var", EwMoments.Kind.DEVIATION),
        definition(
            "ew_zscore",
            "1",
            "(x - ew_mean) / ew_std of the last known x, which both have taken; NaN where ew_std is"
                + " 0",
            EwMoments.Kind.SCORE),
        pair(
            "ew_cov",
            "x y",
            "exponentially weighted covariance: (1 - alpha)(cov + alpha dx dy), where dx = x - mx",
            false),
        pair("ew_corr", "1", "ew_cov over the roots of both ew_var; NaN where either is 0", true));
  }

  private static FunctionDefinition definition(
      final String name, final String unit, final String summary, final EwMoments.Kind kind) {
    return new FunctionDefinition(
        name,
        "x, half_life= | alpha=",
        unit,
        summary,
        REFERENCE,
        "O(1)",
        List.of(name + "(x, half_life=5)", name + "(x, half_life=10s)", name + "(x, alpha=0.5)"),
        arguments -> {
          final int x = arguments.input("x");
          final Decay decay = decay(arguments);
          return () -> new StatisticOperator(x, new EwMoments(decay, kind));
        });
  }

  private static FunctionDefinition pair(
      final String name, final String unit, final String summary, final boolean correlation) {
    return new FunctionDefinition(
        name,
        "x, y, half_life= | alpha=",
        unit,
        summary,
        REFERENCE,
        "O(1)",
        List.of(
            name + "(x, y, half_life=5)",
            name + "(x, y, half_life=10s)",
            name + "(x, y, alpha=0.5)"),
        arguments -> {
          final int x = arguments.input("x");
          final int y = arguments.input("y");
          final Decay decay = decay(arguments);
          return () -> new PairOperator(x, y, new EwPairMoments(decay, correlation));
        });
  }

  private static Decay decay(final Arguments arguments) {
    final boolean byHalfLife = arguments.has("half_life");
    if (arguments.has("alpha")) {
      if (byHalfLife) {
        throw arguments.errorAt("alpha", "give half_life= or alpha=, not both");
      }
      return Decay.alpha(arguments.number("alpha", 0, 1));
    }
    if (!byHalfLife) {
      throw arguments.error(
          "give half_life= (known values, or a duration) or alpha= (above 0, at most 1)");
    }
    return arguments.isDuration("half_life")
        ? Decay.halfLifeNs(arguments.durationNs("half_life"))
        : Decay.halfLife(arguments.number("half_life", 0, LONGEST));
  }
}
