package io.millrace.replay.app.session;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.shard.TrialInstrument;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.terminal.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The heap that instruments take: estimated before a run, and told where it did not suffice. The
 * estimate is what this JVM allocates to make the stage of one new instrument. It holds the little
 * that the making threw away; it does not hold what grows later, such as time windows, trees and
 * order books. It differs between JVMs and decides nothing.
 */
public final class InstrumentMemory {
  /** Stands for an estimate that this JVM cannot make. */
  public static final long UNKNOWN = -1;

  private static final int TRIALS = 3;

  /** Work over a feed or a journal. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * @return what came of it
     * @throws IOException where reading or writing fails
     */
    T run() throws IOException;
  }

  private InstrumentMemory() {}

  /**
   * @param plan of a pipeline
   * @return bytes of an instrument's stage when it is new; {@link #UNKNOWN} where the JVM does not
   *     count what it allocates
   */
  static long bytes(final PipelinePlan plan) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()
        || !threads.isThreadAllocatedMemoryEnabled()) {
      return UNKNOWN;
    }
    long min = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) { // the first loads classes and fills caches
      final long before = threads.getCurrentThreadAllocatedBytes();
      TrialInstrument.of(plan);
      min = Math.min(min, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return min;
  }

  /**
   * @param bytes of an instrument
   * @param max instruments that there may be
   * @param heapBytes that the JVM may take
   * @return one line where that many do not fit, else null
   */
  static String warning(final long bytes, final long max, final long heapBytes) {
    if (bytes <= 0 || bytes <= heapBytes / max) {
      return null;
    }
    return String.format(
        Locale.ROOT,
        "memory: an instrument takes about %s, so that about %,d fit into the heap of %s, and"
            + " max_instruments is %,d; -Xmx sets a larger heap",
        Figures.size(bytes),
        heapBytes / bytes,
        Figures.size(heapBytes),
        max);
  }

  /**
   * Does work, and says in one line what was too large where memory runs out.
   *
   * @param <T> what comes of the work
   * @param stages that the work runs
   * @param remedy what helps besides a larger heap, with the comma before it; may be empty
   * @param work to be done
   * @return what came of it
   * @throws IOException where reading or writing fails
   * @throws UsageException where memory runs out
   */
  public static <T> T guard(final Stages stages, final String remedy, final Work<T> work)
      throws IOException {
    try {
      return work.run();
    } catch (final RuntimeException | Error thrown) {
      if (!ranOut(thrown)) {
        throw thrown;
      }
    }
    // Behind the handler, so that nothing of what filled the heap is referred to any more.
    throw new UsageException(
        String.format(
            Locale.ROOT,
            "%s with %,d instruments%s; -Xmx sets a larger heap%s",
            heapIsFull(),
            stages.instruments(),
            stages.instrumentBytes() > 0
                ? " of about " + Figures.size(stages.instrumentBytes()) + " each when new"
                : "",
            remedy));
  }

  /**
   * @param thrown anything
   * @return whether it comes of a heap that is full
   */
  public static boolean ranOut(final Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** {@return that the heap is full, and its size} */
  public static String heapIsFull() {
    return "out of memory: the heap of "
        + Figures.size(Runtime.getRuntime().maxMemory())
        + " is full";
  }
}
