package io.millrace.engine.model.linear;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.OnlineModel;
import io.millrace.engine.model.loss.Loss;
import io.millrace.engine.model.optimizer.Optimizers;
import io.millrace.engine.model.scale.Inputs;

/** Learns weights and an intercept for one output, whatever the output means. */
interface LinearLearner extends OnlineModel {
  /** What a model says of it in its arguments. */
  String ARGUMENTS =
      "optimizer=normalized, intercept=true, intercept_rate=the named optimizer's, l1=0, l2=0,"
          + " clip=1e12 (none with normalized), average=false, baselines=true (normalized and"
          + " numbers only), "
          + Inputs.argumentsOf("none with normalized, else standard; standard with fourier");

  double predict(double[] x);

  /** A label or feature that is not finite changes nothing. */
  void learn(double[] x, double label);

  /**
   * @param settings of the model
   * @param features of a sample
   * @param loss of the output
   * @param hasBaselines whether the output is a number, which baselines can predict
   * @return the learner that the key {@code optimizer} asks for
   */
  static LinearLearner of(
      final Settings settings, final int features, final Loss loss, final boolean hasBaselines) {
    return Optimizers.isNormalized(settings)
        ? new NormalizedCore(settings, features, loss, hasBaselines)
        : new LinearCore(settings, features, loss);
  }
}
