package io.millrace.learning.model.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Normalised adaptive gradient with the importance aware update of the squared loss, one line of
 * the papers after the other and all means over a list that is kept; the slow twin of {@code
 * optimizer: normalized} while no more than {@code memory} samples have come and without baselines.
 * Ross, Mineiro and Langford 2013, algorithm 2; Karampatziakis and Langford 2011, table 1.
 */
final class ReferenceNag {
  private final double eta;
  private final double leak;
  private final int d;
  private final double[] w;
  private final double[] s;
  private final double[] centre;
  private final List<double[]> gradients = new ArrayList<>();
  private final List<Double> errors = new ArrayList<>();
  private final List<Double> norms = new ArrayList<>();
  private double b;

  ReferenceNag(final double eta, final int memory, final int d) {
    this.eta = eta;
    this.d = d;
    leak = 1 - 1.0 / memory;
    w = new double[d];
    s = new double[d];
    centre = new double[d];
  }

  double predict(final double[] x) {
    double p = b;
    for (int i = 0; i < d; i++) {
      // the paper: w_i <- w_i s_i / |x_i| where |x_i| > s_i; here where it is twice s_i
      final double a = x[i] - centre[i];
      p += w[i] * Math.signum(a) * Math.min(Math.abs(a), 2 * s[i]);
    }
    return p;
  }

  void learn(final double[] x, final double y) {
    final int t = norms.size() + 1;
    if (t == 1) {
      b = y;
      System.arraycopy(x, 0, centre, 0, d);
    }
    final double[] a = new double[d];
    double norm = 1;
    for (int i = 0; i < d; i++) {
      a[i] = x[i] - centre[i];
      if (s[i] > 0) {
        a[i] = Math.signum(a[i]) * Math.min(Math.abs(a[i]), 4 * s[i]);
      }
      centre[i] += a[i] / t;
      b += w[i] * a[i] / t;
      a[i] -= a[i] / t;
      s[i] *= leak;
      if (Math.abs(a[i]) > 2 * s[i]) {
        w[i] *= s[i] / Math.abs(a[i]);
      }
      s[i] = Math.max(s[i], Math.abs(a[i]));
      norm += s[i] == 0 ? 0 : a[i] * a[i] / (s[i] * s[i]);
    }
    double e = b - y;
    for (int i = 0; i < d; i++) {
      e += w[i] * a[i];
    }
    final double usual = errors.stream().mapToDouble(Math::abs).average().orElse(0);
    if (usual > 0) {
      e = Math.signum(e) * Math.min(Math.abs(e), 300 * usual);
    }
    move(a, e, norm);
  }

  private void move(final double[] a, final double e, final double norm) {
    errors.add(e);
    norms.add(norm);
    final double[] g = new double[d + 1];
    for (int i = 0; i < d; i++) {
      g[i] = 2 * e * a[i];
    }
    g[d] = 2 * e;
    gradients.add(g);
    final double n = norms.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    final double unit =
        2 * Math.sqrt(errors.stream().mapToDouble(v -> v * v).average().orElseThrow());
    final double[] rate = new double[d + 1];
    double h = 0;
    for (int i = 0; i <= d; i++) {
      final int feature = i;
      // the paper's G_i is t times the mean of the squares, and N t times n
      final double sum = gradients.stream().mapToDouble(v -> v[feature] * v[feature]).sum();
      final double scale = i == d ? 1 : s[i];
      final double x = i == d ? 1 : a[i];
      rate[i] = scale == 0 || sum == 0 ? 0 : eta * unit / (scale * Math.sqrt(n) * Math.sqrt(sum));
      h += rate[i] * x * x;
    }
    if (h > 0) {
      final double u = e * (1 - StrictMath.exp(-2 * h)) / h;
      for (int i = 0; i < d; i++) {
        w[i] -= rate[i] * u * a[i];
      }
      b -= rate[d] * u;
    }
  }
}
