package io.millrace.engine.placement;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.RingTransport;
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
 * Two threads, the default:
 *
 * <pre>
 *  feed thread                        millrace-engine
 *  read, journal, decode ==TickEvent==> statistics -> learning -> signals
 * </pre>
 */
public final class FusedPlacement extends RingPlacement {
  private final WaitChoice wait;

  private FusedPlacement(
      final StagePlan plan,
      final DecodeStage decode,
      final ShardReports reports,
      final EngineStatus status,
      final RingTransport<TickEvent> ring,
      final LatencyRecorder latency,
      final WaitChoice wait) {
    super(plan, decode, true, reports, status, ring, latency);
    this.wait = wait;
  }

  /**
   * @param plan what to start
   * @return the stages, running
   */
  public static FusedPlacement start(final StagePlan plan) {
    final DecodeStage decode = new DecodeStage(plan.pipeline(), plan.decoders(), plan.probe());
    final SignalStage signals = new SignalStage(plan.pipeline(), plan.listener());
    final LearningStage learning = new LearningStage(plan.pipeline(), signals, plan.probe());
    final StatisticsStage statistics =
        new StatisticsStage(plan.pipeline(), learning, instrument -> true, plan.probe());
    final EngineStatus status = new EngineStatus();
    final LatencyRecorder latency = new LatencyRecorder(plan.slots());
    final WaitChoice wait = plan.waitChoice(1);
    final RingTransport<TickEvent> ring =
        new RingTransport<>(
            plan.slots(),
            () -> new TickEvent(plan.pipeline().schema()),
            wait,
            status,
            RingTransport.Order.ONE_AFTER_THE_OTHER,
            List.of(new EngineHandler(plan, statistics, learning, signals, latency, status)));
    final ShardReports reports =
        new ShardReports(plan.pipeline(), decode, List.of(statistics), List.of(learning), signals);
    return new FusedPlacement(plan, decode, reports, status, ring, latency, wait);
  }

  @Override
  protected List<RingTransport<?>> innerRings() {
    return List.of();
  }

  @Override
  public String description() {
    return "fused: feed thread and engine thread, "
        + slots()
        + " slots, waiting "
        + wait.name().toLowerCase(Locale.ROOT);
  }
}
