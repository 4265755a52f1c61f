package io.millrace.engine.stage.learning;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.graph.ScoreGraph;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.prequential.ModelEvents;
import io.millrace.engine.prequential.PendingRows;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.SectionDigests.Part;
import io.millrace.engine.stage.SignalOutput;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * What learning does with the steps of one instrument: predicts samples, learns labels, lets drift
 * detectors look at errors after each label and at expressions on each tick, then checks the alert
 * rules.
 */
final class InstrumentLearning {
  private final PipelinePlan plan;
  private final TargetDefinition target;
  private final int number;
  private final String name;
  private final SignalOutput out;
  private final DataQualityCounters counters = new DataQualityCounters();
  private final PrequentialEvaluator evaluator;
  private final PendingRows pending;
  private final Stateful models;
  private final Stateful metrics;
  private final ScoreGraph scores;
  private final DriftMonitor drifts;
  private final AlertRule[] alerts;
  private final int scoreCount;
  private final boolean watches;
  private long ticks;
  private long unlabelled;

  /** Of the present step, so no part of the state. */
  private long sequence;

  private long timeNs;

  InstrumentLearning(
      final PipelinePlan plan, final int number, final String name, final SignalOutput out) {
    this.plan = plan;
    this.number = number;
    this.name = name;
    this.out = out;
    target = plan.definition().target();
    evaluator = PrequentialEvaluator.of(plan.definition(), counters, new ModelEventAlerts());
    models = evaluator.models();
    metrics = evaluator.metrics();
    pending = new PendingRows(evaluator.width(), plan.expectedLabels());
    scores = plan.operators().newScoreGraph();
    drifts = new DriftMonitor(plan, evaluator, this::alert);
    alerts = plan.definition().alerts().stream().map(AlertRule::new).toArray(AlertRule[]::new);
    scoreCount = plan.modelScores().size();
    watches = alerts.length > 0 || plan.drifts().hasExpressions();
  }

  private void alert(final int alert, final String message) {
    out.alert(number, timeNs, alert, message);
  }

  private void at(final long newSequence, final long newTimeNs) {
    sequence = newSequence;
    timeNs = newTimeNs;
  }

  void label(final long labelSequence, final long dueNs, final double value) {
    at(labelSequence, dueNs);
    evaluator.recall(pending);
    learn(label(value, evaluator.value()));
  }

  /** A class of a change is its sign. */
  private double label(final double now, final double then) {
    if (target.isClass() && target.change() != TargetDefinition.Change.LEVEL) {
      return StrictMath.signum(now - then) + 0.0; // no class of its own for -0
    }
    return switch (target.change()) {
      case DIFFERENCE -> plan.targetArithmetic().subtract(now, then);
      case LOG -> StrictMath.log(now / then);
      default -> now;
    };
  }

  private void learn(final double label) {
    if (!evaluator.isLabel(label)) {
      counters.count(Kind.LABEL_NOT_KNOWN);
      evaluator.skip();
      return;
    }
    evaluator.learn(label);
    drifts.learned(sequence);
  }

  void sample(
      final long sampleSequence,
      final long sampleNs,
      final double[] features,
      final double value,
      final double spread) {
    at(sampleSequence, sampleNs);
    final boolean waits = target.hasHorizon();
    evaluator.predict(features, value, waits ? value : Double.NaN, spread);
    for (int i = 0; i < scoreCount; i++) {
      final double score = evaluator.score(i);
      scores.setScore(plan.firstModelScore() + i, score);
      out.prediction(number, sampleNs, i, score);
    }
    if (waits) {
      evaluator.keep(pending);
    } else {
      learn(value);
    }
  }

  void withdraw() {
    pending.removeNewest();
    counters.count(Kind.OVERFLOW);
    unlabelled++;
    evaluator.withdraw();
  }

  void abandon() {
    unlabelled += pending.clear();
  }

  void tick(final long tickSequence, final long tickNs, final double[] watched) {
    if (watches) {
      watch(tickSequence, tickNs, watched);
    }
    ticks++;
  }

  private void watch(final long tickSequence, final long tickNs, final double[] watched) {
    at(tickSequence, tickNs);
    scores.update(watched, tickNs);
    drifts.tick(scores, tickSequence);
    final int[] handles = plan.alertHandles();
    for (int i = 0; i < alerts.length; i++) {
      if (alerts[i].tick(scores.value(handles[i]), tickNs)) {
        out.alert(number, tickNs, i, alerts[i].definition().message());
      }
    }
  }

  String name() {
    return name;
  }

  long ticks() {
    return ticks;
  }

  long unlabelled() {
    return unlabelled;
  }

  PrequentialEvaluator evaluator() {
    return evaluator;
  }

  DriftMonitor drifts() {
    return drifts;
  }

  long raised(final int alert) {
    return alerts[alert].count();
  }

  void addCounts(final DataQualityCounters sum) {
    sum.add(counters);
    sum.count(Kind.OVERFLOW, scores.overflows());
  }

  void digest(final SectionDigests digests) {
    digests.add(number, Part.OPERATORS, scores);
    digests.add(number, Part.MODELS, this::transferModels);
    digests.add(number, Part.METRICS, this::transferMetrics);
  }

  void transferScores(final StateTransfer state) {
    scores.transferState(state);
  }

  void transferModels(final StateTransfer state) {
    models.transferState(state);
    pending.transferState(state);
    drifts.transferDetectors(state);
  }

  void transferMetrics(final StateTransfer state) {
    ticks = state.transfer(ticks);
    unlabelled = state.transfer(unlabelled);
    counters.transferState(state);
    metrics.transferState(state);
    for (final AlertRule rule : alerts) {
      rule.transferState(state);
    }
    drifts.transferCounts(state);
  }

  /** Raises alerts for events of a model; the message is its name. */
  private final class ModelEventAlerts implements ModelEvents {
    @Override
    public void reset(final int model) {
      alert(plan.alertNumber(AlertDefinition.MODEL_RESET), plan.modelScores().get(model));
    }

    @Override
    public void memoryReached(final int model) {
      alert(plan.alertNumber(AlertDefinition.MEMORY_REACHED), plan.modelScores().get(model));
    }
  }
}
