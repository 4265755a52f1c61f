package io.millrace.engine.model.rls;

import io.millrace.engine.catalogue.MemberInfo;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.Predictive;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;

/**
 * Bayesian linear regression: the weights are normal around 0 with precision alpha before the first
 * sample, and the label is {@code w . x} plus normal noise of precision beta; weights and
 * prediction are the posterior's means. Features are not scaled.
 *
 * <p>Where beta is given, the predictive variance is {@code (1 + x' P x) / beta}, P being the
 * posterior covariance in units of the noise: Bishop, "Pattern Recognition and Machine Learning"
 * (2006), equations 3.50 to 3.59. Else beta is learned: the weights are normal with precision
 * {@code alpha beta}, and beta has the gamma posterior of shape {@code a = n / 2} and rate {@code
 * b}, half the sum of the squared errors, each divided by the variance {@code 1 + x' P x} that its
 * prediction had, after the prior {@code 1 / beta} (Bishop, exercise 3.12). The prediction is then
 * Student's, of variance {@code b / (a - 1) (1 + x' P x)}, NaN before the third label.
 *
 * <p>Cost: O((features + 1)^2) to learn and for the variance, O(features) to predict; memory:
 * (features + 1)^2 / 2 doubles, in the form of {@link UdCovariance}.
 */
public final class BayesianLinearModel implements Predictive {
  public static final MemberInfo INFO =
      new MemberInfo(
              "bayesian_linear",
              "alpha=1e-6, beta=estimated, intercept=true",
              Model.UNIT,
              "Bishop 2006, Pattern recognition and machine learning, 3.3; in the UD form of"
                  + " Bierman 1977")
          .example("alpha", "0.1", "beta", "100", "intercept", "false");

  private static final double LEAST = 1e-100;
  private static final double MOST = 1e100;

  private final LeastSquares core;

  /** NaN where it is learned. */
  private final double beta;

  private long labels;
  private double squares;

  private BayesianLinearModel(final Settings settings, final int features) {
    final double alpha = settings.number("alpha", 1e-6, LEAST, MOST);
    final boolean isLearned = settings.text("beta", "estimated").equals("estimated");
    beta = isLearned ? Double.NaN : settings.number("beta", 1, LEAST, MOST);
    final boolean hasIntercept = settings.flag("intercept", true);
    final double prior = (isLearned ? 1 : beta) / alpha;
    final int size = LeastSquares.size(features, hasIntercept);
    core = new LeastSquares(features, hasIntercept, new UdCovariance(size, prior, 1));
  }

  public static Model of(final Settings settings, final int features) {
    return new BayesianLinearModel(settings, features);
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (LeastSquares.canLearn(x, label)) {
      squares += core.learn(x, label);
      labels++;
    }
  }

  @Override
  public double variance(final double[] x) {
    return noise() * (1 + core.uncertainty(x));
  }

  private double noise() {
    if (!Double.isNaN(beta)) {
      return 1 / beta;
    }
    return labels > 2 ? squares / (labels - 2) : Double.NaN;
  }

  @Override
  public boolean isFinite() {
    return core.isFinite() && Double.isFinite(squares);
  }

  @Override
  public void reset() {
    core.reset();
    labels = 0;
    squares = 0;
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
  public void writeState(final StateWriter out) {
    core.writeState(out);
    out.writeLong(labels);
    out.writeDouble(squares);
  }

  @Override
  public void readState(final StateReader in) {
    core.readState(in);
    labels = in.readLong();
    squares = in.readDouble();
  }
}
