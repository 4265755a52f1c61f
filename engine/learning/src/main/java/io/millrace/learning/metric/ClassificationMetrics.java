package io.millrace.learning.metric;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * How well the classes of samples were predicted, one sample after the other.
 *
 * <ul>
 *   <li>Accuracy: share of samples whose predicted class is their label.
 *   <li>F1: of the positive class where there are two classes (2 TP / (2 TP + FP + FN)), else the
 *       mean over all classes that were predicted or came; 0 for a class without a hit.
 *   <li>Log loss: mean of -ln p(label), p bounded below by 1e-15.
 *   <li>AUC: probability that a positive sample has a higher score than a negative one, equal
 *       scores counting half; within 1/512 of the exact value, and exact for few samples or few
 *       distinct scores ({@link RocSketch}). For two classes only.
 *   <li>Kappa: (po - pe) / (1 - pe), Cohen 1960, pe from the shares of predictions and labels.
 * </ul>
 *
 * <p>Figures that are not defined are NaN. One thread; allocates only for a new class and as the
 * summary of the scores grows.
 */
public final class ClassificationMetrics implements Stateful {
  private static final double MIN_PROBABILITY = 1e-15;
  private static final int MAX_CLASSES = 1 << 16;

  private final CompensatedSum logLoss = new CompensatedSum();
  private long[] hits = new long[2];
  private long[] predicted = new long[2];
  private long[] labelled = new long[2];
  private final RocSketch roc = new RocSketch();
  private int classes;
  private long n;

  /** Counts nothing yet. */
  public ClassificationMetrics() {}

  /**
   * Counts a sample.
   *
   * @param probabilities one for each class known, at least two
   * @param prediction class that was predicted, from 0; below 0 where none was, which is a miss
   * @param label class of the sample, from 0; one that was not known has probability 0
   */
  public void add(final double[] probabilities, final int prediction, final int label) {
    room(StrictMath.max(label, prediction) + 1);
    n++;
    if (prediction >= 0) {
      predicted[prediction]++;
    }
    labelled[label]++;
    if (prediction == label) {
      hits[label]++;
    }
    final double of = label < probabilities.length ? probabilities[label] : 0;
    logLoss.add(-StrictMath.log(StrictMath.max(MIN_PROBABILITY, of)));
    if (label < 2) {
      roc.add(probabilities.length > 1 ? probabilities[1] : 0, label);
    }
  }

  /**
   * @param probabilities at least one
   * @return index of the greatest, the first of equals
   */
  public static int mostProbable(final double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }

  private void room(final int count) {
    if (count > hits.length) {
      final int size = StrictMath.max(count, 2 * hits.length);
      hits = Arrays.copyOf(hits, size);
      predicted = Arrays.copyOf(predicted, size);
      labelled = Arrays.copyOf(labelled, size);
    }
    classes = StrictMath.max(classes, count);
  }

  /**
   * Copies the figures where more classes are known than came here: those that are of two classes
   * only are then not told by which numbers the classes have. Allocates.
   *
   * @param known how many classes there are
   * @return a copy that counts apart
   */
  public ClassificationMetrics copy(final int known) {
    final ClassificationMetrics copy = new ClassificationMetrics();
    final StateBuffer state = new StateBuffer();
    state.write(this);
    state.read(copy);
    copy.room(known);
    return copy;
  }

  /**
   * Adds the samples of another, whose classes may have other numbers. Where the numbers of two
   * classes are exchanged, the area under the ROC curve is within 1/256 of the exact value.
   *
   * @param other not changed
   * @param numbers for each class of the other its number here
   */
  public void merge(final ClassificationMetrics other, final int[] numbers) {
    for (final int number : numbers) {
      room(number + 1);
    }
    n += other.n;
    logLoss.add(other.logLoss.value());
    for (int i = 0; i < other.classes; i++) {
      hits[numbers[i]] += other.hits[i];
      predicted[numbers[i]] += other.predicted[i];
      labelled[numbers[i]] += other.labelled[i];
    }
    if (numbers.length == 0 || numbers[0] == 0) {
      roc.merge(other.roc);
    } else if (numbers[0] == 1) {
      roc.merge(other.roc.mirrored());
    }
  }

  /** {@return how many samples were counted} */
  public long n() {
    return n;
  }

  /** {@return share of samples whose class was predicted} */
  public double accuracy() {
    return n == 0 ? Double.NaN : (double) allHits() / n;
  }

  private long allHits() {
    long sum = 0;
    for (int i = 0; i < classes; i++) {
      sum += hits[i];
    }
    return sum;
  }

  /**
   * @param positive the positive class where there are two classes; not used for more
   * @return F1 of that class, or the mean over the classes
   */
  public double f1(final int positive) {
    if (n == 0) {
      return Double.NaN;
    }
    if (classes <= 2) {
      return positive < classes ? f1Of(positive) : 0;
    }
    double sum = 0;
    int counted = 0;
    for (int i = 0; i < classes; i++) {
      if (predicted[i] + labelled[i] > 0) {
        sum += f1Of(i);
        counted++;
      }
    }
    return sum / counted;
  }

  private double f1Of(final int label) {
    final long all = predicted[label] + labelled[label];
    return all == 0 ? 0 : 2.0 * hits[label] / all;
  }

  /** {@return mean of -ln p(label)} */
  public double logLoss() {
    return n == 0 ? Double.NaN : logLoss.value() / n;
  }

  /**
   * Allocates a summary of the scores.
   *
   * @return area under the ROC curve; the same whichever of the two classes is positive
   */
  public double auc() {
    return classes == 2 ? roc.area() : Double.NaN;
  }

  /** {@return Cohen's kappa} */
  public double kappa() {
    if (n == 0) {
      return Double.NaN;
    }
    double byChance = 0;
    for (int i = 0; i < classes; i++) {
      byChance += (double) predicted[i] / n * ((double) labelled[i] / n);
    }
    return byChance == 1 ? Double.NaN : (accuracy() - byChance) / (1 - byChance);
  }

  @Override
  public void transferState(final StateTransfer state) {
    n = state.transfer(n);
    final int count = state.transfer(classes);
    if (count < 0 || count > MAX_CLASSES) {
      throw new IllegalStateException("not a count of classes: classes=" + count);
    }
    if (state.isReading()) {
      classes = 0;
      room(count);
    }
    for (int i = 0; i < count; i++) {
      hits[i] = state.transfer(hits[i]);
      predicted[i] = state.transfer(predicted[i]);
      labelled[i] = state.transfer(labelled[i]);
    }
    logLoss.transferState(state);
    roc.transferState(state);
  }
}
