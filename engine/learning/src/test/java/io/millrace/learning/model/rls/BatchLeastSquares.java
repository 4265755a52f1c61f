package io.millrace.learning.model.rls;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The normal equations in 80 digits, regressors with a one at the end: the slow, obvious twin. */
final class BatchLeastSquares {
  private static final MathContext EXACT = new MathContext(80);

  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> labels = new ArrayList<>();
  private final boolean hasIntercept;

  BatchLeastSquares(final boolean hasIntercept) {
    this.hasIntercept = hasIntercept;
  }

  void add(final double[] x, final double label) {
    rows.add(x.clone());
    labels.add(label);
  }

  int size() {
    return rows.get(0).length + (hasIntercept ? 1 : 0);
  }

  private BigDecimal[] regressors(final double[] x) {
    final BigDecimal[] all = new BigDecimal[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new BigDecimal(i < x.length ? x[i] : 1);
    }
    return all;
  }

  /** The equations' matrix, each row followed by its right side, x x' weighted by age. */
  private BigDecimal[][] equations(final double forgetting, final double ridge) {
    final int n = size();
    final BigDecimal[][] a = new BigDecimal[n][n + 1];
    for (int i = 0; i < n; i++) {
      Arrays.fill(a[i], BigDecimal.ZERO);
      a[i][i] = new BigDecimal(ridge);
    }
    final BigDecimal fade = new BigDecimal(forgetting);
    for (int k = 0; k < rows.size(); k++) {
      final BigDecimal[] x = regressors(rows.get(k));
      final BigDecimal label = new BigDecimal(labels.get(k));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          a[i][j] = a[i][j].multiply(fade, EXACT).add(x[i].multiply(x[j], EXACT), EXACT);
        }
        a[i][n] = a[i][n].multiply(fade, EXACT).add(x[i].multiply(label, EXACT), EXACT);
      }
    }
    return a;
  }

  private static BigDecimal[] solve(final BigDecimal[][] a) {
    final int n = a.length;
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        if (i != p) {
          final BigDecimal factor = a[i][p].divide(a[p][p], EXACT);
          for (int j = p; j <= n; j++) {
            a[i][j] = a[i][j].subtract(factor.multiply(a[p][j], EXACT), EXACT);
          }
        }
      }
    }
    final BigDecimal[] solution = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      solution[i] = a[i][n].divide(a[i][i], EXACT);
    }
    return solution;
  }

  /** Weights, then the intercept where there is one. */
  double[] weights(final double forgetting, final double ridge) {
    return Arrays.stream(solve(equations(forgetting, ridge)))
        .mapToDouble(BigDecimal::doubleValue)
        .toArray();
  }

  /** {@code x' (X' W X)^-1 x}. */
  double quadratic(final double forgetting, final double[] at) {
    final BigDecimal[][] a = equations(forgetting, 0);
    final BigDecimal[] x = regressors(at);
    for (int i = 0; i < x.length; i++) {
      a[i][x.length] = x[i];
    }
    return dot(x, solve(a)).doubleValue();
  }

  /** The sum of the squared residuals of the weights of forgetting 1. */
  double squares() {
    final BigDecimal[] weights = solve(equations(1, 0));
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < rows.size(); k++) {
      final BigDecimal fit = dot(regressors(rows.get(k)), weights);
      final BigDecimal rest = new BigDecimal(labels.get(k)).subtract(fit, EXACT);
      sum = sum.add(rest.multiply(rest, EXACT), EXACT);
    }
    return sum.doubleValue();
  }

  private static BigDecimal dot(final BigDecimal[] a, final BigDecimal[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i], EXACT), EXACT);
    }
    return sum;
  }
}
