package io.millrace.engine.model.rls;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.FiniteGate;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.ModelInfo;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Recursive least squares with exponential forgetting: after k samples the weights minimise {@code
 * sum of forgetting^(k - i) (y_i - w . x_i)^2} plus {@code ridge} times the squared distance from
 * where they started, zero. With forgetting 1 and a small ridge that is batch least squares.
 * Features are not scaled. The covariance is kept as {@link UdCovariance}, which also bounds what
 * forgetting may do where the samples say nothing. Labels that come later are learned by the
 * weights of that moment. Cost: O((features + 1)^2) to learn, O(features) to predict; memory:
 * (features + 1)^2 / 2 doubles.
 *
 * <p>Plackett, "Some theorems in least squares", Biometrika 37 (1950); Bierman, "Factorization
 * Methods for Discrete Sequential Estimation" (1977).
 */
public final class RlsModel implements Model {
  public static final ModelInfo INFO =
      new ModelInfo(
          "rls",
          "forgetting=1, ridge=1e-6, intercept=true",
          "of the label",
          "Plackett 1950, Some theorems in least squares; Bierman 1977, Factorization methods for"
              + " discrete sequential estimation");

  private static final double LEAST = 1e-100;
  private static final double MOST_RIDGE = 1e100;

  private final int features;
  private final boolean hasIntercept;
  private final UdCovariance covariance;

  /** One a feature, then the intercept where there is one. */
  private final double[] weights;

  private final double[] regressors;

  private RlsModel(final Settings settings, final int features) {
    this.features = features;
    final double forgetting = settings.number("forgetting", 1, LEAST, 1);
    final double ridge = settings.number("ridge", 1e-6, LEAST, MOST_RIDGE);
    hasIntercept = settings.flag("intercept", true);
    final int size = hasIntercept ? features + 1 : features;
    covariance = new UdCovariance(size, 1 / ridge, forgetting);
    weights = new double[size];
    regressors = new double[size];
    if (hasIntercept) {
      regressors[features] = 1;
    }
  }

  public static Model of(final Settings settings, final int features) {
    return new RlsModel(settings, features);
  }

  @Override
  public double predict(final double[] x) {
    double sum = hasIntercept ? weights[features] : 0;
    for (int i = 0; i < features; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    System.arraycopy(x, 0, regressors, 0, features);
    final double scaledError = (label - predict(x)) / covariance.update(regressors);
    final double[] gain = covariance.gain();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += gain[i] * scaledError;
    }
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
  public void writeState(final StateWriter out) {
    out.writeDoubles(weights, 0, weights.length);
    covariance.writeState(out);
  }

  @Override
  public void readState(final StateReader in) {
    in.readDoubles(weights, 0, weights.length);
    covariance.readState(in);
  }
}
