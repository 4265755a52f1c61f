package io.millrace.engine.accuracy;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.model.rls.TextbookRls;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A regression without noise, whose coefficients are known; the intercept is the last one. */
record Regression(String name, double[][] x, double[] label, double[] coefficients) {
  private static final String RIDGE = "1e-12";

  /** NIST StRD, Wampler 1 (ratio 1) and 2 (ratio 0.1): a polynomial of degree 5 over 0 to 20. */
  static Regression wampler(final int number, final double ratio) {
    final double[] coefficients = new double[6];
    final double[][] x = new double[21][5];
    final double[] label = new double[21];
    coefficients[5] = 1;
    for (int k = 0; k < 5; k++) {
      coefficients[k] = StrictMath.pow(ratio, k + 1);
    }
    for (int value = 0; value <= 20; value++) {
      label[value] = 1;
      for (int k = 0; k < 5; k++) {
        x[value][k] = StrictMath.pow(value, k + 1);
        label[value] += coefficients[k] * x[value][k];
      }
    }
    return new Regression("Wampler " + number, x, label, coefficients);
  }

  /** Eight regressors that have nothing to do with each other, 1,000 samples. */
  static Regression wellConditioned() {
    final SplittableRandom random = new SplittableRandom(1);
    final double[] coefficients = {1, -2, 3, -4, 5, -6, 7, -8, 9};
    final double[][] x = new double[1000][8];
    final double[] label = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      label[row] = 9;
      for (int i = 0; i < 8; i++) {
        x[row][i] = 2 * random.nextDouble() - 1;
        label[row] += coefficients[i] * x[row][i];
      }
    }
    return new Regression("8 regressors between -1 and 1", x, label, coefficients);
  }

  /** Of the worst coefficient that {@code rls} finds in one pass, at its default. */
  double digits() {
    return digits("none");
  }

  /** The same with a ridge. */
  double digitsWithRidge() {
    return digits(RIDGE);
  }

  private double digits(final String ridge) {
    final int features = coefficients.length - 1;
    final Model model =
        ModelCatalogue.create(ModelDefinition.of("m", "rls", "ridge", ridge), features);
    for (int row = 0; row < x.length; row++) {
      model.learn(x[row], label[row]);
    }
    final double[] found = Arrays.copyOf(model.weights(), features + 1);
    found[features] = model.intercept();
    return worst(found);
  }

  /** The same of the textbook's form. */
  double digitsOfTheTextbook() {
    final TextbookRls textbook = new TextbookRls(coefficients.length, 1, Double.parseDouble(RIDGE));
    for (int row = 0; row < x.length; row++) {
      textbook.learn(withOne(row), label[row]);
    }
    return worst(textbook.weights());
  }

  private double worst(final double[] found) {
    double min = Digits.ALL;
    for (int k = 0; k < found.length; k++) {
      min = Math.min(min, Digits.of(found[k], coefficients[k]));
    }
    return min;
  }

  private double[] withOne(final int row) {
    final double[] regressors = Arrays.copyOf(x[row], x[row].length + 1);
    regressors[x[row].length] = 1;
    return regressors;
  }

  /**
   * Greatest over least singular value of the matrix of regressors and a column of ones, by
   * one-sided Jacobi rotations: Golub and Van Loan, "Matrix Computations", section 8.6.3.
   */
  double condition() {
    final double[][] rows = new double[x.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = withOne(row);
    }
    final int n = coefficients.length;
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(rows, p, q);
        }
      }
    }
    double min = Double.MAX_VALUE;
    double max = 0;
    for (int k = 0; k < n; k++) {
      final double length = Math.sqrt(dot(rows, k, k));
      min = Math.min(min, length);
      max = Math.max(max, length);
    }
    return max / min;
  }

  private static void rotate(final double[][] rows, final int p, final int q) {
    final double pq = dot(rows, p, q);
    if (pq == 0) {
      return;
    }
    final double zeta = (dot(rows, q, q) - dot(rows, p, p)) / (2 * pq);
    final double t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    final double cosine = 1 / Math.sqrt(1 + t * t);
    for (final double[] row : rows) {
      final double before = row[p];
      row[p] = cosine * before - cosine * t * row[q];
      row[q] = cosine * t * before + cosine * row[q];
    }
  }

  private static double dot(final double[][] rows, final int p, final int q) {
    double sum = 0;
    for (final double[] row : rows) {
      sum += row[p] * row[q];
    }
    return sum;
  }
}
