package io.millrace.learning.anomaly;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;

/**
 * LODA, the lightweight on-line detector of anomalies of Pevny, Machine Learning 102, 2016: many
 * histograms, each of one sparse random projection.
 *
 * <ol>
 *   <li>A projection has {@code ceil(sqrt(features))} weights drawn from the standard normal
 *       distribution, and 0 for the rest; all come from the seed.
 *   <li>Features are scaled to [0, 1] as {@link WindowRange} says, so that the ends of every
 *       projection are known: between them lie {@code bins} cells of equal width, and one more on
 *       either side for all beyond.
 *   <li>The paper's score is the mean of -log density over the projections. With c samples of the
 *       last whole window in the cell and m in the fullest one, a sample more in each so that none
 *       is empty: {@code score = sum of ln((m + 1)/(c + 1)) / sum of ln(m + 1)}. For a given window
 *       it is the paper's, moved and scaled to [0, 1]: 0 where every projection falls into its
 *       fullest cell, 1 where each falls into an empty one.
 * </ol>
 *
 * The first two windows have no score. Cost: O(projections * sqrt(features)) a call and
 * O(projections * bins) at the end of a window. Memory: 8 bytes a cell, 12 a weight.
 */
final class Loda implements AnomalyDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "loda",
          "projections=100, bins=16, window=500, seed=0",
          "score from 0 to 1; after 2 windows",
          "Pevny 2016, Loda: lightweight on-line detector of anomalies");

  private final int projections;
  private final int bins;
  private final int cells;
  private final int weightsEach;
  private final int[] features;
  private final double[] weights;
  private final double[] start;
  private final double[] perWidth;
  private final double[] logs;
  private final WindowProfile profile;
  private final double[] scaled;

  Loda(final Settings settings, final int featureCount) {
    projections = (int) settings.integer("projections", 100, 1, 10_000);
    bins = (int) settings.integer("bins", 16, 2, 1024);
    final int window = (int) settings.integer("window", 500, 2, 1 << 20);
    cells = bins + 2;
    weightsEach = (int) Math.ceil(Math.sqrt(featureCount));
    features = new int[projections * weightsEach];
    weights = new double[projections * weightsEach];
    start = new double[projections];
    perWidth = new double[projections];
    profile = new WindowProfile(window, featureCount, projections * cells);
    scaled = new double[featureCount];
    logs = new double[window + 2];
    for (int i = 1; i < logs.length; i++) {
      logs[i] = StrictMath.log((double) i);
    }
    final SplitMix random =
        new SplitMix(settings.integer("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
    final int[] order = new int[featureCount];
    for (int i = 0; i < featureCount; i++) {
      order[i] = i;
    }
    for (int projection = 0; projection < projections; projection++) {
      draw(random, projection, order);
    }
  }

  private void draw(final SplitMix random, final int projection, final int[] order) {
    double min = 0;
    double greatest = 0;
    for (int i = 0; i < weightsEach; i++) {
      final int pick = i + random.below(order.length - i);
      final int feature = order[pick];
      order[pick] = order[i];
      order[i] = feature;
      final double weight = random.normal();
      features[projection * weightsEach + i] = feature;
      weights[projection * weightsEach + i] = weight;
      min += Math.min(0, weight);
      greatest += Math.max(0, weight);
    }
    start[projection] = min;
    perWidth[projection] = perWidth(greatest - min, bins);
  }

  /** Rounded so that the greatest end does not come out beyond the last cell. */
  private static double perWidth(final double width, final int bins) {
    final double rounded = bins / width;
    return width * rounded > bins ? StrictMath.nextDown(rounded) : rounded;
  }

  private int cell(final int projection) {
    double sum = 0;
    for (int i = projection * weightsEach; i < (projection + 1) * weightsEach; i++) {
      sum += weights[i] * scaled[features[i]];
    }
    final double place = (sum - start[projection]) * perWidth[projection];
    // the greatest end itself belongs to the last cell inside, what lies beyond it does not
    final double inside = place == bins ? bins - 1 : place;
    // cut off before 1 is added, which would round the last cell's end up to what lies beyond
    final int index = inside >= 0 ? (int) Math.min(inside, bins) + 1 : 0;
    return projection * cells + index;
  }

  @Override
  public double score(final double[] x) {
    if (!profile.isReady()) {
      return Double.NaN;
    }
    profile.range().scale(WindowRange.REFERENCE, x, scaled);
    final int[] counts = profile.reference();
    double above = 0;
    double max = 0;
    for (int projection = 0; projection < projections; projection++) {
      int fullest = 0;
      for (int i = projection * cells; i < (projection + 1) * cells; i++) {
        fullest = Math.max(fullest, counts[i]);
      }
      above += logs[fullest + 1] - logs[counts[cell(projection)] + 1];
      max += logs[fullest + 1];
    }
    return Math.max(0, Math.min(1, above / max));
  }

  @Override
  public void learn(final double[] x) {
    if (profile.isCounting()) {
      profile.range().scale(WindowRange.LATEST, x, scaled);
      final int[] counts = profile.latest();
      for (int projection = 0; projection < projections; projection++) {
        counts[cell(projection)]++;
      }
    }
    profile.learned(x);
  }

  @Override
  public void reset() {
    profile.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    profile.transferState(state);
  }
}
