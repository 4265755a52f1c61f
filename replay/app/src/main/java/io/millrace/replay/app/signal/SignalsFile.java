package io.millrace.replay.app.signal;

import io.millrace.engine.signal.SignalListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Writes signals to a file, one JSON object a line. The engine thread fills a reused object and
 * hands it over; a thread of this class formats and writes. A writer that cannot keep up holds the
 * engine up rather than lose a signal.
 */
public final class SignalsFile implements AutoCloseable {
  private static final int SLOTS = 4_096;
  private static final long PARK_NS = 50_000;

  private final OneToOneConcurrentArrayQueue<SignalLine> free =
      new OneToOneConcurrentArrayQueue<>(SLOTS);
  private final OneToOneConcurrentArrayQueue<SignalLine> full =
      new OneToOneConcurrentArrayQueue<>(SLOTS);
  private final BufferedWriter writer;
  private final Thread thread;
  private final SignalPosition after;
  private volatile boolean closing;
  private volatile IOException failure;

  private SignalsFile(final BufferedWriter writer, final SignalPosition after) {
    this.writer = writer;
    this.after = after;
    if (writer == null) {
      thread = null;
      return;
    }
    for (int i = 0; i < SLOTS; i++) {
      free.offer(new SignalLine());
    }
    thread = new Thread(this::writeAll, "millrace-signals");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Begins a new file, in place of one that may be there.
   *
   * @param path of the file; null for none, and then nothing is kept
   */
  public static SignalsFile create(final Path path) throws IOException {
    return new SignalsFile(
        path == null ? null : Files.newBufferedWriter(path, StandardCharsets.UTF_8),
        SignalPosition.NONE);
  }

  /**
   * Continues a file: a last line without its end is truncated, and signals that are in the file
   * are not written again.
   *
   * @param path of the file, which need not exist; null for none
   */
  public static SignalsFile resume(final Path path) throws IOException {
    if (path == null || !Files.exists(path)) {
      return create(path);
    }
    final SignalPosition last = SignalPosition.lastOf(path);
    return new SignalsFile(
        Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND), last);
  }

  public SignalListener listener() {
    return writer == null ? SignalListener.NONE : new Listener();
  }

  private void writeAll() {
    final StringBuilder line = new StringBuilder(256);
    try {
      while (true) {
        final SignalLine signal = full.poll();
        if (signal != null) {
          signal.append(line);
          free.offer(signal);
          writer.append(line);
          line.setLength(0);
        } else if (closing && full.isEmpty()) {
          return;
        } else {
          writer.flush();
          LockSupport.parkNanos(PARK_NS);
        }
      }
    } catch (final IOException cannotWrite) {
      failure = new IOException("cannot write signals: " + cannotWrite.getMessage(), cannotWrite);
    }
  }

  /** Writes everything; a second call does nothing. */
  @Override
  public void close() throws IOException {
    if (writer == null) {
      return;
    }
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (final InterruptedException whileWriting) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      writer.close();
    } catch (final IOException again) {
      failure = failure == null ? again : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The engine thread's side. */
  private final class Listener implements SignalListener {
    @Override
    public void prediction(
        final long sequence,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String model,
        final double value) {
      if (isNew(sequence)) {
        take().set(sequence, ordinal, instrument, timeNs, model, value, null);
        hand();
      }
    }

    @Override
    public void alert(
        final long sequence,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String alert,
        final String message) {
      if (isNew(sequence)) {
        take().set(sequence, ordinal, instrument, timeNs, alert, 1, message);
        hand();
      }
    }

    private SignalLine taken;
    private long repeated;

    /** Signals come in the order in which those in the file came. */
    private boolean isNew(final long sequence) {
      if (sequence != after.sequence()) {
        return sequence > after.sequence();
      }
      return repeated++ >= after.signals();
    }

    private SignalLine take() {
      taken = free.poll();
      while (taken == null) {
        if (failure != null) {
          throw new UncheckedIOException(failure);
        }
        LockSupport.parkNanos(PARK_NS);
        taken = free.poll();
      }
      return taken;
    }

    private void hand() {
      full.offer(taken);
    }
  }
}
