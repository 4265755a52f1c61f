package io.millrace.engine.placement.dedicated;

import io.millrace.engine.placement.LatencyRecorder;
import io.millrace.engine.placement.RingPlacement;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.RingTransport;
import io.millrace.engine.ring.RingTransport.Order;
import io.millrace.engine.ring.WaitChoice;
import io.millrace.engine.shard.ShardReports;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import java.util.List;
import java.util.Locale;

/**
 * A thread for each stage:
 *
 * <pre>
 *  feed thread             millrace-decode -> millrace-statistics             millrace-learning -> millrace-signals
 *  read, journal ==records==>  decode      ->     statistics      ==steps==>      learning      ->     signals
 * </pre>
 */
public final class DedicatedPlacement extends RingPlacement {
  private final RingTransport<StepEvent> steps;
  private final WaitChoice wait;

  private DedicatedPlacement(
      final StagePlan plan,
      final DecodeStage decode,
      final ShardReports reports,
      final EngineStatus status,
      final RingTransport<TickEvent> records,
      final RingTransport<StepEvent> steps,
      final LatencyRecorder latency,
      final WaitChoice wait) {
    super(plan, decode, false, reports, status, records, latency);
    this.steps = steps;
    this.wait = wait;
  }

  /**
   * @param plan what to start
   * @return the stages, running
   */
  public static DedicatedPlacement start(final StagePlan plan) {
    final EngineStatus status = new EngineStatus();
    final WaitChoice wait = plan.waitChoice(4);
    final LatencyRecorder latency = new LatencyRecorder(2 * plan.slots());
    final StepPublisher publisher = new StepPublisher();
    final LearningOutput output = new LearningOutput();

    final DecodeStage decode = new DecodeStage(plan.pipeline(), plan.decoders(), plan.probe());
    final StatisticsStage statistics =
        new StatisticsStage(plan.pipeline(), publisher, instrument -> true, plan.probe());
    final LearningStage learning = new LearningStage(plan.pipeline(), output, plan.probe());
    final SignalStage signals = new SignalStage(plan.pipeline(), plan.listener());

    final int width =
        Math.max(
            plan.pipeline().operators().featureCount(), plan.pipeline().operators().watchedCount());
    final int signalsOfAStep =
        4 + plan.pipeline().modelScores().size() + plan.pipeline().alertNames().size();
    final RingTransport<StepEvent> steps =
        new RingTransport<>(
            plan.slots(),
            () -> new StepEvent(width, signalsOfAStep),
            wait,
            status,
            Order.ONE_AFTER_THE_OTHER,
            List.of(
                new LearningHandler(learning, output, status),
                new SignalHandler(plan, signals, latency, status)));
    publisher.start(steps);
    final RingTransport<TickEvent> records =
        new RingTransport<>(
            plan.slots(),
            () -> new TickEvent(plan.pipeline().schema()),
            wait,
            status,
            Order.ONE_AFTER_THE_OTHER,
            List.of(
                new DecodeHandler(decode, status),
                new StatisticsHandler(statistics, publisher, status)));

    final ShardReports reports =
        new ShardReports(plan.pipeline(), decode, List.of(statistics), List.of(learning), signals);
    return new DedicatedPlacement(plan, decode, reports, status, records, steps, latency, wait);
  }

  @Override
  protected List<RingTransport<?>> innerRings() {
    return List.of(steps);
  }

  @Override
  public String description() {
    return "dedicated: feed thread and a thread for each of four stages, two rings of "
        + slots()
        + " slots, waiting "
        + wait.name().toLowerCase(Locale.ROOT);
  }
}
