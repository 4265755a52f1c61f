package io.millrace.learning.model.rls;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Least squares without a prior, by a {@link TriangularFactor}: the weights are those of batch
 * least squares in whatever units features and label have. The intercept is the first regressor and
 * not penalised. Features are counted from their first values, which are exact to subtract where a
 * feature moves little beside its size, then centred by the factor, so that an offset costs no
 * digits.
 *
 * <p>Until there are more than {@link #SAMPLES_A_WEIGHT} samples for each weight, the intercept
 * included, the prediction is the mean of the labels (0 without an intercept) and the weights are
 * 0: as many samples as weights would fit any noise, and the next prediction could be anything.
 *
 * <p>A prediction stays within the range of the labels so far, extended by its width on both sides.
 * The first sample in which a feature moves fits its own noise; when the feature then moves a
 * thousand times as far, the prediction would be off by a thousand times that noise.
 */
final class UnpenalizedLeastSquares implements Regression {
  private static final int SAMPLES_A_WEIGHT = 3;

  /**
   * What rounding may leave of a sum that should be 0, in units of its terms. By 2^-46, once
   * forgetting had emptied a row, one rest in some thousands passed.
   */
  private static final double CANCELLED = 0x1p-27;

  /** What rounding has made of a feature before it came here, in units of the feature. */
  private static final double GIVEN = 0x1p-50;

  private final int features;
  private final boolean hasIntercept;
  private final double forgetting;
  private final boolean isDirectional;
  private final TriangularFactor factor;

  /** Where the features begin among the regressors: 1 after an intercept. */
  private final int first;

  /** The intercept at the features' means, where there is one, then one a feature. */
  private final double[] weights;

  /** The first sample. */
  private final double[] origin;

  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private long samples;

  UnpenalizedLeastSquares(
      final int features,
      final boolean hasIntercept,
      final double forgetting,
      final boolean isDirectional) {
    this.features = features;
    this.hasIntercept = hasIntercept;
    this.forgetting = forgetting;
    this.isDirectional = isDirectional;
    first = hasIntercept ? 1 : 0;
    factor = new TriangularFactor(features + first);
    weights = new double[features + first];
    origin = new double[features];
  }

  private boolean isDetermined() {
    return samples > SAMPLES_A_WEIGHT * weights.length;
  }

  @Override
  public double predict(final double[] x) {
    final double value = value(x);
    if (samples == 0) {
      return value;
    }
    final double width = highest - lowest;
    return Math.max(lowest - width, Math.min(highest + width, value));
  }

  private double value(final double[] x) {
    double sum = hasIntercept ? weights[0] : 0;
    final double[] w = weights;
    if (hasIntercept) {
      final double[] means = factor.upper();
      for (int i = 0; i < features; i++) {
        sum += w[i + 1] * (x[i] - origin[i] - means[i]);
      }
      return sum;
    }
    for (int i = 0; i < features; i++) {
      sum += w[i] * x[i];
    }
    return sum;
  }

  private void load(final double[] x) {
    final double[] regressors = factor.regressors();
    final double[] rounding = factor.rounding();
    if (hasIntercept) {
      regressors[0] = 1;
      rounding[0] = CANCELLED;
    }
    for (int i = 0; i < features; i++) {
      final double moved = x[i] - origin[i];
      regressors[i + first] = moved;
      rounding[i + first] = GIVEN * Math.abs(x[i]) + CANCELLED * Math.abs(moved);
    }
  }

  @Override
  public double learn(final double[] x, final double label) {
    if (samples == 0 && hasIntercept) {
      System.arraycopy(x, 0, origin, 0, features);
    }
    final double square = isDirectional ? learnDirectional(x, label) : learnPlain(x, label);
    samples++;
    lowest = Math.min(lowest, label);
    highest = Math.max(highest, label);
    solve();
    return square;
  }

  private double learnPlain(final double[] x, final double label) {
    if (forgetting < 1) {
      factor.forget(forgetting);
    }
    load(x);
    return factor.rotate(1, label, 0);
  }

  /** By Kulhavy's restricted forgetting: {@code z = x' P x}, and the sample's information. */
  private double learnDirectional(final double[] x, final double label) {
    load(x);
    final double z = factor.quadratic();
    if (z == 0) {
      return Double.NaN;
    }
    // the factor's prediction, not the one that was given, which is the mean at first
    factor.solve(weights, first);
    final double prediction = value(x);
    final double error = label - prediction;
    load(x);
    factor.rotate(forgetting - (1 - forgetting) / z, prediction, forgetting * error);
    return error / (1 + z) * error;
  }

  private void solve() {
    if (isDetermined()) {
      factor.solve(weights, first);
    } else {
      Arrays.fill(weights, 0);
    }
    if (hasIntercept) {
      weights[0] = factor.theta()[0];
    }
  }

  @Override
  public double uncertainty(final double[] x) {
    if (!isDetermined()) {
      return Double.NaN;
    }
    load(x);
    return factor.quadratic() / (isDirectional ? 1 : forgetting);
  }

  @Override
  public boolean isFinite() {
    return FiniteGate.allFinite(weights) && factor.isFinite();
  }

  @Override
  public void reset() {
    factor.reset();
    Arrays.fill(weights, 0);
    Arrays.fill(origin, 0);
    samples = 0;
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
  }

  @Override
  public double[] weights() {
    return Arrays.copyOfRange(weights, first, weights.length);
  }

  @Override
  public double intercept() {
    if (!hasIntercept) {
      return Double.NaN;
    }
    double sum = weights[0];
    for (int i = 0; i < features; i++) {
      sum -= weights[i + 1] * (factor.upper()[i] + origin[i]);
    }
    return sum;
  }

  @Override
  public void transferState(final StateTransfer state) {
    factor.transferState(state);
    state.transfer(origin, 0, features);
    lowest = state.transfer(lowest);
    highest = state.transfer(highest);
    samples = state.transfer(samples);
    if (state.isReading()) {
      solve();
    }
  }
}
