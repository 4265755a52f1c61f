package io.millrace.learning.model.aggressive;

import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * How long the passive-aggressive step is, by the variant, for a loss l and the squared length of
 * the features with the intercept's 1 among them:
 *
 * <pre>
 * pa   l / |x|^2                  the loss of the sample is 0 afterwards
 * pa1  min(c, l / |x|^2)
 * pa2  l / (|x|^2 + 1 / (2 c))
 * </pre>
 *
 * Crammer, Dekel, Keshet, Shalev-Shwartz and Singer, "Online passive-aggressive algorithms", JMLR 7
 * (2006), sections 3 and 5.
 */
final class AggressiveStep {
  private static final String LIMITED = "pa1";
  private static final String SOFT = "pa2";

  private final double max;
  private final double softness;

  /**
   * Reads the keys {@code variant} and {@code c}.
   *
   * @param settings of the model
   * @param usualC without a key {@code c}
   */
  AggressiveStep(final Settings settings, final double usualC) {
    final String variant = settings.oneOf("variant", LIMITED, List.of("pa", LIMITED, SOFT));
    double c = usualC;
    if (!variant.equals("pa")) {
      c = settings.number("c", usualC, Double.MIN_VALUE, Double.MAX_VALUE);
    }
    max = variant.equals(LIMITED) ? c : Double.MAX_VALUE;
    softness = variant.equals(SOFT) ? 1 / (2 * c) : 0;
  }

  /**
   * @param loss of the sample, above 0
   * @param square of the features' length, the intercept's 1 included
   * @param unit of {@code c} in {@code pa1}
   * @return the length; 0 where nothing can move
   */
  double length(final double loss, final double square, final double unit) {
    final double by = square + softness;
    return by > 0 ? Math.min(max * unit, loss / by) : 0;
  }
}
