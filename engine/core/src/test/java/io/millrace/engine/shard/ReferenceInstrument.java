package io.millrace.engine.shard;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow obvious twin of one instrument's stage: it keeps every tick for ever, recomputes each
 * value from all of them, and walks through time in steps of {@link #STEP_NS}, of which all times
 * are multiples. It knows the features {@link #FEATURES} of the field {@code v}, targets by {@link
 * #value} and the alert condition {@link #CONDITION}; the model is the engine's own.
 */
final class ReferenceInstrument {
  static final long STEP_NS = TypedRun.S / 4;
  static final Map<String, String> FEATURES =
      new TreeMap<>(
          Map.of("a", "sum(v, window=2s)", "b", "mean(v, n=2)", "c", "change(v, window=1s)"));
  static final String CONDITION = "a > 2 or c >= 1";

  private record Tick(long timeNs, double v) {}

  private record Sample(
      long number,
      long timeNs,
      int tick,
      double[] x,
      double value,
      double m,
      double noChange,
      double mean) {}

  private record Score(String name, double prediction, double label, double before) {}

  final TreeMap<String, Long> counts = new TreeMap<>();
  final List<String> said = new ArrayList<>();
  long samples;
  long notReady;

  private final PipelineDefinition pipeline;
  private final TargetDefinition target;
  private final Model model;
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Double> conditions = new ArrayList<>();
  private final List<Long> raisedNs = new ArrayList<>();
  private final List<Sample> open = new ArrayList<>();
  private final List<Double> labels = new ArrayList<>();
  private final List<Score> scores = new ArrayList<>();

  ReferenceInstrument(final PipelineDefinition pipeline) {
    this.pipeline = pipeline;
    target = pipeline.target();
    final ModelDefinition definition = pipeline.models().get(0);
    model = ModelCatalogue.create(definition, FEATURES.size());
    if (target.isLate(pipeline.sample())) {
      model.expectLateLabels();
    }
  }

  void tick(final long timeNs, final double v) {
    long nowNs = timeNs;
    if (!ticks.isEmpty() && timeNs < lastNs()) {
      count("time_backwards", 1);
      nowNs = lastNs();
    }
    if (!ticks.isEmpty()) {
      walk(nowNs);
    }
    ticks.add(new Tick(nowNs, v));
    while (target.horizonTicks() > 0
        && !open.isEmpty()
        && open.get(0).tick + target.horizonTicks() <= ticks.size()) {
      learn(open.remove(0), nowNs);
    }
    if (pipeline.sample().by() == SampleRule.By.TICKS
        && ticks.size() % (long) pipeline.sample().every() == 0) {
      sample(nowNs);
    }
    alert(nowNs);
  }

  /** Closes the boundary after the last tick; returns the labels that stay open. */
  int end() {
    if (pipeline.sample().by() == SampleRule.By.TIME) {
      walk(boundaryAfter(lastNs()));
    }
    return open.size();
  }

  private long lastNs() {
    return ticks.get(ticks.size() - 1).timeNs;
  }

  private long boundaryAfter(final long timeNs) {
    final long everyNs = (long) pipeline.sample().every();
    return (Math.floorDiv(timeNs, everyNs) + 1) * everyNs;
  }

  /** Passes every instant after the last tick: labels due first, then the boundary. */
  private void walk(final long untilNs) {
    for (long ns = lastNs() + STEP_NS; ns <= untilNs; ns += STEP_NS) {
      while (target.horizonNs() > 0
          && !open.isEmpty()
          && open.get(0).timeNs + target.horizonNs() <= ns) {
        learn(open.remove(0), ns);
      }
      if (pipeline.sample().by() == SampleRule.By.TIME
          && ns % (long) pipeline.sample().every() == 0) {
        final long empty = (ns - boundaryAfter(lastNs())) / (long) pipeline.sample().every();
        if (empty <= pipeline.sample().idle()) {
          sample(ns);
        } else {
          count("idle_skipped", 1);
        }
      }
    }
  }

  private void sample(final long nowNs) {
    final double[] x = {value("a", nowNs), value("b", nowNs), value("c", nowNs)};
    final double value = value(target.value(), nowNs);
    final boolean valueNeeded = !target.hasHorizon() || target.change() != Change.LEVEL;
    if (Double.isNaN(x[0] + x[1] + x[2]) || valueNeeded && Double.isNaN(value)) {
      notReady++;
      return;
    }
    if (!open.isEmpty() && !target.isLate(pipeline.sample())) {
      throw new AssertionError("predicts before an earlier label: " + pipeline.sample());
    }
    samples++;
    final double prediction = model.issue(x);
    said.add(nowNs / (double) TypedRun.S + " m=" + prediction);
    final Sample sample =
        new Sample(
            samples, nowNs, ticks.size(), x, value, prediction, noChange(value), runningMean());
    if (target.hasHorizon()) {
      open.add(sample);
    } else {
      learn(sample, nowNs);
    }
  }

  private double noChange(final double value) {
    if (target.change() != Change.LEVEL) {
      return 0;
    }
    final double last = labels.isEmpty() ? 0 : labels.get(labels.size() - 1);
    return target.hasHorizon() && !Double.isNaN(value) ? value : last;
  }

  private double runningMean() {
    return labels.stream().mapToDouble(label -> label).average().orElse(0);
  }

  private void learn(final Sample sample, final long nowNs) {
    double label = value(target.value(), nowNs);
    if (target.change() == Change.DIFFERENCE) {
      label -= sample.value;
    } else if (target.change() == Change.LOG) {
      label = StrictMath.log(label / sample.value);
    }
    if (!Double.isFinite(label)) {
      count("label_not_known", 1);
      return;
    }
    if (sample.number > pipeline.metricsAfter()) {
      final boolean later = target.hasHorizon() && target.change() == Change.LEVEL;
      final double before = later ? sample.value : 0;
      scores.add(new Score("m", sample.m, label, before));
      scores.add(new Score("no_change", sample.noChange, label, before));
      scores.add(new Score("running_mean", sample.mean, label, before));
    }
    labels.add(label);
    model.learn(sample.x, label);
  }

  private void alert(final long nowNs) {
    final AlertDefinition rule = pipeline.alerts().get(0);
    final double a = value("a", nowNs);
    final double c = value("c", nowNs);
    conditions.add(a > 2 || c >= 1 ? 1.0 : Double.isNaN(c) ? Double.NaN : 0);
    int since = conditions.size();
    while (since > 0 && conditions.get(since - 1) == 1) {
      since--;
    }
    final int held = conditions.size() - since;
    if (held < rule.forTicks()
        || held == 0
        || nowNs - ticks.get(since).timeNs < rule.forNs()
        || !raisedNs.isEmpty() && nowNs - raisedNs.get(raisedNs.size() - 1) < rule.cooldownNs()) {
      return;
    }
    raisedNs.add(nowNs);
    said.add(nowNs / (double) TypedRun.S + " high! ");
  }

  /** Computes a feature, or a target's value, from all ticks so far at an instant. */
  private double value(final String what, final long nowNs) {
    switch (what) {
      case "a":
        return known(nowNs - 2 * TypedRun.S, Long.MAX_VALUE).stream().mapToDouble(v -> v).sum();
      case "b":
        final List<Double> all = known(Long.MIN_VALUE, Long.MAX_VALUE);
        final int n = Math.min(2, all.size());
        return n == 0 ? Double.NaN : (all.get(all.size() - n) + all.get(all.size() - 1)) / 2;
      case "c":
        final List<Double> old = known(Long.MIN_VALUE, nowNs - TypedRun.S);
        final List<Double> every = known(Long.MIN_VALUE, Long.MAX_VALUE);
        return old.isEmpty() ? Double.NaN : every.get(every.size() - 1) - old.get(old.size() - 1);
      case "v":
        return ticks.get(ticks.size() - 1).v;
      case "a + 10":
        return value("a", nowNs) + 10;
      default:
        throw new IllegalArgumentException(what);
    }
  }

  /** Returns the known values from an instant on and before another. */
  private List<Double> known(final long fromNs, final long beforeNs) {
    return ticks.stream()
        .filter(tick -> tick.timeNs >= fromNs && tick.timeNs < beforeNs)
        .map(Tick::v)
        .filter(v -> !Double.isNaN(v))
        .toList();
  }

  private void count(final String kind, final long more) {
    counts.merge(kind, more, Long::sum);
  }

  long raised() {
    return raisedNs.size();
  }

  long scored(final String name) {
    return scores.stream().filter(score -> score.name.equals(name)).count();
  }

  double mae(final String name) {
    return scores.stream()
        .filter(score -> score.name.equals(name))
        .mapToDouble(score -> Math.abs(score.prediction - score.label))
        .average()
        .orElse(Double.NaN);
  }

  /** The share of moves, away from where they begin, that go the way predicted. */
  double direction(final String name) {
    return scores.stream()
        .filter(score -> score.name.equals(name) && Math.abs(score.label - score.before) > 0)
        .mapToDouble(
            score ->
                Math.signum(score.prediction - score.before)
                        == Math.signum(score.label - score.before)
                    ? 1
                    : 0)
        .average()
        .orElse(Double.NaN);
  }
}
