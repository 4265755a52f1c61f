package io.millrace.engine.model.linear;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.FiniteGate;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.ModelInfo;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model that makes one gradient step a sample, from weights of zero: {@code p = w . s(x) +
 * intercept} with the scaler {@code s}. The order of steps, which numbers depend on:
 *
 * <ol>
 *   <li>The scaler learns {@code after} the prediction (the default): {@link #predict} scales by
 *       the scaler as it stands. {@link #learn}: the scaler learns x, x is scaled anew, the
 *       prediction is computed anew from it, the weights learn.
 *   <li>The scaler learns {@code before} it: {@link #predict} lets the scaler learn x, then scales
 *       and predicts. {@link #learn} scales and predicts anew, and the weights learn; the scaler
 *       does not.
 * </ol>
 *
 * So a label that comes later, with other samples predicted between, is learned by the weights and
 * the scaler of that moment. The loss gradient is limited to {@code [-clip, clip]}; the intercept
 * moves by its own rate and is free of l1 and l2. Weights are those of the scaled features. Cost:
 * O(features) a call; memory: a few doubles a feature.
 */
public final class LinearModel implements Model {
  public static final ModelInfo INFO =
      new ModelInfo(
          "linear",
          "loss=squared|huber(delta=1), optimizer=sgd(rate=0.01), intercept=true,"
              + " intercept_rate=rate, l1=0, l2=0, clip=1e12,"
              + " scale=standard|none(learns=after|before)",
          "of the label",
          "Widrow and Hoff 1960, Adaptive switching circuits");

  private static final double DEFAULT_CLIP = 1e12;
  private static final String AFTER = "after";
  private static final String BEFORE = "before";

  private final Loss loss;
  private final Optimizer optimizer;
  private final Scaler scaler;
  private final boolean learnsBefore;
  private final boolean hasIntercept;
  private final double interceptRate;
  private final double clip;
  private final double[] weights;
  private double intercept;
  private double rateFactor = 1;

  private LinearModel(final Settings settings, final int features) {
    loss = LinearParts.loss(settings);
    final double l1 = settings.number("l1", 0, 0, Double.MAX_VALUE);
    final double l2 = settings.number("l2", 0, 0, Double.MAX_VALUE);
    final double rate;
    try (Settings part = LinearParts.optimizer(settings)) {
      optimizer =
          LinearParts.OPTIMIZERS
              .find(part.text("type", "sgd"), part, "type")
              .create(part, l1, l2, features);
      rate = part.number("rate", LinearParts.DEFAULT_RATE, 0, Double.MAX_VALUE);
    }
    try (Settings part = LinearParts.scale(settings)) {
      scaler =
          LinearParts.SCALERS.find(part.text("type", "standard"), part, "type").create(features);
      learnsBefore = part.oneOf("learns", AFTER, List.of(AFTER, BEFORE)).equals(BEFORE);
    }
    hasIntercept = settings.flag("intercept", true);
    final double ownRate = settings.number("intercept_rate", rate, 0, Double.MAX_VALUE);
    interceptRate = hasIntercept ? ownRate : 0;
    clip = settings.number("clip", DEFAULT_CLIP, Double.MIN_VALUE, Double.MAX_VALUE);
    weights = new double[features];
  }

  public static Model of(final Settings settings, final int features) {
    return new LinearModel(settings, features);
  }

  @Override
  public double predict(final double[] x) {
    if (learnsBefore) {
      if (!FiniteGate.allFinite(x)) {
        return Double.NaN;
      }
      scaler.learn(x);
    }
    return value(scaler.transform(x));
  }

  private double value(final double[] scaled) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * scaled[i];
    }
    return sum + intercept;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    if (!learnsBefore) {
      scaler.learn(x);
    }
    final double[] scaled = scaler.transform(x);
    final double gradient = loss.gradient(value(scaled), label);
    final double slope = Math.max(-clip, Math.min(clip, gradient));
    optimizer.step(weights, scaled, slope);
    intercept -= interceptRate * rateFactor * slope;
  }

  @Override
  public boolean rateFactor(final double factor) {
    if (!optimizer.rateFactor(factor)) {
      return false;
    }
    rateFactor = factor;
    return true;
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept)
        && FiniteGate.allFinite(weights)
        && scaler.isFinite()
        && optimizer.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    intercept = 0;
    scaler.reset();
    optimizer.reset();
    rateFactor(1);
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public double intercept() {
    return hasIntercept ? intercept : Double.NaN;
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeDoubles(weights, 0, weights.length);
    out.writeDouble(intercept);
    out.writeDouble(rateFactor);
    scaler.writeState(out);
    optimizer.writeState(out);
  }

  @Override
  public void readState(final StateReader in) {
    in.readDoubles(weights, 0, weights.length);
    intercept = in.readDouble();
    rateFactor(in.readDouble());
    scaler.readState(in);
    optimizer.readState(in);
  }
}
