package io.millrace.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.signal.SignalListener;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishing quotes and all that follows from them allocates nothing once it is warm. */
@Timeout(60)
class MarketEngineAllocationTest {
  private static final int QUOTES = 200_000;
  private static final PipelineDefinition DEFINITION =
      PipelineDefinition.builder()
          .feature("ofi_1s", "sum(ofi, window=1s)")
          .feature("imbalance", "imbalance")
          .target(new TargetDefinition("mid", 0, 10, TargetDefinition.Change.DIFFERENCE))
          .model(ModelDefinition.of("rls", "rls", "forgetting", "0.9999"))
          .alert(AlertDefinition.of("wide", "spread > 3", "spread is wide"))
          .build();

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void shouldAllocateNothingOnEitherThread() {
    final long feedThread = Thread.currentThread().getId();
    try (MarketEngine engine = MarketEngine.start(DEFINITION, SignalListener.NONE)) {
      final long engineThread = newest("millrace-engine");
      final int instrument = engine.instrument("SIMA");
      publish(engine, instrument, 0);
      engine.report();
      publish(engine, instrument, 1);
      engine.report();
      final long feedBefore = threads.getThreadAllocatedBytes(feedThread);
      final long engineBefore = threads.getThreadAllocatedBytes(engineThread);
      publish(engine, instrument, 2);
      final long feedBytes = threads.getThreadAllocatedBytes(feedThread) - feedBefore;
      engine.report();
      final long engineBytes = threads.getThreadAllocatedBytes(engineThread) - engineBefore;
      assertTrue(feedBytes < 0.01 * QUOTES, "feed thread: bytes=" + feedBytes);
      assertTrue(engineBytes < 0.01 * QUOTES, "engine thread: bytes=" + engineBytes);
    }
  }

  private long newest(final String name) {
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().equals(name))
        .mapToLong(java.lang.management.ThreadInfo::getThreadId)
        .max()
        .orElseThrow();
  }

  private static void publish(final MarketEngine engine, final int instrument, final int round) {
    for (int i = 0; i < QUOTES; i++) {
      final long timeNs = ((long) round * QUOTES + i) * 1_000_000;
      final int wave = i % 37;
      engine.quote(instrument, timeNs, 100 + wave % 5, 300 + wave, 102 + wave % 7, 500 - wave);
    }
  }
}
