package io.millrace.learning.model.leaf;

import java.util.Arrays;

/**
 * What a class leaf predicts, in its block: the shares of its classes, or Gaussian naive Bayes over
 * the features that may split it. {@link Kind#ADAPTIVE} predicts by that of the two that has been
 * right more often at this leaf (Holmes, Kirkby and Pfahringer, "Stress-testing Hoeffding trees",
 * PKDD 2005), by Bayes where both have been as often: a young leaf has them tied, and its shares
 * say nothing of where in it a sample lies. Means and variances are Welford's, those of a class
 * drawn by the weight of one sample towards the variance within all classes, so that a class with a
 * single sample has one; a feature that does not vary within classes has no information. Cost:
 * O(candidates (log(bins) + classes)).
 */
public final class ClassLeaf {
  /** What a leaf predicts by. */
  public enum Kind {
    ADAPTIVE,
    BAYES,
    MAJORITY
  }

  private static final int TRIED = 0;
  private static final int COUNT = 1;
  private static final int MAJORITY_RIGHT = 2;
  private static final int BAYES_RIGHT = 3;

  /** Doubles before the counts of classes. */
  private static final int HEAD = 4;

  /** Products of variances are kept between these, so that one logarithm does for many. */
  private static final double SMALL = 0x1p-500;

  private static final double LARGE = 0x1p500;
  private final Kind kind;
  private final int classes;
  private final int candidates;

  /** Weight of the samples of each class that this leaf itself has learned. */
  private final int learned;

  /** For each candidate the mean of each class, then the sums of squares about them. */
  private final int means;

  private final SplitBins bins;
  private final double[] scores;
  private final double[] products;

  /**
   * @param kind what it predicts by
   * @param candidates features that may split the leaf
   * @param binCount a feature
   * @param classes that can be counted
   */
  public ClassLeaf(final Kind kind, final int candidates, final int binCount, final int classes) {
    this.kind = kind;
    this.classes = classes;
    this.candidates = candidates;
    learned = HEAD + classes;
    means = learned + classes;
    bins = SplitBins.ofClasses(means + 2 * candidates * classes, candidates, binCount, classes);
    scores = new double[classes];
    products = new double[classes];
  }

  /** {@return the histograms of the leaf's samples} */
  public SplitBins bins() {
    return bins;
  }

  /** {@return classes that can be counted} */
  public int classes() {
    return classes;
  }

  /**
   * Predicts the probability of each class.
   *
   * @param block of the leaf
   * @param x features
   * @param probabilities receives those of the first classes, summing to 1; all 0 where the leaf
   *     knows of no sample
   */
  public void predict(final double[] block, final double[] x, final double[] probabilities) {
    score(block, x, isBayes(block));
    final int known = Math.min(classes, probabilities.length);
    double sum = 0;
    for (int k = 0; k < known; k++) {
      sum += scores[k];
    }
    for (int k = 0; k < known; k++) {
      probabilities[k] = sum > 0 ? scores[k] / sum : 0;
    }
  }

  /** {@return the class that it predicts, the first of those equally probable} */
  public int predict(final double[] block, final double[] x) {
    score(block, x, isBayes(block));
    return best();
  }

  private boolean isBayes(final double[] block) {
    return kind == Kind.BAYES
        || kind == Kind.ADAPTIVE && block[BAYES_RIGHT] >= block[MAJORITY_RIGHT];
  }

  private void score(final double[] block, final double[] x, final boolean bayes) {
    double own = 0;
    for (int k = 0; bayes && k < classes; k++) {
      own += block[learned + k];
    }
    if (own > 0) {
      scoreBayes(block, x, own);
    } else {
      System.arraycopy(block, HEAD, scores, 0, classes);
    }
  }

