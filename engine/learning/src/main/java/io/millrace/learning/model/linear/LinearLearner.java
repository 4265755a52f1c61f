package io.millrace.learning.model.linear;

import io.millrace.learning.model.OnlineModel;
import io.millrace.learning.model.loss.Loss;
import io.millrace.learning.model.optimizer.Optimizers;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.Settings;

/** Learns weights and an intercept for one output, whatever the output means. */
interface LinearLearner extends OnlineModel {
  /** How a model describes it in its arguments. */
  String ARGUMENTS =
      "optimizer=normalized, intercept=true, intercept_rate=the optimizer's (named ones only), l1=0, l2=0,"
          + " clip=1e12 (named optimizers only), average=false, baselines=true (normalized and numbers"
          + " only, not with quantile), "
          + FeatureTransform.argumentsOf(
              "none with normalized, else standard; standard with fourier");

  /** Changes nothing. */
  double predict(double[] x);

  /**
   * Predicts a sample that will be learned; NaN where the scaler was to learn what is not finite.
   */
  double issue(double[] x);

  /** A label or feature that is not finite changes nothing. */
  void learn(double[] x, double label);

  /**
   * @param settings of the model
   * @param features of a sample
   * @param loss of the output
   * @param isNumber whether the output is a number, else the log odds of a class
   * @return the learner that the key {@code optimizer} asks for
   */
  static LinearLearner of(
      final Settings settings, final int features, final Loss loss, final boolean isNumber) {
    return Optimizers.isNormalized(settings)
        ? new NormalizedCore(settings, features, loss, isNumber)
        : new LinearCore(settings, features, loss);
  }
}
