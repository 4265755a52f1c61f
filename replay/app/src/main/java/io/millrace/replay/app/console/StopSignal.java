package io.millrace.replay.app.console;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C as a question that long work asks now and then. The JVM's shutdown waits until the work
 * has stopped cleanly and said so. Set by the JVM's signal thread, read by any.
 */
public final class StopSignal {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /**
   * @return a signal that Ctrl-C and a polite kill set
   */
  public static StopSignal ofProcess() {
    final StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "millrace-stop"));
    return signal;
  }

  private void stopAndWait() {
    if (finished.getCount() > 0) {
      requested = true;
    }
    boolean interrupted = false;
    while (true) {
      try {
        finished.await();
        break;
      } catch (final InterruptedException keepWaiting) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return whether the work should stop at the next record
   */
  public boolean isRequested() {
    return requested;
  }

  /** Asks for the stop. */
  public void request() {
    requested = true;
  }

  /** Says that all is written, so that the process may end. */
  public void finished() {
    finished.countDown();
  }
}
