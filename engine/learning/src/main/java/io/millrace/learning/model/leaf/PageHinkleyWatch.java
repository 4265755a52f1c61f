package io.millrace.learning.model.leaf;

import java.util.Arrays;

/**
 * The test of Page (Biometrika 41, 1954) and Hinkley over errors, as FIMT-DD and AMRules run it:
 * with {@code m = sum of (x - mean of x so far - slack)}, errors have grown when m exceeds its
 * least value by more than the threshold. Its four figures lie in an array of the caller's, so that
 * a tree holds thousands of tests without an object each. Cost: O(1).
 */
public final class PageHinkleyWatch {
  /** Doubles that a test takes. */
  public static final int SIZE = 4;

  private static final int COUNT = 0;
  private static final int MEAN = 1;
  private static final int SUM = 2;
  private static final int MIN = 3;
  private static final int WARM_UP = 30;

  private final double slack;
  private final double threshold;

  /**
   * @param slack growth of the mean that is none
   * @param threshold above 0; infinite for a test that never alarms
   */
  public PageHinkleyWatch(final double slack, final double threshold) {
    this.slack = slack;
    this.threshold = threshold;
  }

  /**
   * Adds an error.
   *
   * @param figures holds the test
   * @param at index of its first figure
   * @param error the next one
   * @return whether errors have grown
   */
  public boolean update(final double[] figures, final int at, final double error) {
    final double count = ++figures[at + COUNT];
    final double mean = figures[at + MEAN] + (error - figures[at + MEAN]) / count;
    final double sum = figures[at + SUM] + (error - mean - slack);
    final double min = Math.min(figures[at + MIN], sum);
    figures[at + MEAN] = mean;
    figures[at + SUM] = sum;
    figures[at + MIN] = min;
    return count >= WARM_UP && sum - min > threshold;
  }

  /** Starts the test again. */
  public void clear(final double[] figures, final int at) {
    Arrays.fill(figures, at, at + SIZE, 0);
  }
}
