package io.millrace.engine.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.prequential.ClassLabels;
import io.millrace.engine.prequential.ModelEvents;
import io.millrace.engine.prequential.PendingLabels;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.signal.AlertRule;
import io.millrace.engine.signal.InstrumentName;
import io.millrace.engine.signal.SignalPublisher;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.List;

/**
 * All that happens to the ticks of one instrument, in this order for a tick at time T:
 *
 * <ol>
 *   <li>each open instant up to T, in order: labels that are due there are taken and learned, then
 *       the boundary there is sampled, both by the state before the tick with windows moved there;
 *   <li>every operator is updated by the tick; anomaly detectors score it, then learn it;
 *   <li>labels that are due after this tick are taken and learned;
 *   <li>the tick is sampled, if it is its turn: predict, and learn where there is no horizon;
 *   <li>the drift detectors of expressions look at the tick, then the alert rules do.
 * </ol>
 *
 * Whenever a label is learned, the drift detectors of errors look at it afterwards.
 */
final class InstrumentStage implements TickGate.Target {
  private static final long RESET_HASH = SignalPublisher.alertHash(AlertDefinition.MODEL_RESET);
  private static final long MEMORY_HASH = SignalPublisher.alertHash(AlertDefinition.MEMORY_REACHED);
  private static final int SOME_LABELS = 64;
  private static final int MANY_LABELS = 4_096;

  private final PipelinePlan plan;
  private final TargetDefinition target;
  private final InstrumentName name;
  private final DataQualityCounters odd;
  private final SignalPublisher signals;
  private final TickGate gate;
  private final OperatorGraph graph;
  private final SampleClock clock;
  private final PendingLabels pending;
  private final PrequentialEvaluator learner;
  private final Stateful models;
  private final Stateful metrics;
  private final AnomalyStage anomalies;
  private final DriftStage drifts;
  private final AlertRule[] alerts;
  private final long[] scoreHashes;
  private long ticks;
  private long notReady;
  private long unlabelled;

  /** Time at which the models learn; set before each label, so no part of the state. */
  private long learningNs;

  /**
   * @param leaps whether the instrument's times can leap
   */
  InstrumentStage(
      final PipelinePlan plan,
      final String name,
      final boolean leaps,
      final ClassLabels labels,
      final DataQualityCounters odd,
      final SignalPublisher signals) {
    this.plan = plan;
    this.target = plan.definition().target();
    this.name = InstrumentName.of(name);
    this.odd = odd;
    this.signals = signals;
    gate =
        new TickGate(new TimeGate(plan.definition().maxJumpNs(), leaps, odd), plan.schema(), odd);
    graph = plan.operators().newGraph();
    clock = new SampleClock(plan.definition().sample(), odd);
    learner = PrequentialEvaluator.of(plan.definition(), labels, odd, new ModelEventAlerts());
    models = learner.models();
    metrics = learner.metrics();
    anomalies = new AnomalyStage(plan);
    drifts = new DriftStage(plan.drifts(), this.name, signals, learner);
    pending = new PendingLabels(learner.width(), expectedLabels(), plan.definition().maxWindow());
    final List<AlertDefinition> rules = plan.definition().alerts();
    alerts = rules.stream().map(AlertRule::new).toArray(AlertRule[]::new);
    scoreHashes = plan.modelScores().stream().mapToLong(SignalPublisher::predictionHash).toArray();
  }

  /** As many as ever wait, where the rules tell, so that nothing grows; within reason. */
  private int expectedLabels() {
    final SampleRule rule = plan.definition().sample();
    double max = SOME_LABELS;
    if (target != null && target.horizonNs() > 0 && rule.by() == SampleRule.By.TIME) {
      max = target.horizonNs() / rule.every() + 2;
    } else if (target != null && target.horizonTicks() > 0 && rule.by() == SampleRule.By.TICKS) {
      max = target.horizonTicks() / rule.every() + 2;
    }
    return (int) StrictMath.min(MANY_LABELS, max);
  }

  /**
   * Takes a tick.
   *
   * @return how many were applied: none where its time is doubted, two where it confirms the one
   *     before
   */
  int tick(final Tick tick, final Decoder decoder) {
    return gate.tick(tick, decoder, this);
  }

  @Override
  public void apply(final long timeNs, final double[] fields) {
    advance(timeNs);
    graph.update(fields, timeNs);
    anomalies.tick(graph);
    graph.updateEarly(timeNs);
    ticks++;
    if (plan.hasTarget()) {
      learnDueTicks(timeNs);
      final int traded = plan.tradedHandle();
      if (clock.tick(timeNs, traded < 0 ? Double.NaN : graph.value(traded))) {
        sample(timeNs);
      }
    }
    watch(timeNs);
  }

  /**
   * Moves the instrument's time on without a tick.
   *
   * @return how many ticks were applied: one where this confirms a doubted one
   */
  int moveTo(final long timeNs, final Decoder decoder) {
    final int applied = gate.moveTo(timeNs, decoder, this);
    advance(timeNs);
    return applied;
  }

  /** Closes the boundary after the last tick, and gives up the labels that are still open. */
  void end() {
    gate.end();
    if (clock.isOpenAfterTick()) {
      advance(clock.nextNs());
    }
    unlabelled += pending.clear();
  }

  private void advance(final long untilNs) {
    final boolean timed = target != null && target.horizonNs() > 0;
    while (true) {
      final long dueNs = timed ? pending.nextDue() : Long.MAX_VALUE;
      final long boundaryNs = clock.nextNs();
      if (StrictMath.min(dueNs, boundaryNs) > untilNs) {
        return;
      }
      if (dueNs <= boundaryNs) {
        graph.moveTo(dueNs);
        learnOldest(dueNs);
      } else if (clock.passBoundary(untilNs)) {
        graph.moveTo(boundaryNs);
        sample(boundaryNs);
      }
    }
  }

