package io.millrace.learning.model.rls;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * The information of least-squares samples as {@code X' W X = R' D R} and {@code X' W y = R' D
 * theta}, R upper triangular with ones on its diagonal and D diagonal, which starts at 0: no prior,
 * so nothing depends on the regressors' units. Each sample is rotated in by Givens rotations
 * without square roots: Gentleman, "Least squares computations by Givens transformations without
 * square roots", J. Inst. Maths Applics 12 (1973), and algorithm AS 75, Applied Statistics 23
 * (1974); Miller, AS 274, Applied Statistics 41 (1992).
 *
 * <ol>
 *   <li>Row i holds the regression of each later regressor on regressor i, once the earlier ones
 *       have been taken out of both; {@code theta_i} holds that of the label. Where the first
 *       regressor is 1, its row is the means, moved as by Welford, so that what follows is centred.
 *   <li>A row is moved by its gain times what it leaves unexplained, which keeps a constant exactly
 *       and cancels nothing. Where the sample outweighs the row by three to one, the row is mixed
 *       from both instead: otherwise its old rounding errors would stay.
 *   <li>A regressor of which no sample has spoken has {@code d_i = 0}, an empty row and weight 0.
 *       The first sample that speaks of it is all used up by it.
 *   <li>Collinear regressors: with each regressor comes a bound of its rounding, which the rows
 *       carry on as they take regressors out of one another. What is left of a regressor and within
 *       its bound is rounding and taken as 0. Otherwise it would be read as an observation: a whole
 *       sample would be used up by it, and its weight would follow noise over noise.
 *   <li>Forgetting multiplies D and nothing else, so a direction of which no sample speaks keeps
 *       its weight. Its information fades down to {@link #MIN} and then is 0, as if no sample had
 *       spoken of it, while row and theta stay.
 *   <li>Products and sums are rounded one by one, as in {@link UdCovariance}. All steps are the
 *       same in units that differ by powers of two.
 * </ol>
 *
 * One thread at a time; allocates nothing.
 */
final class TriangularFactor implements Stateful {
  /** Information below this is none; keeps denormal numbers out, which are slow. */
  private static final double MIN = 1e-290;

  /** Beside a sample of which it is less than this, the information of a row is none. */
  private static final double OUTWEIGHED = 0x1p-120;

  /** A row that keeps less than this of its information is mixed with the sample. */
  private static final double MIXED = 0.25;

  private final int size;
  private final double[] diagonal;

  /** R above its diagonal, row after row. */
  private final double[] upper;

  private final double[] theta;

  /** A sample's regressors, and what the rows processed so far have left of them. */
  private final double[] rest;

  /** Bounds of the rounding in {@link #rest}. */
  private final double[] rounding;

  TriangularFactor(final int size) {
    this.size = size;
    diagonal = new double[size];
    upper = new double[size * (size - 1) / 2];
    theta = new double[size];
    rest = new double[size];
    rounding = new double[size];
  }

  void reset() {
    Arrays.fill(diagonal, 0);
    Arrays.fill(upper, 0);
    Arrays.fill(theta, 0);
  }

  /** Where a sample's regressors go before {@link #rotate} and {@link #quadratic}. */
  double[] regressors() {
    return rest;
  }

  /** Where the bounds of their rounding go, from 0. */
  double[] rounding() {
    return rounding;
  }

  /** Row 0 of R without its diagonal, from 0 on: the means, where the first regressor is 1. */
  double[] upper() {
    return upper;
  }

  double[] theta() {
    return theta;
  }

  /** Multiplies all information. */
  void forget(final double factor) {
    final double[] d = diagonal;
    for (int i = 0; i < d.length; i++) {
      final double faded = d[i] * factor;
      d[i] = faded < MIN ? 0 : faded;
    }
  }

  private double unexplained(final int i) {
    final double f = rest[i];
    return Math.abs(f) <= rounding[i] ? 0 : f;
  }

  /**
   * Rotates the sample in {@link #regressors} in, and uses it up. Adds {@code weight x x'} to the
   * information and {@code x (weight y + share)} to that of the label.
   *
   * @param weight of the sample; may be below 0 where {@code 1 + weight x' P x} is not
   * @param y its label
   * @param share 0 but for directional forgetting
   * @return what is left of the weight times the square of what is left of the label; NaN where
   *     nothing is left
   */
  double rotate(final double weight, final double y, final double share) {
    // 1 + weight x' P x over the rows so far: only this sum waits for the row before, no division
    double sum = 1;
    double inverse = 1;
    double left = y;
    int row = 0;
    for (int i = 0; i < size; row += size - 1 - i++) {
      final double f = unexplained(i);
      if (f == 0) {
        continue;
      }
      final double before = diagonal[i];
      if (before <= OUTWEIGHED * f * f) {
        if (f * f * inverse < MIN) {
          continue;
        }
        replace(i, row, f, weight * inverse * f * f, left + share / weight);
        return Double.NaN;
      }
      final double old = theta[i];
      final double v = f / before;
      final double sumBefore = sum;
      diagonal[i] = before + weight * f * f * inverse;
      sum += weight * f * v;
      inverse = 1 / sum;
      final double gain = v * inverse * weight;
      final double more = v * inverse * share;
      if (sumBefore >= MIXED * sum) {
        move(i, row, f, gain);
        theta[i] = old + (gain * (left - f * old) + more);
      } else {
        mix(i, row, f, gain, sumBefore * inverse);
        theta[i] = sumBefore * inverse * old + gain * left + more;
      }
      left -= f * old;
    }
    return weight * inverse * left * left;
  }

  /** The sample is all that is known of regressor i. */
  private void replace(
      final int i, final int row, final double f, final double information, final double label) {
    diagonal[i] = information;
    theta[i] = label / f;
    int at = row;
    for (int k = i + 1; k < size; k++) {
      upper[at++] = rest[k] / f;
    }
  }

  private void mix(
      final int i, final int row, final double f, final double gain, final double kept) {
    int at = row;
    for (int k = i + 1; k < size; k++) {
      final double r = upper[at];
      final double x = rest[k];
      rest[k] = x - f * r;
      rounding[k] += Math.abs(r) * rounding[i];
      upper[at++] = kept * r + gain * x;
    }
  }

  private void move(final int i, final int row, final double f, final double gain) {
    final double[] r = upper;
    final double[] x = rest;
    final double[] bounds = rounding;
    final double bound = bounds[i];
    final int n = size;
    for (int k = i + 1, at = row; k < n; k++, at++) {
      final double before = r[at];
      final double unexplained = x[k] - f * before;
      x[k] = unexplained;
      bounds[k] += Math.abs(before) * bound;
      r[at] = before + gain * unexplained;
    }
  }

  /**
   * Uses up the sample in {@link #regressors}, P being the inverse of the information.
   *
   * @return {@code x' P x}; infinite where a direction of which no sample has spoken has part in x
   */
  double quadratic() {
    double sum = 0;
    int row = 0;
    for (int i = 0; i < size; i++) {
      final double f = unexplained(i);
      if (f != 0) {
        sum += f / diagonal[i] * f;
        for (int k = i + 1, at = row; k < size; k++, at++) {
          rest[k] -= f * upper[at];
          rounding[k] += Math.abs(upper[at]) * rounding[i];
        }
      }
      row += size - 1 - i;
    }
    return sum;
  }

  /** Solves {@code R w = theta} from the last weight down to weight {@code first}. */
  void solve(final double[] weights, final int first) {
    int row = upper.length;
    for (int i = size - 1; i >= first; i--) {
      double sum = theta[i];
      // the weight that was solved last comes last, so that no other product waits for it
      for (int k = size - 1, at = row - 1; k > i; k--, at--) {
        sum -= upper[at] * weights[k];
      }
      row -= size - 1 - i;
      weights[i] = sum;
    }
  }

  boolean isFinite() {
    return FiniteGate.allFinite(diagonal)
        && FiniteGate.allFinite(upper)
        && FiniteGate.allFinite(theta);
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(diagonal, 0, size);
    state.transfer(upper, 0, upper.length);
    state.transfer(theta, 0, size);
  }
}
