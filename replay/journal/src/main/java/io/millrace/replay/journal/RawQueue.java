package io.millrace.replay.journal;

import io.millrace.engine.record.NanoClock;
import io.millrace.replay.journal.scan.FileScan;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.slf4j.Logger;

/**
 * A Chronicle queue and its one appender, for raw bytes. The library is made quiet before it is
 * loaded: no analytics, no banner, no disk watching thread, no log lines; what it reports as an
 * error becomes an exception of the append that caused it. For one thread at a time.
 */
final class RawQueue implements AutoCloseable {
  /** Mapped at once; a file is that much longer than what is in it, but sparse. */
  static final long BLOCK_BYTES = FileScan.BLOCK_BYTES;

  private static final long NS_IN_MS = 1_000_000;
  private static final AtomicReference<String> ERROR = new AtomicReference<>();

  static {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.disk.monitor.disable", "true");
    final ExceptionHandler silent = (source, message, thrown) -> {};
    Jvm.setExceptionHandlers(RawQueue::noteError, silent, silent, silent);
  }

  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final byte[] bytes;
  private final ByteBuffer memory;
  private final Bytes<ByteBuffer> view;

  /**
   * @param directory of the queue, empty
   * @param bytes that every excerpt will be handed over in
   * @param clock picks the file
   */
  RawQueue(final Path directory, final byte[] bytes, final NanoClock clock) {
    this.bytes = bytes;
    // From memory outside the heap the library copies at once, from an array in steps of 8 bytes.
    this.memory = ByteBuffer.allocateDirect(bytes.length);
    this.view = Bytes.wrapForWrite(memory);
    this.queue =
        SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(RollCycles.FAST_DAILY)
            .blockSize(BLOCK_BYTES)
            .timeProvider(new ForwardClock(clock))
            .build();
    this.appender = queue.createAppender();
    // One thread opens, another appends, a third may close: one at a time, but not one for ever.
    view.singleThreadedCheckDisabled(true);
    appender.singleThreadedCheckDisabled(true);
  }

  private static void noteError(final Logger source, final String message, final Throwable thrown) {
    ERROR.compareAndSet(null, source.getName() + ": " + message + ", " + thrown);
  }

  /** Appends the first bytes of the array it was made with. */
  void append(final int length) {
    memory.put(0, bytes, 0, length);
    view.clear();
    view.writePosition(length);
    appender.writeBytes(view);
    if (ERROR.get() != null) {
      throw new JournalException("cannot append: " + ERROR.getAndSet(null));
    }
  }

  @Override
  public void close() {
    appender.close();
    queue.close();
  }

  /** Never runs backwards: a file that has been closed for a later one must stay closed. */
  private static final class ForwardClock implements TimeProvider {
    private final NanoClock clock;
    private long latestMs;

    ForwardClock(final NanoClock clock) {
      this.clock = clock;
    }

    @Override
    public long currentTimeMillis() {
      latestMs = Math.max(latestMs, clock.nowNs() / NS_IN_MS);
      return latestMs;
    }
  }
}
