package io.millrace.engine.model.linear;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Dot;
import io.millrace.engine.model.FiniteGate;
import io.millrace.engine.model.OnlineModel;
import io.millrace.engine.model.scale.Inputs;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * The passive-aggressive step, which changes the weights no more than the sample's loss l asks for:
 * {@code w += tau sign x} with, for {@code |x|^2} the squared length of the features with the
 * intercept's 1 among them,
 *
 * <pre>
 * pa   tau = l / |x|^2                  the loss of the sample is 0 afterwards
 * pa1  tau = min(c, l / |x|^2)
 * pa2  tau = l / (|x|^2 + 1 / (2 c))
 * </pre>
 *
 * Crammer, Dekel, Keshet, Shalev-Shwartz and Singer, "Online passive-aggressive algorithms", JMLR 7
 * (2006), sections 3 and 5.
 */
final class AggressiveCore implements OnlineModel {
  private static final String LIMITED = "pa1";
  private static final String SOFT = "pa2";

  private final Inputs inputs;
  private final boolean hasIntercept;
  private final double mostTau;
  private final double softness;
  private final double[] weights;
  private double intercept;

  AggressiveCore(final Settings settings, final int features) {
    inputs = new Inputs(settings, features);
    hasIntercept = settings.flag("intercept", true);
    final String variant = settings.oneOf("variant", LIMITED, List.of("pa", LIMITED, SOFT));
    double c = 1;
    if (!variant.equals("pa")) {
      c = settings.number("c", 1, Double.MIN_VALUE, Double.MAX_VALUE);
    }
    mostTau = variant.equals(LIMITED) ? c : Double.MAX_VALUE;
    softness = variant.equals(SOFT) ? 1 / (2 * c) : 0;
    weights = new double[inputs.width()];
  }

  double predict(final double[] x) {
    final double[] scaled = inputs.toPredict(x);
    return scaled == null ? Double.NaN : value(scaled);
  }

  /** The features to learn from, null where one is not finite. */
  double[] toLearn(final double[] x) {
    return inputs.toLearn(x);
  }

  double value(final double[] scaled) {
    return Dot.product(scaled, weights) + intercept;
  }

  /**
   * Makes the step.
   *
   * @param scaled features, as {@link #toLearn} gave them
   * @param loss of the sample, from 0
   * @param sign of the move along the features
   */
  void step(final double[] scaled, final double loss, final double sign) {
    final double square = Dot.product(scaled, scaled) + (hasIntercept ? 1 : 0);
    final double by = square + softness;
    if (!(loss > 0) || by == 0) {
      return;
    }
    final double move = sign * Math.min(mostTau, loss / by);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += move * scaled[i];
    }
    if (hasIntercept) {
      intercept += move;
    }
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept) && FiniteGate.allFinite(weights) && inputs.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    intercept = 0;
    inputs.reset();
  }

  @Override
  public double[] weights() {
    return inputs.isPlain() ? weights.clone() : null;
  }

  @Override
  public double intercept() {
    return hasIntercept ? intercept : Double.NaN;
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeDoubles(weights, 0, weights.length);
    out.writeDouble(intercept);
    inputs.writeState(out);
  }

  @Override
  public void readState(final StateReader in) {
    in.readDoubles(weights, 0, weights.length);
    intercept = in.readDouble();
    inputs.readState(in);
  }
}