  /** Scores up to a common factor: the densities of the classes over that of the most probable. */
  private void scoreBayes(final double[] block, final double[] x, final double own) {
    Arrays.fill(scores, 0);
    Arrays.fill(products, 1);
    for (int c = 0; c < candidates; c++) {
      final int at = means + 2 * c * classes;
      double within = 0;
      for (int k = 0; k < classes; k++) {
        within += block[at + classes + k];
      }
      if (within > 0 && within <= Double.MAX_VALUE) {
        addDensities(block, at, x[bins.feature(block, c)], within / own);
      }
    }
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      final double weight = block[learned + k];
      scores[k] =
          weight > 0
              ? StrictMath.log(weight) - 0.5 * (scores[k] + StrictMath.log(products[k]))
              : Double.NEGATIVE_INFINITY;
      max = Math.max(max, scores[k]);
    }
    for (int k = 0; k < classes; k++) {
      scores[k] = scores[k] == max ? 1 : StrictMath.exp(scores[k] - max);
    }
  }

  private void addDensities(
      final double[] block, final int at, final double value, final double within) {
    for (int k = 0; k < classes; k++) {
      final double variance = (block[at + classes + k] + within) / (block[learned + k] + 1);
      final double apart = value - block[at + k];
      scores[k] += apart * apart / variance;
      products[k] *= variance;
      if (!(products[k] > SMALL && products[k] < LARGE)) {
        scores[k] += StrictMath.log(products[k]);
        products[k] = 1;
      }
    }
  }

  private int best() {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  /** Learns a sample of weight above 0, a whole number. */
  public void learn(final double[] block, final double[] x, final int label, final double weight) {
    if (kind == Kind.ADAPTIVE) {
      score(block, x, false);
      block[MAJORITY_RIGHT] += best() == label ? weight : 0;
      score(block, x, true);
      block[BAYES_RIGHT] += best() == label ? weight : 0;
    }
    block[HEAD + label] += weight;
    block[COUNT] += weight;
    if (kind != Kind.MAJORITY) {
      learnDensities(block, x, label, weight);
    }
    bins.add(block, x, label, weight);
  }

  private void learnDensities(
      final double[] block, final double[] x, final int label, final double weight) {
    block[learned + label] += weight;
    final double share = weight / block[learned + label];
    for (int c = 0; c < candidates; c++) {
      final int at = means + 2 * c * classes + label;
      final double value = x[bins.feature(block, c)];
      final double apart = value - block[at];
      block[at] += apart * share;
      block[at + classes] += weight * apart * (value - block[at]);
    }
  }

  /** Starts a leaf from the counts of one side of a split. */
  public void expect(final double[] block, final double[] counts) {
    for (int k = 0; k < classes; k++) {
      block[HEAD + k] = counts[k];
      block[COUNT] += counts[k];
    }
    block[TRIED] = block[COUNT];
  }

  /** {@return weight of the samples since the leaf was last marked} */
  public double sinceTried(final double[] block) {
    return block[COUNT] - block[TRIED];
  }

  /** Marks that a split was looked for. */
  public void markTried(final double[] block) {
    block[TRIED] = block[COUNT];
  }

  /** {@return whether the leaf has samples of two classes} */
  public boolean isMixed(final double[] block) {
    int seen = 0;
    for (int k = 0; k < classes; k++) {
      seen += block[HEAD + k] > 0 ? 1 : 0;
    }
    return seen > 1;
  }

  /**
   * Copies what a leaf for fewer classes holds.
   *
   * @param from its block
   * @param other lays it out
   * @return a new block
   */
  public double[] widen(final double[] from, final ClassLeaf other) {
    final double[] block = new double[bins.end()];
    System.arraycopy(from, 0, block, 0, HEAD + other.classes);
    System.arraycopy(from, other.learned, block, learned, other.classes);
    for (int row = 0; row < 2 * candidates; row++) {
      System.arraycopy(
          from, other.means + row * other.classes, block, means + row * classes, other.classes);
    }
    bins.copyFrom(from, other.bins, block);
    return block;
  }
}
