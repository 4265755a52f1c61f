package io.millrace.learning.model.rls;

import java.util.Arrays;

/**
 * Recursive least squares as textbooks have it, without allocation: fast, and not to be trusted.
 */
final class TextbookRls {
  private final int size;
  private final double forgetting;
  private final double ridge;
  private final double[] p;
  private final double[] px;
  private final double[] weights;

  TextbookRls(final int size, final double forgetting, final double ridge) {
    this.size = size;
    this.forgetting = forgetting;
    this.ridge = ridge;
    p = new double[size * size];
    px = new double[size];
    weights = new double[size];
    reset();
  }

  void reset() {
    Arrays.fill(p, 0);
    Arrays.fill(weights, 0);
    for (int i = 0; i < size; i++) {
      p[i * size + i] = 1 / ridge;
    }
  }

  double predict(final double[] x) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  void learn(final double[] x, final double label) {
    double alpha = forgetting;
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += p[i * size + j] * x[j];
      }
      px[i] = sum;
      alpha += x[i] * sum;
    }
    final double gain = (label - predict(x)) / alpha;
    final double inflation = 1 / forgetting;
    for (int i = 0; i < size; i++) {
      weights[i] += px[i] * gain;
      final double scaled = px[i] / alpha;
      for (int j = 0; j < size; j++) {
        p[i * size + j] = (p[i * size + j] - scaled * px[j]) * inflation;
      }
    }
  }

  double[] weights() {
    return weights;
  }
}
