package io.millrace.learning.model.aggressive;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import java.util.Map;

/**
 * Passive-aggressive regression by {@link AggressiveStep}: an error up to epsilon is left alone,
 * the rest, {@code l = max(0, |p - y| - epsilon)}, is what the step is made for. {@code units:
 * relative} measures features, epsilon and c in running scales, {@link RelativeAggressiveCore};
 * {@code units: absolute} is the paper's, of features scaled in {@link FeatureTransform}' order of
 * steps. Cost: O(features) a call; memory: a few doubles a feature.
 */
public final class AggressiveModel extends DelegatingModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "pa",
              "units=relative|absolute, variant=pa1|pa|pa2, c=0.1 of the mean error (absolute, or"
                  + " for classes: 1), epsilon=0.1 of the mean error (absolute: 0.1; numbers only),"
                  + " intercept=true, baselines=true (relative and numbers only), "
                  + FeatureTransform.argumentsOf(
                      "none where relative, else standard; standard with fourier"),
              Classifier.UNIT_OF_EITHER + " (sigma of the margin, not calibrated)",
              "Crammer and others 2006, Online passive-aggressive algorithms")
          .example("variant", "pa", "scale", "none")
          .example("variant", "pa2", "c", "0.1", "intercept", "false", "scale", "max_abs")
          .example("units", "absolute", "c", "0.5")
          .example("c", "0.3", "fourier", Map.of("features", "100", "gamma", "0.05"));

  private final AggressiveLearner core;

  private AggressiveModel(final AggressiveLearner core) {
    super(core);
    this.core = core;
  }

  public static Model of(final Settings settings, final int features) {
    return new AggressiveModel(AggressiveLearner.of(settings, features, true));
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public double issue(final double[] x) {
    return core.issue(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    core.learnNumber(x, label);
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
