package io.millrace.replay.app.live;

import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An input that a stop signal can end while it waits for bytes: a daemon thread reads, the reader
 * takes over what has been read. Standard input cannot be asked whether a read would wait.
 */
final class StoppableInput extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int CHUNKS = 4;
  private static final long LOOK_MS = 20;

  private final InputStream in;
  private final StopSignal stop;
  private final ArrayBlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);
  private final ArrayBlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS);
  private Chunk present;
  private int position;
  private boolean started;

  StoppableInput(final InputStream in, final StopSignal stop) {
    this.in = in;
    this.stop = stop;
  }

  private void start() {
    for (int i = 0; i < CHUNKS; i++) {
      free.add(new Chunk());
    }
    final Thread reader = new Thread(this::readAll, "millrace-input");
    reader.setDaemon(true);
    reader.start();
    started = true;
  }

  private void readAll() {
    try {
      while (true) {
        final Chunk chunk = free.take();
        try {
          chunk.length = in.read(chunk.bytes);
        } catch (final IOException cannotRead) {
          chunk.failure = cannotRead;
        }
        full.add(chunk);
        if (chunk.failure != null || chunk.length < 0) {
          return;
        }
      }
    } catch (final InterruptedException nobodyReadsAnyMore) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InterruptedIOException after the stop signal
   */
  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    if (!started) {
      start();
    }
    while (present == null || position == present.length) {
      if (present != null) {
        free.add(present);
        present = null;
      }
      present = next();
      position = 0;
      if (present.failure != null) {
        throw present.failure;
      }
      if (present.length < 0) {
        full.add(present); // so that the end stays the end
        present = null;
        return -1;
      }
    }
    final int count = Math.min(length, present.length - position);
    System.arraycopy(present.bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private Chunk next() throws InterruptedIOException {
    try {
      Chunk chunk = full.poll();
      while (chunk == null) {
        if (stop.isRequested()) {
          throw new InterruptedIOException("stopped while waiting for input");
        }
        chunk = full.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      }
      return chunk;
    } catch (final InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }

  /** Bytes that have been read; the queues publish it. */
  private static final class Chunk {
    private final byte[] bytes = new byte[CHUNK];
    private int length;
    private IOException failure;
  }
}
