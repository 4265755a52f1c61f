package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.ClassifierFactory;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Online bagging over any classifier, as {@link BaggingModel}; the mean of the members'
 * probabilities predicts. Cost and memory: those of {@code size} members.
 */
public final class BaggingClassifier implements Classifier, Bounded {
  private final Classifier[] members;
  private final OnlineBootstrap draws;
  private final Parts parts;

  /** The prediction of a member; no part of the state. */
  private double[] part = new double[2];

  private BaggingClassifier(
      final Settings settings, final int features, final ClassifierFactory maker) {
    members =
        EnsembleSettings.members(settings, "hoeffding_tree", part -> maker.create(part, features))
            .toArray(new Classifier[0]);
    draws = new OnlineBootstrap(members.length, 1, SplitMix.mixed(EnsembleSettings.seed(settings)));
    parts = new Parts().with(draws).with(members);
  }

  /**
   * @param settings its own
   * @param features of a sample
   * @param maker makes a member from settings that name its type
   * @return the classifier
   */
  public static Classifier of(
      final Settings settings, final int features, final ClassifierFactory maker) {
    return new BaggingClassifier(settings, features, maker);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    mix(x, probabilities, false);
  }

  @Override
  public void issue(final double[] x, final double[] probabilities) {
    mix(x, probabilities, true);
  }

  private void mix(final double[] x, final double[] probabilities, final boolean isIssued) {
    if (part.length != probabilities.length) {
      part = new double[probabilities.length];
    }
    Arrays.fill(probabilities, 0);
    for (int i = 0; i < members.length; i++) {
      if (draws.isStarted(i)) {
        if (isIssued) {
          members[i].issue(x, part);
        } else {
          members[i].predict(x, part);
        }
        Mixture.add(probabilities, part, 1);
      }
    }
    Mixture.normalise(probabilities);
  }

  @Override
  public void learn(final double[] x, final int label) {
    Members.checkClass(this, label);
    if (!FiniteGate.allFinite(x)) {
      return;
    }
    for (int i = 0; i < members.length; i++) {
      for (int times = draws.next(i); times > 0; times--) {
        members[i].learn(x, label);
      }
      if (!members[i].isFinite()) {
        members[i].reset();
        draws.startAnew(i);
      }
    }
  }

  @Override
  public int maxClasses() {
    return members[0].maxClasses();
  }

  @Override
  public boolean memoryReached() {
    return Members.anyReached(members);
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    draws.reset();
    for (final Classifier member : members) {
      member.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    parts.transferState(state);
  }
}
