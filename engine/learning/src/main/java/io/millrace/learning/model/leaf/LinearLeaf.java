package io.millrace.learning.model.leaf;

/**
 * What a regression leaf predicts, in the head of its block: the mean of its labels, and a linear
 * model of the scaled features that learns by the delta rule, {@code w += step (y - p) z}, as in
 * Ikonomovska, Gama and Dzeroski (2011). The step is {@code rate / (1 + decay n)}, and at most
 * {@code 1 / (1 + |z|^2)}, beyond which a step would overshoot (normalised least mean squares,
 * Nagumo and Noda 1967). {@link Kind#ADAPTIVE} predicts by that of the two whose absolute error,
 * faded by 0.995 a sample, is less (Almeida, Ferreira and Gama 2013). {@link Kind#ADAPTIVE_LINE}
 * has the best of the caller's {@link FeatureLines} as a third choice, and keeps the linear model
 * within the labels that the leaf has seen. Cost: O(features).
 */
public final class LinearLeaf {
  /** What a leaf predicts by. */
  public enum Kind {
    ADAPTIVE_LINE,
    ADAPTIVE,
    LINEAR,
    MEAN
  }

  private static final int COUNT = 0;
  private static final int MEAN = 1;
  private static final int TRIED = 2;
  private static final int MEAN_ERROR = 3;
  private static final int LINEAR_ERROR = 4;
  private static final int STEPS = 5;
  private static final int CENTER = 6;
  private static final int WEIGHTS = 7;

  /** After the error of the line, of a leaf that has one: the least and the greatest label. */
  private static final int MIN = 1;

  private static final int GREATEST = 2;
  private static final int AFTER_WEIGHTS = 3;
  private static final double FADING = 0.995;

  private final int features;

  /** Where the error of the line lies, of a leaf that has one. */
  private final int lineError;

  private final Kind kind;
  private final double rate;
  private final double decay;

  /**
   * @param features of a sample
   * @param kind what it predicts by
   * @param rate of the first step
   * @param decay of the rate a sample
   */
  public LinearLeaf(final int features, final Kind kind, final double rate, final double decay) {
    this.features = features;
    lineError = WEIGHTS + features + 1;
    this.kind = kind;
    this.rate = rate;
    this.decay = decay;
  }

  /** {@return index past the last double of the head} */
  public int end() {
    return hasLine() ? lineError + AFTER_WEIGHTS : lineError;
  }

  /**
   * Makes the lines among which it chooses; they learn nothing where its kind has none. They are
   * the caller's, to be learned after the leaves.
   *
   * @return new lines, for all leaves
   */
  public FeatureLines lines() {
    return new FeatureLines(hasLine() ? features : 0);
  }

  /** {@return the same leaf without lines among its choices} */
  public LinearLeaf withoutLine() {
    return hasLine() ? new LinearLeaf(features, Kind.ADAPTIVE, rate, decay) : this;
  }

  private boolean hasLine() {
    return kind == Kind.ADAPTIVE_LINE;
  }

  /**
   * @param block of the leaf
   * @param z scaled features
   * @param line what the line of one feature predicts; not used where {@link #isLine} is false
   * @return the prediction
   */
  public double predict(final double[] block, final double[] z, final double line) {
    if (isLine(block)) {
      return line;
    }
    return isLinear(block) ? bounded(block, linear(block, z)) : block[MEAN];
  }

  private double linear(final double[] block, final double[] z) {
    double sum = block[WEIGHTS + features];
    for (int i = 0; i < features; i++) {
      sum += block[WEIGHTS + i] * z[i];
    }
    return sum;
  }

  /** The features may be far from all that the leaf has seen; its labels are not. */
  private double bounded(final double[] block, final double prediction) {
    return hasLine()
        ? Math.max(block[lineError + MIN], Math.min(block[lineError + GREATEST], prediction))
        : prediction;
  }

