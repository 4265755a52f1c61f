package io.millrace.learning.model.scale;

import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Mix64;

/**
 * Random Fourier features: {@code z_j = sqrt(2 / D) cos(omega_j . x + b_j)} with omega_j drawn from
 * a normal distribution of variance {@code 2 gamma} and b_j uniform on a circle, so that the inner
 * product of two samples' features is near their Gaussian kernel {@code exp(-gamma |x - y|^2)}, off
 * by O(1 / sqrt(D)). A linear model of them is a kernel machine of fixed size. Rahimi and Recht,
 * "Random features for large-scale kernel machines", NIPS 2007.
 *
 * <p>All numbers follow from the seed by SplitMix64 and the transform of Box and Muller (Annals of
 * Mathematical Statistics 29, 1958); there is no state. Cost: D (features + 15) products; memory: D
 * (features + 2) doubles. The cosine is a polynomial in plain arithmetic, within 2e-15.
 */
public final class FourierFeatures {
  private static final int MAX_FEATURES = 65_536;

  /** Beyond it frequencies would be infinite, and every feature unknown. */
  private static final double MAX_GAMMA = 1e300;

  private static final double TWO_PI = 2 * Math.PI;
  private static final double TO_UNIT = 0x1p-53;

  /** Of sin(2 pi u) = u (S0 + S1 u^2 + ...): (-1)^k (2 pi)^(2k + 1) / (2k + 1)!. */
  private static final double S0 = TWO_PI;

  private static final double S1 = -S0 * TWO_PI * TWO_PI / 6;
  private static final double S2 = -S1 * TWO_PI * TWO_PI / 20;
  private static final double S3 = -S2 * TWO_PI * TWO_PI / 42;
  private static final double S4 = -S3 * TWO_PI * TWO_PI / 72;
  private static final double S5 = -S4 * TWO_PI * TWO_PI / 110;
  private static final double S6 = -S5 * TWO_PI * TWO_PI / 156;
  private static final double S7 = -S6 * TWO_PI * TWO_PI / 210;
  private static final double S8 = -S7 * TWO_PI * TWO_PI / 272;
  private static final double S9 = -S8 * TWO_PI * TWO_PI / 342;
  private static final double S10 = -S9 * TWO_PI * TWO_PI / 420;

  private final int inputs;
  private final double amplitude;

  /** Row by row, in turns a unit. */
  private final double[] frequencies;

  /** In turns. */
  private final double[] phases;

  private final double[] out;

  /**
   * @param inputs features that come in
   * @param outputs features that go out, D
   * @param gamma width of the kernel, above 0
   * @param seed from which all follows
   */
  public FourierFeatures(final int inputs, final int outputs, final double gamma, final long seed) {
    this.inputs = inputs;
    amplitude = Math.sqrt(2.0 / outputs);
    frequencies = new double[inputs * outputs];
    phases = new double[outputs];
    out = new double[outputs];
    draw(gamma, seed);
  }

  /**
   * Reads the key {@code fourier} of a model.
   *
   * @param model settings of the model
   * @param inputs features that come in
   * @return the features, null where the model wants none
   */
  static FourierFeatures of(final Settings model, final int inputs) {
    if (!model.has("fourier")) {
      return null;
    }
    try (Settings part = model.mapping("fourier")) {
      final int outputs = (int) part.integer("features", 64, 1, MAX_FEATURES);
      final double own = 1.0 / Math.max(1, inputs);
      final double gamma = part.number("gamma", own, Double.MIN_VALUE, MAX_GAMMA);
      final long seed = part.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
      return new FourierFeatures(inputs, outputs, gamma, seed);
    }
  }

  private void draw(final double gamma, final long seed) {
    long counter = Mix64.mix(seed);
    final double deviation = Math.sqrt(2 * gamma) / TWO_PI;
    for (int i = 0; i < frequencies.length; i += 2) {
      // above 0, so that its logarithm is finite
      final double u = ((Mix64.mix(counter += 0x9e3779b97f4a7c15L) >>> 11) + 1) * TO_UNIT;
      final double v = (Mix64.mix(counter += 0x9e3779b97f4a7c15L) >>> 11) * TO_UNIT;
      final double radius = deviation * Math.sqrt(-2 * StrictMath.log(u));
      frequencies[i] = radius * StrictMath.cos(TWO_PI * v);
      if (i + 1 < frequencies.length) {
        frequencies[i + 1] = radius * StrictMath.sin(TWO_PI * v);
      }
    }
    for (int j = 0; j < phases.length; j++) {
      phases[j] = (Mix64.mix(counter += 0x9e3779b97f4a7c15L) >>> 11) * TO_UNIT;
    }
  }

  /** {@return features that go out} */
  public int width() {
    return out.length;
  }

  /**
   * @param x features that come in; not kept
   * @return the features that go out: its own array, valid until the next call
   */
  public double[] transform(final double[] x) {
    int row = 0;
    for (int j = 0; j < out.length; j++) {
      double turns = phases[j];
      for (int i = 0; i < inputs; i++) {
        turns += frequencies[row + i] * x[i];
      }
      out[j] = turns;
      row += inputs;
    }
    for (int j = 0; j < out.length; j++) {
      out[j] = amplitude * cosineOfTurns(out[j]);
    }
    return out;
  }

  /** cos(2 pi turns), as the sine of what is left to a quarter; NaN where turns are not finite. */
  static double cosineOfTurns(final double turns) {
    final double u = 0.25 - Math.abs(turns - Math.floor(turns + 0.5));
    final double s = u * u;
    double sum = S10 * s + S9;
    sum = sum * s + S8;
    sum = sum * s + S7;
    sum = sum * s + S6;
    sum = sum * s + S5;
    sum = sum * s + S4;
    sum = sum * s + S3;
    sum = sum * s + S2;
    sum = sum * s + S1;
    sum = sum * s + S0;
    return sum * u;
  }
}
