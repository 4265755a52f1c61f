package io.millrace.engine.model.rls;

import io.millrace.engine.catalogue.MemberInfo;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.CoreModel;
import io.millrace.engine.model.Model;
import java.util.List;

/**
 * Recursive least squares with forgetting: after k samples the weights minimise {@code sum of
 * forgetting^(k - i) (y_i - w . x_i)^2} plus {@code ridge} times the squared distance from where
 * they started, zero. With forgetting 1 and a small ridge that is batch least squares. With {@code
 * forgetting_kind: directional} only what the samples speak of is forgotten, the rest kept whole;
 * but what many samples said along one line outlasts samples of all directions there, since those
 * speak of that line in part only: where weights change, exponential forgetting finds the new ones
 * sooner. Features are not scaled. The covariance is kept as {@link UdCovariance}, which also
 * bounds what forgetting may do where the samples say nothing. Labels that come later are learned
 * by the weights of that moment. Cost: O((features + 1)^2) to learn, O(features) to predict;
 * memory: (features + 1)^2 / 2 doubles.
 *
 * <p>Plackett, "Some theorems in least squares", Biometrika 37 (1950); Bierman, "Factorization
 * Methods for Discrete Sequential Estimation" (1977); Kulhavy, "Restricted exponential forgetting
 * in real-time identification", Automatica 23 (1987).
 */
public final class RlsModel extends CoreModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "rls",
              "forgetting=1, forgetting_kind=exponential|directional, ridge=1e-6, intercept=true",
              Model.UNIT,
              "Plackett 1950, Some theorems in least squares; Bierman 1977, Factorization methods"
                  + " for discrete sequential estimation; Kulhavy 1987, Restricted exponential"
                  + " forgetting")
          .example("forgetting", "0.99", "intercept", "false")
          .example("forgetting", "0.3", "ridge", "0.01")
          .example("forgetting", "0.99", "forgetting_kind", "directional");

  private static final double LEAST = 1e-100;
  private static final double MOST_RIDGE = 1e100;
  private static final String EXPONENTIAL = "exponential";

  private final LeastSquares core;

  private RlsModel(final LeastSquares core) {
    super(core);
    this.core = core;
  }

  public static Model of(final Settings settings, final int features) {
    final double forgetting = settings.number("forgetting", 1, LEAST, 1);
    final boolean isExponential =
        settings
            .oneOf("forgetting_kind", EXPONENTIAL, List.of(EXPONENTIAL, "directional"))
            .equals(EXPONENTIAL);
    final double prior = 1 / settings.number("ridge", 1e-6, LEAST, MOST_RIDGE);
    final boolean hasIntercept = settings.flag("intercept", true);
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
