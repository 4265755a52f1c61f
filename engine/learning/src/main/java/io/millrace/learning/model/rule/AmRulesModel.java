package io.millrace.learning.model.rule;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.leaf.FeatureLines;
import io.millrace.learning.model.leaf.FeatureScale;
import io.millrace.learning.model.leaf.HoeffdingBound;
import io.millrace.learning.model.leaf.LinearLeaf;
import io.millrace.learning.model.leaf.PageHinkleyWatch;
import io.millrace.learning.model.leaf.SplitBins;
import io.millrace.learning.model.leaf.VarianceSplit;
import io.millrace.learning.model.tree.FimtDdModel;
import io.millrace.learning.model.tree.TreeOptions;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.List;

/**
 * Adaptive model rules, after Almeida, Ferreira and Gama, "Adaptive model rules from data streams",
 * ECML PKDD 2013.
 *
 * <ol>
 *   <li>A rule looks for a literal after every {@code grace} samples that it covers: the split that
 *       reduces the standard deviation most, when {@code SDR2 / SDR1 + eps < 1} by Hoeffding's
 *       bound, or eps is below {@code tie}. It keeps the side with more samples.
 *   <li>The default rule covers what no other does. When it finds a literal, a new rule takes the
 *       side with more samples, and the default rule starts from the other one.
 *   <li>{@code order: ordered}: the first rule that covers a sample predicts and learns it. {@code
 *       order: unordered}: all that cover it do; their mean, weighted by the inverse of their faded
 *       errors, predicts.
 *   <li>A rule whose errors grow, by the test of Page and Hinkley over errors in standard
 *       deviations of the label, is removed before it learns the sample; the default rule starts
 *       again instead.
 * </ol>
 *
 * <p>No sample is left out as an anomaly. Rules predict as the leaves of {@link FimtDdModel} do.
 * Cost: O(rules literals + features log(bins)) a covering rule; memory: {@code max_rules + 1} times
 * {@code bins (6 features + 4)} doubles at most, and some a feature and literal.
 */
