package io.millrace.replay.app.console;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C as a question that long work asks now and then. The JVM's shutdown waits until the work
 * has stopped cleanly and said so. Set by the JVM's signal thread, read by any.
 */
public final class StopSignal {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final long PATIENCE_NS = 3_000_000_000L;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile long requestedNs;

  /** {@return a signal that Ctrl-C and a polite kill set} */
  public static StopSignal ofProcess() {
    final StopSignal signal = new StopSignal();
    for (final String name : SIGNALS) {
      signal.requestOn(name);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "millrace-stop"));
    return signal;
  }

  /**
   * Takes a signal over before it makes the JVM shut down: while it does, libraries that are used
   * for the first time cannot be set up any more. A later signal than the first few seconds' ends
   * the process at once; a journal bears that.
   */
  private void requestOn(final String name) {
    try {
      // By name: the compiler refuses sun.misc.Signal as proprietary, and there is no other.
      final Class<?> signal = Class.forName("sun.misc.Signal");
      final Class<?> handler = Class.forName("sun.misc.SignalHandler");
      final Object calls =
          Proxy.newProxyInstance(
              handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> on());
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), calls);
    } catch (final ReflectiveOperationException notTaken) {
      return; // The shutdown hook remains.
    }
  }

  private Object on() {
    final long nowNs = System.nanoTime();
    if (!requested) {
      requestedNs = nowNs;
      requested = true;
    } else if (nowNs - requestedNs > PATIENCE_NS) {
      Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }
    return null;
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

  /** {@return whether the work should stop at the next record} */
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
