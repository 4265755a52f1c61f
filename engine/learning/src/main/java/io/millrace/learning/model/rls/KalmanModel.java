package io.millrace.learning.model.rls;

import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * A dynamic linear model: the label is {@code w_t . x} plus normal noise of variance V, and between
 * two labels the weights, the intercept too, walk by a normal step. The Kalman filter follows the
 * weights' mean and covariance P: Kalman, "A new approach to linear filtering and prediction
 * problems", J. Basic Engineering 82 (1960).
 *
 * <p>At the defaults nothing depends on the units of features and label. The step's covariance is
 * {@code (1 / discount - 1) P}, V is learned and both start from the reference prior, which says
 * nothing: West and Harrison, "Bayesian Forecasting and Dynamic Models" (1997), chapters 4, 6 and
 * 10; Pole and West, "Reference analysis of the dynamic linear model", J. Time Series Analysis 10
 * (1989). So the weights are those of least squares in which a sample k labels ago counts {@code
 * discount^k}. An intercept alone with discount 0.999 has the gain of a walk whose step's variance
 * is {@code (1 - discount)^2 / discount V}, a millionth of the noise's. The predictive variance is
 * {@code s / (f - 2) (1 + x' P x / discount)} with P in units of V, {@code f} the degrees of
 * freedom and {@code s} the sum of standardised squared errors, both discounted; NaN until there
 * are more than three samples for each weight. Cost: O((features + 1)^2) to learn and for the
 * variance, O(features) to predict.
 *
 * <p>Where one of {@code observation_noise}, {@code state_noise} and {@code prior_variance} is
 * given, V is {@code observation_noise}, 1 by default, each weight walks by a step of variance
 * {@code state_noise}, 1e-4 by default, and the weights start at {@code N(0, prior_variance)}, 1e6
 * by default. Features are not scaled, so these are in the units of label and weights. The
 * covariance is kept as {@link UdCovariance}; a weight of which no sample speaks walks up to twice
 * the prior variance and starts from the prior again. The predictive variance is {@code x' P x}
 * with one more step of the walk in P, plus {@code observation_noise}. Cost: O((features + 1)^3 /
 * 3) to learn, O(features) to predict, O((features + 1)^2) for the variance.
 *
 * <p>Memory of both: (features + 1)^2 / 2 doubles.
 */
public final class KalmanModel extends DelegatingModel implements ProbabilisticModel {
  public static final MemberInfo INFO =
      new MemberInfo(
              "kalman",
              "discount=0.999, intercept=true; or observation_noise=1, state_noise=1e-4,"
                  + " prior_variance=1e6, intercept=true",
              Model.UNIT,
              "Kalman 1960; West and Harrison 1997, Bayesian forecasting and dynamic models; with"
                  + " given noise in the UD form of Bierman 1977")
          .example("discount", "0.99", "intercept", "false")
          .example("observation_noise", "0.01", "state_noise", "0.001", "intercept", "false")
          .example("state_noise", "0");

  private static final List<String> GIVEN =
      List.of("observation_noise", "state_noise", "prior_variance");

  private static final double MIN = 1e-100;
  private static final double MAX = 1e100;

  private final LeastSquares core;
  private final UdCovariance covariance;
  private final double observationNoise;

  /** In units of the observation noise. */
  private final double step;

  private final boolean hasIntercept;

  private KalmanModel(
      final LeastSquares core,
      final UdCovariance covariance,
      final double observationNoise,
      final double step,
      final boolean hasIntercept) {
    super(core);
    this.core = core;
    this.covariance = covariance;
    this.observationNoise = observationNoise;
    this.step = step;
    this.hasIntercept = hasIntercept;
  }

  public static Model of(final Settings settings, final int features) {
    for (final String key : GIVEN) {
      if (settings.has(key)) {
        return textbook(settings, features);
      }
    }
    final double discount = settings.number("discount", 0.999, MIN, 1);
    return BayesianLinearModel.forgetting(features, settings.flag("intercept", true), discount);
  }

  private static Model textbook(final Settings settings, final int features) {
    if (settings.has("discount")) {
      throw settings.error(
          "discount", "either discount or " + String.join(", ", GIVEN) + ", not both");
    }
    final double noise = settings.number("observation_noise", 1, MIN, MAX);
    final double step = settings.number("state_noise", 1e-4, 0, MAX) / noise;
    final double prior = settings.number("prior_variance", 1e6, MIN, MAX) / noise;
    final boolean hasIntercept = settings.flag("intercept", true);
    final UdCovariance covariance =
        UdCovariance.walking(LeastSquares.size(features, hasIntercept), prior);
    final LeastSquares core = new LeastSquares(features, hasIntercept, covariance);
    return new KalmanModel(core, covariance, noise, step, hasIntercept);
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (LeastSquares.canLearn(x, label)) {
      if (step > 0) {
        covariance.walk(step);
      }
      core.learn(x, label);
    }
  }

  @Override
  public double variance(final double[] x) {
    double square = hasIntercept ? 1 : 0;
    for (final double value : x) {
      square += value * value;
    }
    return observationNoise * (1 + core.uncertainty(x) + step * square);
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