public final class AmRulesModel implements Model, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "amrules",
              "order=ordered|unordered, grace=200, delta=1e-7, tie=0.05, bins=32, max_rules=200,"
                  + " leaf=adaptive_line|adaptive|linear|mean, rate=0.02, rate_decay=0.001, drift=true,"
                  + " drift_slack=0.005, drift_threshold=35",
              "of the label",
              "Almeida, Ferreira and Gama 2013, Adaptive model rules from data streams")
          .example("order", "unordered", "leaf", "linear", "drift", "false", "max_rules", "5")
          .example("grace", "50", "bins", "8", "drift_threshold", "2")
          .example("leaf", "adaptive");

  private static final TreeOptions DEFAULTS = new TreeOptions(200, 1e-7, 0.05, 32, 1, 0);
  private static final long MAX_RULES = 100_000;
  private static final double MAX_ERROR = 10;
  private static final double MIN_ERROR = 1e-100;

  private final TreeOptions options;
  private final boolean ordered;
  private final boolean drift;
  private final LinearLeaf linear;
  private final SplitBins bins;
  private final VarianceSplit search;
  private final HoeffdingBound bound;
  private final PageHinkleyWatch watch;
  private final FeatureScale scale;
  private final FeatureLines lines;
  private final RuleList rules;
  private final Rule defaultValue;
  private final double[] z;
  private long removals;

  /** What the line of one feature predicts of the sample that is learned. */
  private double line;

  private boolean finite = true;

  private AmRulesModel(final Settings settings, final int features) {
    options = TreeOptions.ofSplits(settings, DEFAULTS);
    ordered = settings.oneOf("order", "ordered", List.of("ordered", "unordered")).equals("ordered");
    final int maxRules = (int) settings.integer("max_rules", 200, 0, MAX_RULES);
    linear = FimtDdModel.leaf(settings, features);
    drift = settings.flag("drift", true);
    watch = FimtDdModel.watch(settings, 35);
    bins = SplitBins.ofLabels(linear.end(), features, options.bins());
    search = new VarianceSplit(bins);
    bound = new HoeffdingBound(options.delta());
    scale = new FeatureScale(features);
    lines = linear.lines();
    rules = new RuleList(features, bins.end(), maxRules);
    defaultValue = new Rule(features, bins.end());
    z = new double[features];
    drawAll(defaultValue);
  }

  public static Model of(final Settings settings, final int features) {
    return new AmRulesModel(settings, features);
  }

  private void drawAll(final Rule rule) {
    for (int i = 0; i < bins.candidates(); i++) {
      bins.setFeature(rule.block, i, i);
    }
  }

  @Override
  public double predict(final double[] x) {
    scale.transform(x, z);
    final double near = lines.predict(x);
    double sum = 0;
    double weights = 0;
    for (int r = 0; r < rules.count(); r++) {
      if (rules.covers(r, x)) {
        final Rule rule = rules.get(r);
        final double prediction = linear.predict(rule.block, z, near);
        if (ordered) {
          return prediction;
        }
        final double weight = 1 / (linear.error(rule.block) + MIN_ERROR);
        sum += weight * prediction;
        weights += weight;
      }
    }
    return weights > 0 ? sum / weights : linear.predict(defaultValue.block, z, near);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    scale.learn(x, label);
    scale.transform(x, z);
    finite &= scale.isFinite();
    line = lines.predict(x);
    learnRules(x, label);
    lines.learn(x, label);
    finite &= lines.isFinite();
  }

  private void learnRules(final double[] x, final double label) {
    boolean covered = false;
    for (int r = 0; r < rules.count() && finite && !(ordered && covered); r++) {
      if (rules.covers(r, x)) {
        final Rule rule = rules.get(r);
        if (alarms(rule, label)) {
          rules.remove(r--);
          removals++;
        } else {
          covered = true;
          learn(rule, x, label);
          rules.index(r);
        }
      }
    }
    if (finite && !covered) {
      if (alarms(defaultValue, label)) {
        restart(defaultValue);
      }
      learn(defaultValue, x, label);
    }
  }

  private boolean alarms(final Rule rule, final double label) {
    if (!drift) {
      return false;
    }
    final double error = Math.abs(label - linear.predict(rule.block, z, line));
    final double deviation = scale.labelDeviation();
    return watch.update(rule.watch, 0, deviation > 0 ? Math.min(MAX_ERROR, error / deviation) : 0);
  }

  private void restart(final Rule rule) {
    linear.restart(rule.block);
    bins.clear(rule.block);
    watch.clear(rule.watch, 0);
  }

  private void learn(final Rule rule, final double[] x, final double label) {
    finite &= linear.learn(rule.block, z, label, 1, line);
    if (finite) {
      bins.add(rule.block, x, label - linear.center(rule.block), 1);
      if (linear.sinceTried(rule.block) >= options.grace()) {
        linear.markTried(rule.block);
        tryExpand(rule);
      }
    }
  }

  private void tryExpand(final Rule rule) {
    bins.refresh(rule.block);
    if (!search.search(rule.block)) {
      return;
    }
    final double eps = bound.of(1, search.weight());
    if (search.secondMerit() / search.merit() + eps >= 1 && eps >= options.tie()) {
      return;
    }
    final boolean isLeft = search.weight(true) >= search.weight(false);
    if (rule != defaultValue) {
      narrow(rule, rule, isLeft);
      settle(rule, rule, isLeft);
      return;
    }
    final Rule added = rules.add();
    if (added != null) {
      drawAll(added);
      narrow(added, rule, isLeft);
      settle(added, rule, isLeft);
      settle(rule, rule, !isLeft);
      rules.index(rules.count() - 1);
    }
  }

  private void narrow(final Rule rule, final Rule searched, final boolean isLeft) {
    final int feature = bins.feature(searched.block, search.candidate());
    rule.literals.add(feature, search.threshold(), isLeft);
  }

  /** Starts a rule from the samples of one side of the split of another, or its own. */
  private void settle(final Rule rule, final Rule searched, final boolean isLeft) {
    final double mean = linear.center(searched.block) + search.mean(isLeft);
    if (rule != searched) {
      linear.inherit(rule.block, searched.block);
    }
    linear.expect(rule.block, search.weight(isLeft), mean);
    bins.clear(rule.block);
    watch.clear(rule.watch, 0);
  }

  /** {@return rules besides the default one} */
  public int size() {
    return rules.count();
  }

  /** {@return rules removed because their errors grew} */
  public long removals() {
    return removals;
  }

  @Override
  public boolean memoryReached() {
    return rules.boundReached();
  }

  @Override
  public boolean isFinite() {
    return finite;
  }

  @Override
  public void reset() {
    scale.reset();
    lines.reset();
    rules.clear();
    defaultValue.clear();
    drawAll(defaultValue);
    removals = 0;
    finite = true;
  }

  @Override
  public void transferState(final StateTransfer state) {
    finite = state.transfer(finite);
    removals = state.transfer(removals);
    scale.transferState(state);
    lines.transferState(state);
    defaultValue.transferState(state);
    rules.transferState(state);
  }
}
