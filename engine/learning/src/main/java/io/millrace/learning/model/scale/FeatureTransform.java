package io.millrace.learning.model.scale;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.List;

/**
 * The way of a sample's features to a model's weights: the finite gate, the scaler, then random
 * Fourier features where the model wants them. The order of steps, which numbers depend on:
 *
 * <ol>
 *   <li>The scaler learns {@code after} the prediction (the default): {@link #toIssue} scales by
 *       the scaler as it is; {@link #toLearn} lets the scaler learn x, then scales again.
 *   <li>The scaler learns {@code before} it: {@link #toIssue} lets the scaler learn x, then scales;
 *       {@link #toLearn} scales by the scaler as it is.
 * </ol>
 *
 * {@link #toPredict} scales by the scaler as it is in either case and changes no state. One thread
 * at a time; allocates nothing.
 */
public final class FeatureTransform implements Stateful {
  /** How a model describes them in its arguments. */
  public static final String ARGUMENTS = argumentsOf("standard");

  private static final String AFTER = "after";
  private static final String BEFORE = "before";

  private final int features;
  private final Scaler scaler;
  private final boolean learnsBefore;
  private final FourierFeatures fourier;
  private final boolean isIdentity;

  /**
   * Reads the keys {@code scale} and {@code fourier} of a model.
   *
   * @param model settings of the model
   * @param features how many numbers a sample has
   */
  public FeatureTransform(final Settings model, final int features) {
    this(model, features, Scalers.STANDARD);
  }

  private FeatureTransform(final Settings model, final int features, final String scale) {
    this.features = features;
    try (Settings part = Scalers.part(model, scale)) {
      scaler = Scalers.of(part, features);
      learnsBefore = part.oneOf("learns", AFTER, List.of(AFTER, BEFORE)).equals(BEFORE);
    }
    fourier = FourierFeatures.of(model, features);
    isIdentity = scaler instanceof Unscaled && fourier == null;
  }

  /**
   * Reads the same keys of a model that learns from features as they are. Random Fourier features
   * keep the standard scaler: {@code gamma} is in its units.
   *
   * @param model settings of the model
   * @param features how many numbers a sample has
   * @return the inputs, without a scaler by default
   */
  public static FeatureTransform unscaled(final Settings model, final int features) {
    return new FeatureTransform(
        model, features, model.has("fourier") ? Scalers.STANDARD : Scalers.NONE);
  }

  /**
   * @param scale how the model describes its default scaler
   * @return how it describes its inputs in its arguments
   */
  public static String argumentsOf(final String scale) {
    return "scale="
        + scale
        + (scale.equals(Scalers.STANDARD) ? "|none" : ": standard|none")
        + "|min_max|max_abs|robust(window=500)(learns=after|before),"
        + " fourier=absent|(features=64, gamma=1/features, seed=1)";
  }

  /** {@return how many numbers go to the weights} */
  public int width() {
    return fourier == null ? features : fourier.width();
  }

  /** {@return whether each weight is one feature's} */
  public boolean isPlain() {
    return fourier == null;
  }

  /**
   * {@return whether the weights learn from the features as they are: {@link #toLearn} does nothing
   * then but look whether all are finite}
   */
  public boolean isIdentity() {
    return isIdentity;
  }

  /**
   * @param x features; not kept
   * @return what the weights predict from, valid until the next call
   */
  public double[] toPredict(final double[] x) {
    return transform(x);
  }

  /**
   * @param x features of a sample that will be learned; not kept
   * @return what the weights predict from, valid until the next call; null where the scaler was to
   *     learn features that are not finite
   */
  public double[] toIssue(final double[] x) {
    if (learnsBefore) {
      if (!FiniteGate.allFinite(x)) {
        return null;
      }
      scaler.learn(x);
    }
    return transform(x);
  }

  /**
   * @param x features; not kept
   * @return what the weights learn from, valid until the next call; null where a feature is not
   *     finite, and then nothing has changed
   */
  public double[] toLearn(final double[] x) {
    if (!FiniteGate.allFinite(x)) {
      return null;
    }
    if (!learnsBefore) {
      scaler.learn(x);
    }
    return transform(x);
  }

  private double[] transform(final double[] x) {
    final double[] scaled = scaler.transform(x);
    return fourier == null ? scaled : fourier.transform(scaled);
  }

  /** {@return whether all its state is finite} */
  public boolean isFinite() {
    return scaler.isFinite();
  }

  /** Goes back to the state of one that has seen nothing. */
  public void reset() {
    scaler.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    scaler.transferState(state);
  }
}
