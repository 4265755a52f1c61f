package io.millrace.learning.model.linear;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.loss.Losses;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import java.util.Map;

/**
 * A linear model that makes one gradient step a sample, {@code p = w . x + intercept}.
 *
 * <p><b>By default</b>, {@code optimizer: normalized}, it depends on no unit and cannot diverge.
 * With features a from their centres and in their reaches s ({@link
 * io.millrace.learning.model.relative.FeatureReach}), the rates r of {@link
 * io.millrace.learning.model.optimizer.NormalizedRates} and the update u of {@link
 * io.millrace.learning.model.loss.Loss#move}:
 *
 * <pre>
 * p = w . a + intercept;  h = sum of r_i a_i^2 + r_0;  u = move(p, y, h)
 * w_i -= r_i u a_i;  intercept -= r_0 u              u = e (1 - exp(-2 h)) / h for the squared loss
 * </pre>
 *
 * The intercept starts at the first label. What predicts is the mixture of p, the labels' running
 * mean and the last label of {@link io.millrace.learning.model.relative.BaselineMixture}, without
 * an intercept, for a quantile and for classes p alone. Weights are those that predict, of the
 * features as they are.
 *
 * <p><b>With a named optimizer</b> it is the textbook's, from weights of zero, of the features
 * {@code s(x)} that {@link io.millrace.learning.model.scale.FeatureTransform} makes of x, in its
 * order of steps: where the scaler learns after the prediction, x is scaled again and the
 * prediction computed again before the weights learn. So a label that comes later, with other
 * samples predicted between, is learned by the weights and the scaler of that moment. The loss
 * gradient is limited to {@code [-clip, clip]}; the intercept moves by its own constant rate,
 * whatever the optimizer. Weights are those of the scaled features.
 *
 * <p>The intercept is free of l1 and l2. With {@code average}, what predicts is the mean of the
 * weights after each step so far, while the steps continue from the weights themselves (Polyak and
 * Juditsky, "Acceleration of stochastic approximation by averaging", SIAM J. Control and
 * Optimization 30, 1992). Cost: O(features) a call; memory: a few doubles a feature.
 */
public final class LinearModel extends DelegatingModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "linear",
              "loss=squared|huber(delta=1)|quantile(tau=0.5)|epsilon_insensitive(epsilon=0.1)|log"
                  + " (log is for classes, and the only one there), "
                  + LinearLearner.ARGUMENTS,
              Classifier.UNIT_OF_EITHER,
              "Widrow and Hoff 1960, Adaptive switching circuits; averaging by Polyak and Juditsky"
                  + " 1992; by default Ross, Mineiro and Langford 2013, Normalized online"
                  + " learning")
          .example("optimizer", "sgd", "average", "true", "l1", "0.01")
          .example("scale", "none", "intercept", "false")
          .example("l1", "0.01", "l2", "0.1")
          .example("loss", "huber", "delta", "0.5")
          .example("average", "true")
          .example("scale", Map.of("type", "robust", "window", "50", "learns", "before"))
          .example(
              "fourier",
              Map.of("features", "200", "gamma", "0.05", "seed", "7"),
              "optimizer",
              Map.of("type", "sgd", "rate", "0.3"));

  private final LinearLearner core;

  private LinearModel(final LinearLearner core) {
    super(core);
    this.core = core;
  }

  public static Model of(final Settings settings, final int features) {
    return new LinearModel(LinearLearner.of(settings, features, Losses.forNumbers(settings), true));
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
    core.learn(x, label);
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
