package io.millrace.bench.peers;

import java.util.SplittableRandom;

/**
 * Ten features, uniform in [0, 1), of which five matter: {@code 10 sin(pi a b) + 20 (c - 1/2)^2 +
 * 10 d + 5 e} and normal noise of deviation 1 (Friedman, "Multivariate adaptive regression
 * splines", Annals of Statistics 19, 1991). At the middle of the stream the features change places.
 */
final class FriedmanStream {
  private static final int FEATURES = 10;
  private static final int MOVED = 3;

  private final double[][] x;
  private final double[] y;

  FriedmanStream(final int samples) {
    x = new double[samples][FEATURES];
    y = new double[samples];
    final SplittableRandom random = new SplittableRandom(1991);
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x[i][j] = random.nextDouble();
      }
      final double noise = random.nextGaussian();
      y[i] = law(x[i], 2 * i < samples ? 0 : MOVED) + noise;
    }
  }

  private static double law(final double[] x, final int first) {
    final double fromMiddle = x[first + 2] - 0.5;
    return 10 * StrictMath.sin(StrictMath.PI * x[first] * x[first + 1])
        + 20 * fromMiddle * fromMiddle
        + 10 * x[first + 3]
        + 5 * x[first + 4];
  }

  double[][] x() {
    return x;
  }

  double[] y() {
    return y;
  }
}
