package io.millrace.engine.model.rls;

import io.millrace.engine.catalogue.MemberInfo;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.CoreModel;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.Predictive;

/**
 * A dynamic linear model: the label is {@code w_t . x} plus normal noise of variance {@code
 * observation_noise}, and between two labels each weight, the intercept too, walks by a normal step
 * of variance {@code state_noise}. The Kalman filter follows the weights' mean and covariance from
 * {@code N(0, prior_variance)} on. Kalman, "A new approach to linear filtering and prediction
 * problems", J. Basic Engineering 82 (1960); West and Harrison, "Bayesian Forecasting and Dynamic
 * Models" (1997), chapter 4. Features are not scaled, so the variances are in the units of label
 * and weights.
 *
 * <p>The covariance is kept as {@link UdCovariance}; a weight of which no sample speaks walks up to
 * twice the prior variance and starts from the prior again. The predictive variance is {@code x' P
 * x} with one more step of the walk in P, plus {@code observation_noise}. Cost: O((features + 1)^3
 * / 3) to learn, O(features) to predict, O((features + 1)^2) for the variance; memory: (features +
 * 1)^2 / 2 doubles.
 */
public final class KalmanModel extends CoreModel implements Predictive {
  public static final MemberInfo INFO =
      new MemberInfo(
              "kalman",
              "observation_noise=1, state_noise=1e-4, prior_variance=1e6, intercept=true",
              Model.UNIT,
              "Kalman 1960; West and Harrison 1997, Bayesian forecasting and dynamic models; in the"
                  + " UD form of Bierman 1977")
          .example("observation_noise", "0.01", "state_noise", "0.001", "intercept", "false")
          .example("state_noise", "0");

  private static final double LEAST = 1e-100;
  private static final double MOST = 1e100;

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
    final double noise = settings.number("observation_noise", 1, LEAST, MOST);
    final double step = settings.number("state_noise", 1e-4, 0, MOST) / noise;
    final double prior = settings.number("prior_variance", 1e6, LEAST, MOST) / noise;
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
