package io.millrace.replay.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.ring.EngineFailure;
import io.millrace.replay.app.console.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class FailuresTest {
  private final StringWriter err = new StringWriter();

  private int code(final Throwable error) {
    return Failures.of(error, new PrintWriter(err), false);
  }

  /** The JVM throws one instance again and again, and closing a resource throws it once more. */
  @Test
  void shouldSayThatMemoryRanOutWhenTheErrorWouldSuppressItself() {
    final OutOfMemoryError shared = new OutOfMemoryError("Java heap space");
    final Throwable itself =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              try (AutoCloseable closing =
                  () -> {
                    throw shared;
                  }) {
                assertEquals(closing, closing);
                throw shared;
              }
            });
    assertEquals(Exit.USAGE, code(itself));
    assertTrue(
        err.toString()
            .matches("out of memory: the heap of [0-9,]+ MiB is full; -Xmx sets a larger one\\R"),
        err::toString);
  }

  @Test
  void shouldSayThatMemoryRanOutWhenAnotherFailureWrapsIt() {
    final OutOfMemoryError full = new OutOfMemoryError();
    assertEquals(Exit.USAGE, code(new EngineFailure("engine failed", new RuntimeException(full))));
    assertTrue(err.toString().startsWith("out of memory: "), err::toString);
  }

  @Test
  void shouldNameTheFirstCauseOfAnInternalError() {
    final Exception cause = new IOException("the cause");
    assertEquals(
        Exit.INTERNAL, code(new IllegalStateException("outer", new RuntimeException("x", cause))));
    assertEquals(
        "internal error: java.lang.IllegalStateException: outer, caused by java.io.IOException: the"
            + " cause; --debug shows the stack trace",
        err.toString().strip());
  }
}
