package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.ClassifierFactory;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;

/**
 * The exponentially weighted average forecaster over any classifiers: the mean of their
 * probabilities, each weighted by {@code exp(-eta L)}. An expert loses {@code 1 - p(label)}, which
 * is linear in its probabilities, so that the bounds of {@link ExpertWeights} hold. Losses are
 * those of what the experts issue for the sample when it is learned: a scaler that learns before
 * the prediction learns it then as well. Cost and memory: those of the experts.
 */
public final class ExpertsClassifier implements Classifier, Bounded {
  private final Classifier[] experts;
  private final Parts parts;
  private final ExpertWeights weights;
  private final double[] losses;

  /** Classes up to the greatest label learned. */
  private int known;

  /**
   * What an expert issues, for as many classes as were issued last: an expert that knows nothing
   * gives all of them the same.
   */
  private double[] part = new double[2];

  /** The prediction of an expert before any is issued, for any number of classes. */
  private double[] asked = new double[2];

  private ExpertsClassifier(
      final Settings settings, final int features, final ClassifierFactory maker) {
    experts =
        EnsembleSettings.experts(
                settings, List.of("hoeffding_tree"), part -> maker.create(part, features))
            .toArray(new Classifier[0]);
    parts = new Parts().with(experts);
    final double eta = EnsembleSettings.eta(settings);
    weights = new ExpertWeights(experts.length, eta, EnsembleSettings.forgetting(settings));
    losses = new double[experts.length];
  }

  /**
   * @param settings its own
   * @param features of a sample
   * @param maker makes an expert from settings that name its type
   * @return the classifier
   */
  public static Classifier of(
      final Settings settings, final int features, final ClassifierFactory maker) {
    return new ExpertsClassifier(settings, features, maker);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    if (asked.length != probabilities.length) {
      asked = new double[probabilities.length];
    }
    Arrays.fill(probabilities, 0);
    for (int i = 0; i < experts.length; i++) {
      experts[i].predict(x, asked);
      Mixture.add(probabilities, asked, weights.of(i));
    }
    Mixture.normalise(probabilities);
  }

  @Override
  public void issue(final double[] x, final double[] probabilities) {
    Arrays.fill(probabilities, 0);
    makeRoomFor(probabilities.length);
    for (int i = 0; i < experts.length; i++) {
      experts[i].issue(x, part);
      Mixture.add(probabilities, part, weights.of(i));
    }
    Mixture.normalise(probabilities);
  }

  private void makeRoomFor(final int classes) {
    if (part.length != classes) {
      part = new double[classes];
    }
  }

  @Override
  public void learn(final double[] x, final int label) {
    Members.checkClass(this, label);
    if (!FiniteGate.allFinite(x)) {
      return;
    }
    known = Math.max(known, label + 1);
    makeRoomFor(Math.max(part.length, known));
    for (int i = 0; i < experts.length; i++) {
      experts[i].issue(x, part);
      final double loss = 1 - part[label];
      losses[i] = loss >= 0 && loss <= 1 ? loss : 1;
    }
    weights.update(losses);
    for (final Classifier expert : experts) {
      expert.learn(x, label);
      if (!expert.isFinite()) {
        expert.reset();
      }
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
  public int maxClasses() {
    int max = MAX_CLASSES;
    for (final Classifier expert : experts) {
      max = Math.min(max, expert.maxClasses());
    }
    return max;
  }

  @Override
  public void reset() {
    known = 0;
    part = new double[2];
    weights.reset();
    for (final Classifier expert : experts) {
      expert.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    known = state.transfer(known);
    if (state.isReading()) {
      // not of as many classes as this one was asked for before
      makeRoomFor(Math.max(2, known));
    }
    weights.transferState(state);
    parts.transferState(state);
  }
}
