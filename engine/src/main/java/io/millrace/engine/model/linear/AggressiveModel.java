package io.millrace.engine.model.linear;

import io.millrace.engine.catalogue.MemberInfo;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Classifier;
import io.millrace.engine.model.CoreModel;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.scale.Inputs;
import java.util.Map;

/**
 * Passive-aggressive regression by the step of {@link AggressiveCore}: an error up to epsilon is
 * left alone, the rest, {@code l = max(0, |p - y| - epsilon)}, is what the step is made for.
 * Features are scaled in {@link Inputs}' order of steps. Cost: O(features) a call; memory: a few
 * doubles a feature.
 */
public final class AggressiveModel extends CoreModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "pa",
              "variant=pa1|pa|pa2, c=1, epsilon=0.1 (numbers only), intercept=true, "
                  + Inputs.ARGUMENTS,
              Classifier.UNIT_OF_EITHER + " (sigma of the margin, not calibrated)",
              "Crammer and others 2006, Online passive-aggressive algorithms")
          .example("variant", "pa", "scale", "none")
          .example("variant", "pa2", "c", "0.1", "intercept", "false", "scale", "max_abs")
          .example("c", "0.3", "fourier", Map.of("features", "100", "gamma", "0.05"));

  private final AggressiveCore core;
  private final double epsilon;

  private AggressiveModel(final AggressiveCore core, final double epsilon) {
    super(core);
    this.core = core;
    this.epsilon = epsilon;
  }

  public static Model of(final Settings settings, final int features) {
    final AggressiveCore core = new AggressiveCore(settings, features);
    return new AggressiveModel(core, settings.number("epsilon", 0.1, 0, Double.MAX_VALUE));
  }

  @Override
  public double predict(final double[] x) {
    return core.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label)) {
      return;
    }
    final double[] scaled = core.toLearn(x);
    if (scaled != null) {
      final double error = label - core.value(scaled);
      core.step(scaled, Math.abs(error) - epsilon, StrictMath.signum(error));
    }
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
