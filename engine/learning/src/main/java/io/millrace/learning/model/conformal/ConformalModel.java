package io.millrace.learning.model.conformal;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ModelFactory;
import io.millrace.learning.model.scale.SortedWindow;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Map;

/**
 * Adaptive conformal intervals around another model's predictions, which it leaves as they are. The
 * interval is the prediction plus and minus the {@code ceil((1 - a) (n + 1))}-th smallest of the
 * last n absolute errors: all numbers where a is 0 or less or there are fewer errors than that, the
 * prediction alone where a is 1 or more. After each label {@code a += rate (1 - coverage -
 * missed)}, missed being 1 where the label was outside the interval issued for it and else 0.
 * Whatever the labels do, over T labels the share covered is within {@code (max(a_1, 1 - a_1) +
 * rate) / (rate T)} of {@code coverage}, with {@code a_1 = 1 - coverage}: Gibbs and Candes,
 * "Adaptive conformal inference under distribution shift", NeurIPS 2021, proposition 4.1.
 *
 * <p>An error is that of the prediction as it was issued, also where the label comes later, with
 * others issued between. A label whose sample was never issued goes to the model inside and judges
 * nothing. A sample that is skipped or withdrawn takes its prediction with it, so that one with the
 * same features is judged by its own. Cost, besides the model's inside: that of a {@link
 * SortedWindow} and a digest of the features. Memory: 16 bytes an error, 24 a prediction whose
 * label has not come, at most 2^20.
 */
public final class ConformalModel implements IntervalModel, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "conformal",
              "of=rls|any model for numbers, coverage=0.9, rate=0.005, window=1000",
              Model.UNIT,
              "Gibbs and Candes 2021, Adaptive conformal inference under distribution shift")
          .example("of", Map.of("type", "linear", "l2", "0.01"), "coverage", "0.5", "window", "20")
          .example("of", "kalman", "rate", "0.05");

  private static final double BELOW_ONE = StrictMath.nextDown(1.0);
  private static final int MAX_WINDOW = 65_536;

  private final Model inner;
  private final double coverage;
  private final double rate;
  private final SortedWindow errors;
  private final IssuedIntervals issued = new IssuedIntervals();
  private double miss;
  private double lower = Double.NaN;
  private double upper = Double.NaN;
  private long judged;
  private long covered;

  private ConformalModel(
      final Settings settings, final int features, final ModelFactory modelByType) {
    coverage = settings.number("coverage", 0.9, Double.MIN_VALUE, BELOW_ONE);
    rate = settings.number("rate", 0.005, 0, 1);
    errors = new SortedWindow((int) settings.integer("window", 1000, 1, MAX_WINDOW));
    miss = 1 - coverage;
    try (Settings of = settings.typed("of", "rls")) {
      inner = modelByType.create(of, features);
    }
  }

  /**
   * @param settings of this model
   * @param features how many numbers a sample has
   * @param modelByType makes the model inside, whose settings have a key {@code type}
   * @return the model
   */
  public static Model of(
      final Settings settings, final int features, final ModelFactory modelByType) {
    return new ConformalModel(settings, features, modelByType);
  }

  @Override
  public double predict(final double[] x) {
    return inner.predict(x);
  }

  @Override
  public void interval(final double[] x, final double[] into) {
    final double prediction = inner.predict(x);
    final double half = half();
    into[0] = prediction - half;
    into[1] = prediction + half;
  }

  @Override
  public double issue(final double[] x) {
    final double prediction = inner.issue(x);
    final double half = half();
    lower = prediction - half;
    upper = prediction + half;
    if (FiniteGate.allFinite(x)) {
      issued.issue(x, prediction, half);
    }
    return prediction;
  }

  private double half() {
    final int n = errors.count();
    if (miss >= 1) {
      return 0;
    }
    final double rank = Math.ceil((1 - miss) * (n + 1));
    if (miss <= 0 || rank > n) {
      return Double.POSITIVE_INFINITY;
    }
    return errors.sorted((int) rank - 1);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    if (issued.settle(x)) {
      final double error = Math.abs(label - issued.prediction());
      // an error that is not known, of a model about to be reset, judges nothing
      if (error <= Double.MAX_VALUE) {
        judge(error);
      }
    }
    inner.learn(x, label);
  }

  @Override
  public void learnUnjudged(final double[] x, final double label) {
    inner.learn(x, label);
  }

  @Override
  public void skip(final double[] x) {
    if (FiniteGate.allFinite(x)) {
      issued.settle(x);
    }
    inner.skip(x);
  }

  @Override
  public void withdraw(final double[] x) {
    if (FiniteGate.allFinite(x)) {
      issued.withdraw(x);
    }
    inner.withdraw(x);
  }

  private void judge(final double error) {
    final boolean isCovered = error <= issued.half();
    judged++;
    covered += isCovered ? 1 : 0;
    miss += rate * (1 - coverage - (isCovered ? 0 : 1));
    errors.add(error);
  }

  @Override
  public double lower() {
    return lower;
  }

  @Override
  public double upper() {
    return upper;
  }

  @Override
  public double wanted() {
    return coverage;
  }

  @Override
  public long judged() {
    return judged;
  }

  @Override
  public long covered() {
    return covered;
  }

  @Override
  public boolean memoryReached() {
    return inner instanceof Bounded bounded && bounded.memoryReached();
  }

  @Override
  public boolean isFinite() {
    return inner.isFinite();
  }

  @Override
  public void expectLateLabels() {
    inner.expectLateLabels();
  }

  @Override
  public void reset() {
    inner.reset();
    errors.reset();
    issued.reset();
    miss = 1 - coverage;
    lower = Double.NaN;
    upper = Double.NaN;
    judged = 0;
    covered = 0;
  }

  @Override
  public double[] weights() {
    return inner.weights();
  }

  @Override
  public double intercept() {
    return inner.intercept();
  }

  @Override
  public void transferState(final StateTransfer state) {
    inner.transferState(state);
    errors.transferState(state);
    issued.transferState(state);
    miss = state.transfer(miss);
    lower = state.transfer(lower);
    upper = state.transfer(upper);
    judged = state.transfer(judged);
    covered = state.transfer(covered);
  }
}
