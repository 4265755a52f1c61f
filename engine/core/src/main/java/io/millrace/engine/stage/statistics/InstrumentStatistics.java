package io.millrace.engine.stage.statistics;

import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.SectionDigests.Part;
import io.millrace.engine.stage.Steps;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.state.StateTransfer;

/**
 * What statistics does with the ticks of one instrument, in this order for a tick at time T:
 *
 * <ol>
 *   <li>each open instant up to T, in order: labels that are due there, then the sample of the
 *       boundary there, both by the state before the tick with windows moved there;
 *   <li>every operator is updated by the tick; anomaly detectors score it, then learn it;
 *   <li>labels that are due after this tick;
 *   <li>the sample of the tick, if it is its turn;
 *   <li>the tick itself.
 * </ol>
 */
final class InstrumentStatistics {
  private final PipelinePlan plan;
  private final TargetDefinition target;
  private final int number;
  private final Steps steps;
  private final DataQualityCounters counters = new DataQualityCounters();
  private final OperatorGraph graph;
  private final SampleClock clock;
  private final DueTimes due;
  private final AnomalyScores anomalies;
  private final double[] features;
  private final double[] watched;
  private long ticks;
  private long notReady;

  /** Event time of the last tick. */
  private long lastNs;

  InstrumentStatistics(final PipelinePlan plan, final int number, final Steps steps) {
    this.plan = plan;
    this.number = number;
    this.steps = steps;
    target = plan.definition().target();
    graph = plan.operators().newGraph();
    clock = new SampleClock(plan.definition().sample(), counters);
    due = new DueTimes(plan.expectedLabels(), plan.definition().maxWindow());
    anomalies = new AnomalyScores(plan);
    features = new double[plan.operators().featureCount()];
    watched = new double[plan.operators().watchedCount()];
  }

  /** Applies a tick whose time was admitted. */
  void tick(final long timeNs, final double[] fields) {
    advance(timeNs);
    graph.update(fields, timeNs);
    anomalies.tick(graph);
    graph.updateEarly(timeNs);
    ticks++;
    if (target != null) {
      labelDueTicks(timeNs);
      final int traded = plan.tradedHandle();
      if (clock.tick(timeNs, traded < 0 ? Double.NaN : graph.value(traded))) {
        sample(timeNs);
      }
    }
    lastNs = timeNs;
    graph.copyWatched(watched);
    steps.tick(number, timeNs, watched);
  }

  /** Closes the boundary after the last tick, and gives up the labels that are still open. */
  void end() {
    if (clock.isOpenAfterTick()) {
      advance(clock.nextNs());
    }
    due.clear();
    steps.abandon(number, lastNs);
  }

  /** Moves time on without a tick. */
  void advance(final long untilNs) {
    final boolean timed = target != null && target.horizonNs() > 0;
    while (true) {
      final long dueNs = timed ? due.next() : Long.MAX_VALUE;
      final long boundaryNs = clock.nextNs();
      if (StrictMath.min(dueNs, boundaryNs) > untilNs) {
        return;
      }
      if (dueNs <= boundaryNs) {
        graph.moveTargetTo(dueNs);
        labelOldest(dueNs);
      } else if (clock.passBoundary(untilNs)) {
        graph.moveTo(boundaryNs);
        sample(boundaryNs);
      }
    }
  }

  private void labelDueTicks(final long timeNs) {
    if (target.horizonTicks() > 0) {
      while (due.next() <= ticks) {
        labelOldest(timeNs);
      }
    }
  }

  private void labelOldest(final long timeNs) {
    due.remove();
    steps.label(number, timeNs, graph.value(plan.targetHandle()));
  }

  private void sample(final long timeNs) {
    final double value = graph.value(plan.targetHandle());
    final boolean ready = graph.copyFeatures(features);
    if (!ready || (needsValueAtOnce() && !Double.isFinite(value))) {
      notReady++;
      return;
    }
    final int spread = plan.spreadHandle();
    steps.sample(number, timeNs, features, value, spread < 0 ? Double.NaN : graph.value(spread));
    if (target.hasHorizon() && !due.add(dueAt(timeNs))) {
      steps.withdraw(number, timeNs);
    }
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

  long notReady() {
    return notReady;
  }

  /** Returns the event time of the last tick, in ns since the epoch. */
  long lastNs() {
    return lastNs;
  }

  /** Adds the data quality counts. */
  void addCounts(final DataQualityCounters sum) {
    sum.add(counters);
    sum.count(DataQualityCounters.Kind.OVERFLOW, graph.overflows());
  }

  void digest(final SectionDigests digests) {
    digests.add(number, Part.OPERATORS, graph);
    digests.add(number, Part.MODELS, this::transferClocks);
    digests.add(number, Part.METRICS, this::transferCounts);
  }

  OperatorGraph graph() {
    return graph;
  }

  void transferClocks(final StateTransfer state) {
    clock.transferState(state);
    due.transferState(state);
    anomalies.transferState(state);
  }

  void transferCounts(final StateTransfer state) {
    ticks = state.transfer(ticks);
    notReady = state.transfer(notReady);
    lastNs = state.transfer(lastNs);
    counters.transferState(state);
  }
}
