package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ModelFactory;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The exponentially weighted average forecaster over any models: the mean of their predictions,
 * each kept to where labels can be and weighted by {@code exp(-eta L)}, L the sum of its losses,
 * divided by {@code range} (squared for the squared loss). Regret against the best of them: see the
 * bounds in Cesa-Bianchi and Lugosi, "Prediction, Learning, and Games" (2006), theorem 2.2 for a
 * fixed {@code eta}, theorem 2.3 without.
 *
 * <ol>
 *   <li>Without a {@code range} it is the difference of the greatest and the least label so far;
 *       where it grows, past losses are restated in the new unit.
 *   <li>A prediction below {@code greatest label - range} or above {@code min label + range} is
 *       taken for that end. The bounds need losses in [0, 1] that are convex; a loss cut off at 1
 *       is not, and one expert that runs away would take the mean with it.
 *   <li>To learn: the losses are those of what the experts issued for this sample where it was the
 *       last one issued, else of what they issue for it now; then the weights, then the experts
 *       learn.
 *   <li>An expert whose prediction is not finite is left out and loses 1; one whose state stops
 *       being finite is reset.
 * </ol>
 *
 * <p>Cost and memory: those of the experts.
 */
public final class ExpertsModel implements Model, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "experts",
              "of=[linear, rls] or [hoeffding_tree], eta=sqrt(8 ln N / t), forgetting=1, loss=squared|absolute,"
                  + " range=of the labels so far",
              Classifier.UNIT_OF_EITHER,
              "Cesa-Bianchi and Lugosi 2006, Prediction, learning, and games, theorems 2.2 and 2.3")
          .example("eta", "0.5", "loss", "absolute", "range", "20", "forgetting", "0.99")
          .example(
              "of",
              List.of(
                  Map.of("type", "fimt_dd", "grace", "100"),
                  Map.of("type", "bagging", "size", "3")));

  private final Model[] experts;
  private final Parts parts;
  private final ExpertWeights weights;
  private final boolean squared;
  private final double fixedRange;
  private final double[] predictions;

  /** What the experts say when nothing is issued; no part of the state. */
  private final double[] asked;

  private final double[] losses;
  private final LastSample last;
  private double range;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  private ExpertsModel(final Settings settings, final int features, final ModelFactory maker) {
    experts =
        EnsembleSettings.experts(
                settings, List.of("linear", "rls"), part -> maker.create(part, features))
            .toArray(new Model[0]);
    parts = new Parts().with(experts);
    final double eta = EnsembleSettings.eta(settings);
    weights = new ExpertWeights(experts.length, eta, EnsembleSettings.forgetting(settings));
    squared = settings.oneOf("loss", "squared", List.of("squared", "absolute")).equals("squared");
    fixedRange = settings.number("range", 0, Double.MIN_VALUE, Double.MAX_VALUE);
    range = fixedRange;
    predictions = new double[experts.length];
    asked = new double[experts.length];
    losses = new double[experts.length];
    last = new LastSample(features);
  }

  /**
   * @param settings its own
   * @param features of a sample
   * @param maker makes an expert from settings that name its type
   * @return the model
   */
  public static Model of(final Settings settings, final int features, final ModelFactory maker) {
    return new ExpertsModel(settings, features, maker);
  }

  @Override
  public double predict(final double[] x) {
    for (int i = 0; i < experts.length; i++) {
      asked[i] = kept(experts[i].predict(x));
    }
    return mean(asked);
  }

  @Override
  public double issue(final double[] x) {
    ask(x);
    last.set(x);
    return mean(predictions);
  }

  private double mean(final double[] of) {
    double sum = 0;
    double share = 0;
    for (int i = 0; i < experts.length; i++) {
      if (Double.isFinite(of[i])) {
        sum += weights.of(i) * of[i];
        share += weights.of(i);
      }
    }
    return share > 0 ? sum / share : 0;
  }

  private void ask(final double[] x) {
    for (int i = 0; i < experts.length; i++) {
      predictions[i] = kept(experts[i].issue(x));
    }
  }

  /** Keeps a prediction to where labels can be. */
  private double kept(final double prediction) {
    // before two labels differ, or with a range that they belied, no interval is known
    final boolean known = range > 0 && max - range <= min + range;
    return known && Double.isFinite(prediction)
        ? Math.max(max - range, Math.min(min + range, prediction))
        : prediction;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    if (!last.is(x)) {
      ask(x);
    }
    widen(label);
    if (range > 0) {
      for (int i = 0; i < experts.length; i++) {
        losses[i] = loss(predictions[i] - label);
      }
      weights.update(losses);
    }
    last.clear();
    Arrays.fill(predictions, 0);
    for (final Model expert : experts) {
      expert.learn(x, label);
      if (!expert.isFinite()) {
        expert.reset();
      }
    }
  }

  private void widen(final double label) {
    min = Math.min(min, label);
    max = Math.max(max, label);
    if (fixedRange == 0 && max - min > range) {
      final double factor = range / (max - min);
      weights.rescale(squared ? factor * factor : factor);
      range = Math.min(Double.MAX_VALUE, max - min);
    }
  }

  private double loss(final double error) {
    final double relative = Math.abs(error) / range;
    // Not a number is as wrong as can be.
    return relative < 1 ? squared ? relative * relative : relative : 1;
  }

  /** {@return the weights of the experts, in the order of {@code of}; sum 1} */
  public double[] expertWeights() {
    final double[] copy = new double[experts.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = weights.of(i);
    }
    return copy;
  }

  @Override
  public void expectLateLabels() {
    for (final Model expert : experts) {
      expert.expectLateLabels();
    }
  }

  @Override
  public boolean memoryReached() {
    return Members.anyReached(experts);
  }

  @Override
  public boolean isFinite() {
    return weights.isFinite();
  }

  @Override
  public void reset() {
    weights.reset();
    last.clear();
    Arrays.fill(predictions, 0);
    range = fixedRange;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    for (final Model expert : experts) {
      expert.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    weights.transferState(state);
    last.transferState(state);
    state.transfer(predictions, 0, predictions.length);
    range = state.transfer(range);
    min = state.transfer(min);
    max = state.transfer(max);
    parts.transferState(state);
  }
}
