package io.millrace.learning.model.rls;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;

/**
 * Bayesian linear regression: the label is {@code w . x} plus normal noise of precision beta;
 * weights and prediction are the posterior's means. Features are not scaled.
 *
 * <p>At the defaults all values of the weights are as likely before the first sample, and beta is
 * learned with the prior {@code 1 / beta}, so nothing depends on the units of features and label:
 * weights and prediction are those of batch least squares. The prediction is Student's with {@code
 * f} degrees of freedom, one a sample less one a weight that samples speak of, and of variance
 * {@code s / (f - 2) (1 + x' P x)}, {@code s} being the sum of squared residuals and P the inverse
 * of {@code X' X}: Zellner, "An introduction to Bayesian inference in econometrics" (1971), chapter
 * 3. It is NaN until the features are used, that is until there are more than three samples for
 * each weight, and infinite for features that differ where no sample did.
 *
 * <p>Where {@code alpha} is given, the weights, the intercept's too, are normal around 0 with that
 * precision before the first sample, which has the units of features and label. Where beta is given
 * as well, the predictive variance is {@code (1 + x' P x) / beta}, P being the posterior covariance
 * in units of the noise: Bishop, "Pattern Recognition and Machine Learning" (2006), equations 3.50
 * to 3.59. Else the weights are normal with precision {@code alpha beta}, and beta has the gamma
 * posterior of shape {@code a = n / 2} and rate {@code b}, half the sum of the squared errors, each
 * divided by the variance {@code 1 + x' P x} that its prediction had (Bishop, exercise 3.12). The
 * prediction is then Student's, of variance {@code b / (a - 1) (1 + x' P x)}, NaN before the third
 * label.
 *
 * <p>Cost: O((features + 1)^2) to learn and for the variance, O(features) to predict; memory:
 * (features + 1)^2 / 2 doubles, in the form of {@link TriangularFactor}, or of {@link UdCovariance}
 * where alpha is given.
 */
public final class BayesianLinearModel implements ProbabilisticModel {
  public static final MemberInfo INFO =
      new MemberInfo(
              "bayesian_linear",
              "alpha=none, beta=estimated, intercept=true",
              Model.UNIT,
              "Zellner 1971, An introduction to Bayesian inference in econometrics; with alpha"
                  + " Bishop 2006, Pattern recognition and machine learning, 3.3, in the UD form of"
                  + " Bierman 1977")
          .example("alpha", "0.1", "beta", "100", "intercept", "false")
          .example("alpha", "1e-6")
          .example("beta", "100");

  private static final double MIN = 1e-100;
  private static final double MAX = 1e100;
  private static final String FLAT = "none";
  private static final String LEARNED = "estimated";

  private final Regression core;

  /** NaN where it is learned. */
  private final double beta;

  private final StudentNoise noise;

  private BayesianLinearModel(final Regression core, final double beta, final double forgetting) {
    this.core = core;
    this.beta = beta;
    noise = new StudentNoise(forgetting);
  }

  public static Model of(final Settings settings, final int features) {
    final boolean isLearned = settings.text("beta", LEARNED).equals(LEARNED);
    final double beta = isLearned ? Double.NaN : settings.number("beta", 1, MIN, MAX);
    final boolean hasIntercept = settings.flag("intercept", true);
    if (settings.text("alpha", FLAT).equals(FLAT)) {
      return new BayesianLinearModel(
          new UnpenalizedLeastSquares(features, hasIntercept, 1, false), beta, 1);
    }
    final double prior = (isLearned ? 1 : beta) / settings.number("alpha", 1, MIN, MAX);
    final int size = LeastSquares.size(features, hasIntercept);
    final UdCovariance covariance = new UdCovariance(size, prior, 1);
    return new BayesianLinearModel(new LeastSquares(features, hasIntercept, covariance), beta, 1);
  }

  /** With the flat prior and beta learned, both of which forget what they have learned. */
  static BayesianLinearModel forgetting(
      final int features, final boolean hasIntercept, final double forgetting) {
    return new BayesianLinearModel(
        new UnpenalizedLeastSquares(features, hasIntercept, forgetting, false),
        Double.NaN,
        forgetting);
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (LeastSquares.canLearn(x, label)) {
      noise.add(core.learn(x, label));
    }
  }

  @Override
  public double variance(final double[] x) {
    final double ofNoise = Double.isNaN(beta) ? noise.variance() : 1 / beta;
    return ofNoise * (1 + core.uncertainty(x));
  }

  @Override
  public boolean isFinite() {
    return core.isFinite() && noise.isFinite();
  }

  @Override
  public void reset() {
    core.reset();
    noise.reset();
  }

  @Override
  public double[] weights() {
    return core.weights();
  }

  @Override
  public double intercept() {
    return core.intercept();
  }

  @Override
  public void transferState(final StateTransfer state) {
    core.transferState(state);
    noise.transferState(state);
  }
}
