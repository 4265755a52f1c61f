package io.millrace.replay.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The program run inside this process, and what a run of it left.
 *
 * @param code exit code
 * @param out everything on standard output
 * @param err everything on standard error
 */
public record Program(int code, String out, String err) {
  /** Runs a command that nothing stops. */
  public static Program run(final String... args) {
    return run(new StopSignal(), args);
  }

  /** Runs a command that a signal can stop. */
  public static Program run(final StopSignal stop, final String... args) {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final int code = Millrace.run(stop, new PrintWriter(out), new PrintWriter(err), args);
    return new Program(code, out.toString(), err.toString());
  }

  /** Asserts that it ended with exit code 0; returns this. */
  public Program done() {
    assertEquals(Exit.DONE, code, () -> err + out);
    return this;
  }

  /** Returns the one line of standard output. */
  public JsonNode json() throws IOException {
    assertEquals(1, out.lines().count(), () -> out + err);
    return new ObjectMapper().readTree(out);
  }

  /** Returns the digest of the report. */
  public String digest() throws IOException {
    return json().get("digest").textValue();
  }
}
