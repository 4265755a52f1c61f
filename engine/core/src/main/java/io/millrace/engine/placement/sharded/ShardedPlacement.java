package io.millrace.engine.placement.sharded;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Several shards, each with a part of the instruments, by their numbers in turn:
 *
 * <pre>
 *  feed thread                    +=> millrace-shard-0: statistics -> learning ==signals==+
 *  read, journal, decode ==ticks==+=> millrace-shard-1: statistics -> learning ==signals==+=> millrace-merge
 *                                 +=> ...                                                 +     signals
 * </pre>
 */
public final class ShardedPlacement extends RingPlacement {
  private final List<ShardOutput> outputs;
  private final SignalMerger merger;
  private final WaitChoice wait;

  private ShardedPlacement(
      final StagePlan plan,
      final DecodeStage decode,
      final List<ShardOutput> outputs,
      final SignalMerger merger,
      final ShardReports reports,
      final EngineStatus status,
      final RingTransport<TickEvent> ticks,
      final LatencyRecorder latency,
      final WaitChoice wait) {
    super(plan, decode, true, reports, status, ticks, latency);
    this.outputs = outputs;
    this.merger = merger;
    this.wait = wait;
  }

  /**
   * @param plan what to start
   * @param shards how many threads compute, at least 1
   * @return the stages, running
   */
  public static ShardedPlacement start(final StagePlan plan, final int shards) {
    final EngineStatus status = new EngineStatus();
    final WaitChoice wait = plan.waitChoice(shards + 1);
    final LatencyRecorder latency = new LatencyRecorder(1);
    final DecodeStage decode = new DecodeStage(plan.pipeline(), plan.decoders(), plan.probe());
    final SignalStage signals = new SignalStage(plan.pipeline(), plan.listener());
    final List<StatisticsStage> statistics = new ArrayList<>();
    final List<LearningStage> learning = new ArrayList<>();
    final List<ShardOutput> outputs = new ArrayList<>();
    final List<ShardHandler> handlers = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      final int shard = i;
      outputs.add(new ShardOutput(plan.slots(), status));
      learning.add(new LearningStage(plan.pipeline(), outputs.get(i), plan.probe()));
      statistics.add(
          new StatisticsStage(
              plan.pipeline(),
              learning.get(i),
              instrument -> instrument % shards == shard,
              plan.probe()));
      handlers.add(new ShardHandler(i, statistics.get(i), learning.get(i), outputs.get(i), status));
    }
    final SignalMerger merger = new SignalMerger(plan, outputs, signals, latency, status);
    start(merger);
    final RingTransport<TickEvent> ticks =
        new RingTransport<>(
            plan.slots(),
            () -> new TickEvent(plan.pipeline().schema()),
            wait,
            status,
            Order.SIDE_BY_SIDE,
            handlers);
    final ShardReports reports =
        new ShardReports(plan.pipeline(), decode, statistics, learning, signals);
    return new ShardedPlacement(
        plan, decode, outputs, merger, reports, status, ticks, latency, wait);
  }

  private static void start(final SignalMerger merger) {
    final Thread thread = new Thread(merger, "millrace-merge");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  protected List<RingTransport<?>> innerRings() {
    return List.of();
  }

  @Override
  protected long occupiedBehind() {
    return outputs.stream().mapToLong(ShardOutput::occupied).sum() + merger.uncounted();
  }

  @Override
  public String description() {
    return "sharded: feed thread, "
        + outputs.size()
        + " shards and a merging thread, "
        + slots()
        + " slots, waiting "
        + wait.name().toLowerCase(Locale.ROOT);
  }
}