  /**
   * Learns a sample.
   *
   * @param line what the line of one feature predicted; not used where there is none
   * @return whether all that it changed is finite
   */
  public boolean learn(
      final double[] block,
      final double[] z,
      final double label,
      final double weight,
      final double line) {
    final boolean isFirst = block[COUNT] == 0 && block[STEPS] == 0;
    if (isFirst) {
      block[MEAN] = label;
      block[CENTER] = label;
      block[WEIGHTS + features] = label;
    }
    block[MEAN_ERROR] = block[MEAN_ERROR] * FADING + Math.abs(label - block[MEAN]);
    block[COUNT] += weight;
    block[MEAN] += (label - block[MEAN]) * weight / block[COUNT];
    if (kind == Kind.MEAN) {
      return block[MEAN] * 0 == 0;
    }
    final double prediction = linear(block, z);
    final double error = label - prediction;
    final double away = isFirst ? 0 : Math.abs(label - bounded(block, prediction));
    block[LINEAR_ERROR] = block[LINEAR_ERROR] * FADING + away;
    if (hasLine()) {
      learnLine(block, label, line, isFirst);
    }
    final double probe = step(block, z, error, weight);
    final double ofLine = hasLine() ? block[lineError] * 0 : 0;
    return probe + ofLine + block[MEAN] * 0 == 0;
  }

  private void learnLine(
      final double[] block, final double label, final double line, final boolean isFirst) {
    // What was predicted before the first label was no prediction.
    block[lineError] = isFirst ? 0 : block[lineError] * FADING + Math.abs(label - line);
    block[lineError + MIN] = isFirst ? label : Math.min(block[lineError + MIN], label);
    block[lineError + GREATEST] = isFirst ? label : Math.max(block[lineError + GREATEST], label);
  }

  private double step(
      final double[] block, final double[] z, final double error, final double weight) {
    double norm = 1;
    for (int i = 0; i < features; i++) {
      norm += z[i] * z[i];
    }
    final double step = Math.min(rate * weight / (1 + decay * block[STEPS]), 1 / norm) * error;
    block[STEPS] += weight;
    for (int i = 0; i < features; i++) {
      block[WEIGHTS + i] += step * z[i];
    }
    block[WEIGHTS + features] += step;
    // A weight leaves the range of a double only where the step or the norm does.
    return (step + block[LINEAR_ERROR] + norm) * 0 + block[WEIGHTS + features] * 0;
  }

  /** Starts a leaf from what another has learned: its weights, and how well they did. */
  public void inherit(final double[] block, final double[] from) {
    System.arraycopy(from, MEAN_ERROR, block, MEAN_ERROR, end() - MEAN_ERROR);
    block[MEAN] = from[MEAN];
  }

  /** Sets what is known of a new leaf's labels; its steps are as long as at the start. */
  public void expect(final double[] block, final double count, final double mean) {
    block[COUNT] = count;
    block[TRIED] = count;
    block[STEPS] = 1;
    block[MEAN] = mean;
    block[CENTER] = mean;
  }

  /** Lets the steps of the linear model be as long as at the start. */
  public void restart(final double[] block) {
    block[COUNT] = 1;
    block[TRIED] = 1;
    block[STEPS] = 1;
    block[MEAN_ERROR] = 0;
    block[LINEAR_ERROR] = 0;
    if (hasLine()) {
      block[lineError] = 0;
    }
    block[CENTER] = block[MEAN];
  }

  /** {@return weight of the samples since the leaf was last marked} */
  public double sinceTried(final double[] block) {
    return block[COUNT] - block[TRIED];
  }

  /** Marks that a split was looked for. */
  public void markTried(final double[] block) {
    block[TRIED] = block[COUNT];
  }

  /** {@return weight of the samples that the leaf has learned} */
  public double count(final double[] block) {
    return block[COUNT];
  }

  /** {@return what is taken from the leaf's labels before they are summed} */
  public double center(final double[] block) {
    return block[CENTER];
  }

  /** {@return the faded sum of absolute errors of the model that predicts} */
  public double error(final double[] block) {
    if (isLine(block)) {
      return block[lineError];
    }
    return isLinear(block) ? block[LINEAR_ERROR] : block[MEAN_ERROR];
  }

  /** {@return whether the linear model predicts} */
  public boolean isLinear(final double[] block) {
    return switch (kind) {
      case LINEAR -> true;
      case MEAN -> false;
      case ADAPTIVE -> block[LINEAR_ERROR] < block[MEAN_ERROR];
      case ADAPTIVE_LINE -> !isLine(block) && block[LINEAR_ERROR] < block[MEAN_ERROR];
    };
  }

  /** {@return whether the line of one feature predicts} */
  public boolean isLine(final double[] block) {
    return hasLine()
        && block[lineError] <= block[MEAN_ERROR]
        && block[lineError] <= block[LINEAR_ERROR];
  }
}
