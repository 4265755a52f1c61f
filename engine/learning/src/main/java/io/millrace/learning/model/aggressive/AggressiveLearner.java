package io.millrace.learning.model.aggressive;

import io.millrace.learning.model.OnlineModel;
import io.millrace.learning.setting.Settings;
import java.util.List;

/** Learns weights and an intercept by passive-aggressive steps. */
interface AggressiveLearner extends OnlineModel {
  /**
   * Changes nothing.
   *
   * @return the prediction of a number, or the margin of class 1
   */
  double predict(double[] x);

  /**
   * Predicts a sample that will be learned; NaN where the scaler was to learn what is not finite.
   */
  double issue(double[] x);

  /** A label or feature that is not finite changes nothing. */
  void learnNumber(double[] x, double label);

  /**
   * @param x features
   * @param sign 1 for class 1, -1 for class 0
   */
  void learnClass(double[] x, double sign);

  /**
   * @param settings of the model
   * @param features of a sample
   * @param isNumber whether it predicts numbers
   * @return the learner that the key {@code units} asks for
   */
  static AggressiveLearner of(final Settings settings, final int features, final boolean isNumber) {
    final String units = settings.oneOf("units", "relative", List.of("relative", "absolute"));
    return units.equals("relative")
        ? new RelativeAggressiveCore(settings, features, isNumber)
        : new AggressiveCore(settings, features, isNumber);
  }
}
