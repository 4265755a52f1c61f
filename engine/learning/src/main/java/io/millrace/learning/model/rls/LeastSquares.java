package io.millrace.learning.model.rls;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/** Least squares with a prior: weights that learn by the gain of a {@link UdCovariance}. */
final class LeastSquares implements Regression {
  private final int features;
  private final boolean hasIntercept;
  private final UdCovariance covariance;

  /** One a feature, then the intercept where there is one. */
  private final double[] weights;

  private final double[] regressors;

  LeastSquares(final int features, final boolean hasIntercept, final UdCovariance covariance) {
    this.features = features;
    this.hasIntercept = hasIntercept;
    this.covariance = covariance;
    final int size = size(features, hasIntercept);
    weights = new double[size];
    regressors = new double[size];
    if (hasIntercept) {
      regressors[features] = 1;
    }
  }

  static int size(final int features, final boolean hasIntercept) {
    return hasIntercept ? features + 1 : features;
  }

  @Override
  public double predict(final double[] x) {
    double sum = hasIntercept ? weights[features] : 0;
    for (int i = 0; i < features; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  static boolean canLearn(final double[] x, final double label) {
    return Double.isFinite(label) && FiniteGate.allFinite(x);
  }

  @Override
  public double learn(final double[] x, final double label) {
    System.arraycopy(x, 0, regressors, 0, features);
    final double error = label - predict(x);
    final double scaledError = error / covariance.update(regressors);
    final double[] gain = covariance.gain();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += gain[i] * scaledError;
    }
    return error * scaledError;
  }

  @Override
  public double uncertainty(final double[] x) {
    System.arraycopy(x, 0, regressors, 0, features);
    return covariance.quadratic(regressors);
  }

  @Override
  public boolean isFinite() {
    return FiniteGate.allFinite(weights) && covariance.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    covariance.reset();
  }

  @Override
  public double[] weights() {
    return Arrays.copyOf(weights, features);
  }

  @Override
  public double intercept() {
    return hasIntercept ? weights[features] : Double.NaN;
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(weights, 0, weights.length);
    covariance.transferState(state);
  }
}
