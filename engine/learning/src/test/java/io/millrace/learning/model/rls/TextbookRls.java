package io.millrace.learning.model.rls;

/**
 * Recursive least squares as textbooks have it, the covariance as a full matrix: the twin that
 * fails.
 */
public final class TextbookRls {
  final double[][] p;
  private final double[] weights;
  private final double forgetting;

  public TextbookRls(final int size, final double forgetting, final double ridge) {
    this.forgetting = forgetting;
    weights = new double[size];
    p = new double[size][size];
    for (int i = 0; i < size; i++) {
      p[i][i] = 1 / ridge;
    }
  }

  public void learn(final double[] x, final double label) {
    final int n = weights.length;
    final double[] px = new double[n];
    double alpha = forgetting;
    double error = label;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        px[i] += p[i][j] * x[j];
      }
      alpha += x[i] * px[i];
      error -= weights[i] * x[i];
    }
    for (int i = 0; i < n; i++) {
      weights[i] += px[i] / alpha * error;
      for (int j = 0; j < n; j++) {
        p[i][j] = (p[i][j] - px[i] * px[j] / alpha) / forgetting;
      }
    }
  }

  /**
   * @return the weights, one a regressor
   */
  public double[] weights() {
    return weights.clone();
  }

  /** Largest magnitude in the covariance; NaN or infinite where it has died. */
  public double largest() {
    double largest = 0;
    for (final double[] row : p) {
      for (final double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  /** Whether each variance is a finite number above 0. */
  public boolean isSound() {
    for (int i = 0; i < p.length; i++) {
      if (!(p[i][i] > 0 && p[i][i] <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }
}