  private void learnDueTicks(final long timeNs) {
    if (target.horizonTicks() > 0) {
      while (pending.nextDue() <= ticks) {
        learnOldest(timeNs);
      }
    }
  }

  private void learnOldest(final long timeNs) {
    pending.remove(learner.row());
    learner.recall();
    final double now = graph.value(plan.targetHandle());
    learn(timeNs, label(now, learner.value()));
  }

  /** A class of a change is its sign. */
  private double label(final double now, final double then) {
    if (target.isClass() && target.change() != TargetDefinition.Change.LEVEL) {
      return StrictMath.signum(now - then) + 0.0; // no class of its own for -0
    }
    switch (target.change()) {
      case DIFFERENCE:
        return plan.targetArithmetic().subtract(now, then);
      case LOG:
        return StrictMath.log(now / then);
      default:
        return now;
    }
  }

  private void learn(final long timeNs, final double label) {
    if (!Double.isFinite(label)) {
      odd.count(Kind.LABEL_NOT_KNOWN);
      learner.skip();
      return;
    }
    learningNs = timeNs;
    learner.learn(label);
    drifts.learned(timeNs);
  }

  private void sample(final long timeNs) {
    final double value = graph.value(plan.targetHandle());
    if (!readFeatures() || (needsValueAtOnce() && !Double.isFinite(value))) {
      notReady++;
      return;
    }
    final int spread = plan.spreadHandle();
    learner.predict(
        value,
        target.hasHorizon() ? value : Double.NaN,
        spread < 0 ? Double.NaN : graph.value(spread));
    for (int i = 0; i < scoreHashes.length; i++) {
      final double score = learner.score(i);
      graph.setScore(plan.firstModelScore() + i, score);
      signals.prediction(name, timeNs, plan.modelScores().get(i), scoreHashes[i], score);
    }
    if (!target.hasHorizon()) {
      learn(timeNs, value);
      return;
    }
    learner.keep();
    if (!pending.add(dueAt(timeNs), learner.row())) {
      odd.count(Kind.OVERFLOW);
      unlabelled++;
      learner.withdraw();
    }
  }

  private boolean readFeatures() {
    final int[] handles = plan.featureHandles();
    final double[] row = learner.row();
    for (int i = 0; i < handles.length; i++) {
      final double value = graph.value(handles[i]);
      if (!Double.isFinite(value)) {
        return false;
      }
      row[i] = value;
    }
    return true;
  }

  /** A level at a later time needs no value now; everything else does. */
  private boolean needsValueAtOnce() {
    return !target.hasHorizon() || target.change() != TargetDefinition.Change.LEVEL;
  }

  /** Never where 64 bits do not hold the time. */
  private long dueAt(final long timeNs) {
    if (target.horizonNs() == 0) {
      return ticks + target.horizonTicks();
    }
    final boolean fits = timeNs <= SampleClock.NEVER - target.horizonNs();
    return fits ? timeNs + target.horizonNs() : SampleClock.NEVER;
  }

  private void watch(final long timeNs) {
    if (alerts.length == 0 && !plan.drifts().hasExpressions()) {
      return;
    }
    graph.updateScored(timeNs);
    drifts.tick(graph, timeNs);
    final int[] handles = plan.alertHandles();
    for (int i = 0; i < alerts.length; i++) {
      final AlertRule rule = alerts[i];
      if (rule.tick(graph.value(handles[i]), timeNs)) {
        final AlertDefinition said = rule.definition();
        signals.alert(name, timeNs, said.name(), rule.hash(), said.message());
      }
    }
  }

  InstrumentName name() {
    return name;
  }

  long ticks() {
    return ticks;
  }

  /** Values that windows have pushed out before their time. */
  long overflows() {
    return graph.overflows();
  }

  long notReady() {
    return notReady;
  }

  long unlabelled() {
    return unlabelled;
  }

  PrequentialEvaluator learner() {
    return learner;
  }

  DriftStage drifts() {
    return drifts;
  }

  /** Adds how often each rule was raised to the counts, in the order of the rules. */
  void addAlertCounts(final long[] counts) {
    for (int i = 0; i < alerts.length; i++) {
      counts[i] += alerts[i].count();
    }
  }

  void transferGate(final StateTransfer state) {
    gate.transferState(state);
  }

  void transferOperators(final StateTransfer state) {
    graph.transferState(state);
  }

  void transferModels(final StateTransfer state) {
    models.transferState(state);
    clock.transferState(state);
    pending.transferState(state);
    anomalies.transferState(state);
    drifts.transferDetectors(state);
  }

  void transferMetrics(final StateTransfer state) {
    ticks = state.transfer(ticks);
    notReady = state.transfer(notReady);
    unlabelled = state.transfer(unlabelled);
    metrics.transferState(state);
    for (final AlertRule rule : alerts) {
      rule.transferState(state);
    }
    drifts.transferCounts(state);
  }

  /** Says what happens to a model, by alerts whose message is its name. */
  private final class ModelEventAlerts implements ModelEvents {
    @Override
    public void reset(final int model) {
      signals.alert(
          name, learningNs, AlertDefinition.MODEL_RESET, RESET_HASH, plan.modelScores().get(model));
    }

    @Override
    public void memoryReached(final int model) {
      signals.alert(
          name,
          learningNs,
          AlertDefinition.MEMORY_REACHED,
          MEMORY_HASH,
          plan.modelScores().get(model));
    }
  }
}
