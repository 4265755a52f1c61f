package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ModelFactory;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import java.util.Map;

/**
 * Online bagging over any model, after Oza and Russell, "Online bagging and boosting", AISTATS
 * 2001: each member learns a sample as often as a Poisson(1) draw says, its first one at least
 * once; the mean of the finite predictions predicts. A member whose state stops being finite is
 * reset. Cost and memory: those of {@code size} members.
 */
public final class BaggingModel implements Model, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "bagging",
              "of=fimt_dd or hoeffding_tree, size=10, seed=1",
              Classifier.UNIT_OF_EITHER,
              "Oza and Russell 2001, Online bagging and boosting")
          .example("of", Map.of("type", "linear"), "size", "3", "seed", "7")
          .example("of", Map.of("type", "adaptive_random_forest", "size", "2"), "size", "2");

  private final Model[] members;
  private final OnlineBootstrap draws;
  private final Parts parts;

  private BaggingModel(final Settings settings, final int features, final ModelFactory maker) {
    members =
        EnsembleSettings.members(settings, "fimt_dd", part -> maker.create(part, features))
            .toArray(new Model[0]);
    draws = new OnlineBootstrap(members.length, 1, SplitMix.mixed(EnsembleSettings.seed(settings)));
    parts = new Parts().with(draws).with(members);
  }

  /**
   * @param settings its own
   * @param features of a sample
   * @param maker makes a member from settings that name its type
   * @return the model
   */
  public static Model of(final Settings settings, final int features, final ModelFactory maker) {
    return new BaggingModel(settings, features, maker);
  }

  @Override
  public double predict(final double[] x) {
    return mean(x, false);
  }

  @Override
  public double issue(final double[] x) {
    return mean(x, true);
  }

  private double mean(final double[] x, final boolean isIssued) {
    double sum = 0;
    int count = 0;
    for (final Model member : members) {
      final double prediction = isIssued ? member.issue(x) : member.predict(x);
      if (Double.isFinite(prediction)) {
        sum += prediction;
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
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
  public void expectLateLabels() {
    for (final Model member : members) {
      member.expectLateLabels();
    }
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
    for (final Model member : members) {
      member.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    parts.transferState(state);
  }
}
