package io.millrace.learning.model.rls;

import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * Recursive least squares with forgetting: after k samples the weights minimise {@code sum of
 * forgetting^(k - i) (y_i - w . x_i)^2}. With forgetting 1 that is batch least squares.
 *
 * <p>At the defaults there is no ridge, so the weights do not depend on the units of features and
 * label or on offsets; the intercept is not penalised. The information is kept as {@link
 * TriangularFactor}. Until there are more than three samples for each weight, the intercept
 * included, the prediction is the mean label. Where {@code ridge} is given, {@code ridge} times the
 * squared distance of all weights, the intercept's too, from where they started, zero, is added to
 * what is minimised. That has the units of features and label. The covariance is then kept as
 * {@link UdCovariance}, which also bounds what forgetting may do where the samples say nothing.
 *
 * <p>With {@code forgetting_kind: directional} only what the samples speak of is forgotten, the
 * rest kept whole; but what many samples said along one line outlasts samples of all directions
 * there, since those speak of that line in part only: where weights change, exponential forgetting
 * finds the new ones sooner. Features are not scaled. Labels that come later are learned by the
 * weights of that moment. Cost: O((features + 1)^2) to learn, O(features) to predict; memory:
 * (features + 1)^2 / 2 doubles.
 *
 * <p>Plackett, "Some theorems in least squares", Biometrika 37 (1950); Gentleman, "Least squares
 * computations by Givens transformations without square roots", J. Inst. Maths Applics 12 (1973);
 * Bierman, "Factorization Methods for Discrete Sequential Estimation" (1977); Kulhavy, "Restricted
 * exponential forgetting in real-time identification", Automatica 23 (1987).
 */
public final class RlsModel extends DelegatingModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "rls",
              "forgetting=1, forgetting_kind=exponential|directional, ridge=none, intercept=true",
              Model.UNIT,
              "Plackett 1950, Some theorems in least squares; Gentleman 1973, Least squares"
                  + " computations by Givens transformations; with a ridge Bierman 1977,"
                  + " Factorization methods; Kulhavy 1987, Restricted exponential forgetting")
          .example("forgetting", "0.99", "intercept", "false")
          .example("forgetting", "0.3", "ridge", "0.01")
          .example("forgetting", "0.99", "forgetting_kind", "directional")
          .example("forgetting", "0.99", "forgetting_kind", "directional", "ridge", "1e-6");

  private static final double MIN = 1e-100;
  private static final double MAX_RIDGE = 1e100;
  private static final String EXPONENTIAL = "exponential";
  private static final String NO_RIDGE = "none";

  private final Regression core;

  private RlsModel(final Regression core) {
    super(core);
    this.core = core;
  }

  public static Model of(final Settings settings, final int features) {
    final double forgetting = settings.number("forgetting", 1, MIN, 1);
    final boolean isExponential =
        settings
            .oneOf("forgetting_kind", EXPONENTIAL, List.of(EXPONENTIAL, "directional"))
            .equals(EXPONENTIAL);
    final boolean hasIntercept = settings.flag("intercept", true);
    if (settings.text("ridge", NO_RIDGE).equals(NO_RIDGE)) {
      return new RlsModel(
          new UnpenalizedLeastSquares(features, hasIntercept, forgetting, !isExponential));
    }
    final double prior = 1 / settings.number("ridge", 1, MIN, MAX_RIDGE);
    final int size = LeastSquares.size(features, hasIntercept);
    final UdCovariance covariance =
        isExponential
            ? new UdCovariance(size, prior, forgetting)
            : UdCovariance.directional(size, prior, forgetting);
    return new RlsModel(new LeastSquares(features, hasIntercept, covariance));
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (LeastSquares.canLearn(x, label)) {
      core.learn(x, label);
    }
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
