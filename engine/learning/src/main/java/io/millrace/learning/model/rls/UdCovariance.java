package io.millrace.learning.model.rls;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * The covariance P of least-squares weights as {@code P = U D U'}, U upper triangular with ones on
 * its diagonal and D diagonal and positive, so that no rounding can make P lose its symmetry or its
 * sign: Bierman, "Factorization Methods for Discrete Sequential Estimation" (1977), chapter V.
 *
 * <ol>
 *   <li>An update is Bierman's for an observation of variance {@code forgetting}, after which D is
 *       divided by {@code forgetting}: exponential forgetting.
 *   <li>Bounded: dividing by {@code forgetting} lets P grow without end in directions that no
 *       sample excites. So the weights' variances {@code P_kk} are looked at in turn, and one that
 *       has passed the prior's is brought back to it by an observation of that weight alone, at its
 *       present value: {@code 1/r = 1/prior - 1/P_kk}. That changes no weight, can only make P
 *       smaller, and touches hardly anything but what was not excited; where the samples excite all
 *       weights it never happens, and the forgetting is plain. The interval is such that between
 *       two looks at a weight forgetting at most doubles P (or all weights are looked at in each
 *       update). So always {@code P_kk <= 2 prior / forgetting}, and the trace of P is at most that
 *       times the size. It keeps information from falling below the prior's, as the exponential
 *       resetting and forgetting of Salgado, Goodwin and Middleton, "Modified least squares
 *       algorithm incorporating exponential resetting and forgetting", Int. J. Control 47 (1988).
 *   <li>With forgetting 1 P can only become smaller, and nobody looks.
 *   <li>Directional forgetting instead takes the sample in with variance 1, then divides by {@code
 *       forgetting} what P says of the sample's own direction and nothing else: with {@code g = P
 *       x} and {@code z = x' P x} before the sample, {@code P -= g g' / (1 + z)}, then {@code P +=
 *       (1 - forgetting) / (forgetting z (1 + z)) g g'}. Together that is the restricted
 *       exponential forgetting of Kulhavy, Automatica 23 (1987); the second is the rank-one
 *       addition of Agee and Turner (1972), which is sound since it only adds. It is bounded by the
 *       same looks, which only samples of ever smaller length need.
 *   <li>A random walk of the weights adds its variance to the diagonal of P, weight by weight by
 *       the same addition, in O(size^3 / 3); one weight is looked at each time, and brought back
 *       where it has passed twice the prior, so that the first steps of the walk are left alone:
 *       {@code P_kk <= 2 prior + size variance}.
 *   <li>Collinear regressors: where the part of a regressor that the earlier ones do not explain,
 *       {@code f = x_j + sum U_ij x_i}, has cancelled down to 2^-46 of the sum of its terms'
 *       magnitudes, it is rounding and taken as 0. Otherwise a great prior would read it as an
 *       observation, and the weights would follow noise in directions that no sample excites.
 *   <li>Products and sums are rounded one by one: the same bits with and without hardware for
 *       {@code fma}, which without it costs a hundred times as much.
 * </ol>
 *
 * One thread at a time; allocates nothing.
 */
final class UdCovariance implements Stateful {
  /** Of the sum of its terms' magnitudes, what a sum may keep that should be 0. */
  private static final double CANCELLED = 0x1p-46;

  /** Below this of x' P x a sample's direction is no direction. */
  private static final double MIN_EXCITATION = 1e-100;

  private final int size;
  private final double prior;

  /** Above this a variance is brought back to the prior's. */
  private final double max;

  private final double noise;
  private final double inflation;

  /** Of the sample's own direction by directional forgetting, less 1; 0 where there is none. */
  private final double ownInflation;

  /** Updates between two looks; 0 where there are none. */
  private final int interval;

  /** Weights looked at each time. */
  private final int looks;

  /** Column j of U above its diagonal, from j (j - 1) / 2 on. */
  private final double[] upper;

  private final double[] diagonal;
  private final double[] gain;

  /** Zeros between calls. */
  private final double[] unit;

  private final double[] scratch;
  private double excitation;
  private int untilLook;
  private int nextLook;

  private UdCovariance(
      final int size,
      final double prior,
      final double forgetting,
      final boolean isDirectional,
      final boolean walks) {
    this.size = size;
    this.prior = prior;
    max = walks ? 2 * prior : prior;
    noise = isDirectional ? 1 : forgetting;
    inflation = isDirectional ? 1 : 1 / forgetting;
    ownInflation = isDirectional ? (1 - forgetting) / forgetting : 0;
    final double doubling = StrictMath.log(2) / -StrictMath.log(forgetting);
    if (walks && size > 0) {
      interval = 1;
      looks = 1;
    } else if (forgetting == 1 || size == 0) {
      interval = 0;
      looks = 0;
    } else {
      interval = (int) Math.max(1, Math.min(1 << 30, Math.floor(doubling / size)));
      looks = doubling >= size ? 1 : (int) Math.min(size, Math.ceil(size / doubling));
    }
    upper = new double[size * (size - 1) / 2];
    diagonal = new double[size];
    gain = new double[size];
    unit = new double[size];
    scratch = new double[size];
    reset();
  }

  /** That of weights with exponential forgetting. */
  UdCovariance(final int size, final double prior, final double forgetting) {
    this(size, prior, forgetting, false, false);
  }

  /** That of weights with directional forgetting. */
  static UdCovariance directional(final int size, final double prior, final double forgetting) {
    return new UdCovariance(size, prior, forgetting, true, false);
  }

  /** That of weights that walk: see {@link #walk}. */
  static UdCovariance walking(final int size, final double prior) {
    return new UdCovariance(size, prior, 1, false, true);
  }

  void reset() {
    Arrays.fill(upper, 0);
    Arrays.fill(diagonal, prior);
    untilLook = interval;
    nextLook = 0;
  }

  /**
   * Takes in a sample's regressors and leaves P x, before the update, in {@link #gain}.
   *
   * @return {@code x' P x} and the sample's variance (forgetting where that is exponential, else 1)
   *     together, by which the gain is still to be divided
   */
  double update(final double[] x) {
    if (interval > 0 && --untilLook == 0) {
      untilLook = interval;
      for (int i = 0; i < looks; i++) {
        bound(nextLook);
        nextLook = nextLook + 1 == size ? 0 : nextLook + 1;
      }
    }
    final double alpha = observe(x, 0, noise, inflation);
    if (ownInflation > 0 && excitation > MIN_EXCITATION) {
      final double root = Math.sqrt(ownInflation / excitation / (1 + excitation));
      for (int i = 0; i < size; i++) {
        scratch[i] = gain[i] * root;
      }
      add(size, 1);
    }
    return alpha;
  }

  /** Adds {@code variance} to the diagonal of P. */
  void walk(final double variance) {
    for (int k = 0; k < size; k++) {
      Arrays.fill(scratch, 0, k, 0);
      scratch[k] = 1;
      add(k + 1, variance);
    }
  }

  /**
   * P += factor a a', where a is in {@link #scratch}, of which only the first entries are not 0.
   */
  private void add(final int entries, final double factor) {
    final double[] u = upper;
    final double[] d = diagonal;
    final double[] a = scratch;
    double c = factor;
    for (int j = entries - 1; j >= 0; j--) {
      final double s = a[j];
      final double before = d[j];
      final double after = before + c * s * s;
      final double b = c * s / after;
      d[j] = after;
      c *= before / after;
      final int column = j * (j - 1) / 2;
      for (int i = 0; i < j; i++) {
        a[i] -= s * u[column + i];
        u[column + i] += b * a[i];
      }
    }
  }

  /** {@return {@code x' P x}} */
  double quadratic(final double[] x) {
    double sum = 0;
    int column = 0;
    for (int j = 0; j < size; j++) {
      double f = x[j];
      for (int i = 0; i < j; i++) {
        f += upper[column + i] * x[i];
      }
      sum += diagonal[j] * f * f;
      column += j;
    }
    return sum;
  }

  /** Brings the variance of one weight back to the prior's if it is too far above. */
  private void bound(final int weight) {
    final double variance = variance(weight);
    if (variance > max) {
      unit[weight] = 1;
      observe(unit, weight, variance / (variance - prior) * prior, 1);
      unit[weight] = 0;
    }
  }

  /** {@return P_kk of weight k} */
  double variance(final int weight) {
    double sum = diagonal[weight];
    int column = weight * (weight + 1) / 2;
    for (int j = weight + 1; j < size; j++) {
      final double u = upper[column + weight];
      sum += u * u * diagonal[j];
      column += j;
    }
    return sum;
  }

  /** Observes x . w, in which the first {@code from} weights have no part, with a variance. */
  private double observe(
      final double[] x, final int from, final double variance, final double inflate) {
    final double[] u = upper;
    final double[] d = diagonal;
    final double[] b = gain;
    double alpha = variance;
    double inverse = 1 / variance;
    double sum = 0;
    Arrays.fill(b, 0, from, 0);
    int column = from * (from - 1) / 2;
    for (int j = from; j < size; j++) {
      double f = x[j];
      double terms = Math.abs(f);
      for (int i = 0; i < j; i++) {
        final double term = u[column + i] * x[i];
        f += term;
        terms += Math.abs(term);
      }
      if (Math.abs(f) <= terms * CANCELLED) {
        f = 0;
      }
      final double v = d[j] * f;
      final double lambda = -f * inverse;
      final double before = alpha;
      final double part = f * v;
      sum += part;
      alpha += part;
      inverse = 1 / alpha;
      d[j] *= before * inverse * inflate;
      for (int i = 0; i < j; i++) {
        final double uij = u[column + i];
        u[column + i] = uij + lambda * b[i];
        b[i] += uij * v;
      }
      b[j] = v;
      column += j;
    }
    excitation = sum;
    return alpha;
  }

  double[] gain() {
    return gain;
  }

  /** {@return whether P is finite and positive definite} */
  boolean isFinite() {
    for (final double d : diagonal) {
      if (!(d > 0 && d <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return FiniteGate.allFinite(upper);
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(upper, 0, upper.length);
    state.transfer(diagonal, 0, size);
    untilLook = state.transfer(untilLook);
    nextLook = state.transfer(nextLook);
    if (state.isReading()) {
      if (untilLook < 0 || untilLook > interval || nextLook < 0 || nextLook > size) {
        throw new IllegalStateException(
            "not a state of this covariance: untilLook=" + untilLook + " nextLook=" + nextLook);
      }
    }
  }
}
