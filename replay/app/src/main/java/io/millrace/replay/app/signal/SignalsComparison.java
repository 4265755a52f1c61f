package io.millrace.replay.app.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.millrace.engine.signal.SignalListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Compares the signals of a replay with those that a live run has kept, one after the other. A file
 * that ends early, because its run was killed, is compared as far as it goes. Where builds with
 * other outputs have published the first signals, the comparison begins again behind them.
 */
public final class SignalsComparison implements SignalListener, AutoCloseable {
  private static final String SEQUENCE = "sequence";
  private static final String SIGNAL = "signal";

  private final BufferedReader kept;
  private final SignalLine line = new SignalLine();
  private final StringBuilder text = new StringBuilder();
  private final long olderUntil;
  private String held;
  private boolean behindOlder;
  private boolean ended;
  private Found older;
  private Found first;

  /**
   * Where the signals differ.
   *
   * @param sequence the first whose signals differ
   * @param field the first of them that differs; {@code signal} where one is missing
   */
  public record Found(long sequence, String field) {}

  /**
   * @param path of the signals that were kept
   * @param olderUntil the last sequence whose signals a build with other outputs may have
   *     published; -1 for none
   * @throws IOException where the file cannot be read
   */
  public SignalsComparison(final Path path, final long olderUntil) throws IOException {
    kept = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    this.olderUntil = olderUntil;
    behindOlder = olderUntil < 0;
  }

  @Override
  public void prediction(
      final long at,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String model,
      final double value) {
    if (!ended) {
      line.set(at, ordinal, instrument, timeNs, model, value, null);
      compare(at);
    }
  }

  @Override
  public void alert(
      final long at,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String alert,
      final String message) {
    if (!ended) {
      line.set(at, ordinal, instrument, timeNs, alert, 1, message);
      compare(at);
    }
  }

  private void compare(final long at) {
    if (older != null && at <= olderUntil) {
      return;
    }
    text.setLength(0);
    line.append(text);
    text.setLength(text.length() - 1);
    try {
      final String expected = next(at);
      if (expected == null || !expected.contentEquals(text)) {
        differs(at, expected);
      }
    } catch (final IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  /** Passes over what other builds have kept as soon as the replay is behind it. */
  private String next(final long at) throws IOException {
    String expected = held == null ? kept.readLine() : held;
    held = null;
    while (!behindOlder && at > olderUntil && expected != null) {
      final long keptAt = parsed(expected).path(SEQUENCE).asLong(Long.MAX_VALUE);
      if (keptAt > olderUntil) {
        behindOlder = true;
      } else {
        older = older == null ? new Found(keptAt, SIGNAL) : older;
        expected = kept.readLine();
      }
    }
    return expected;
  }

  private void differs(final long at, final String expected) throws IOException {
    if (expected == null || !isWhole(expected)) {
      ended = true;
    } else if (at <= olderUntil) {
      older = found(at, parsed(expected));
      held = expected;
    } else {
      ended = true;
      first = found(at, parsed(expected));
    }
  }

  /** A last line that a kill has cut short is no difference. */
  private boolean isWhole(final String expected) throws IOException {
    return expected.endsWith("}") || kept.readLine() != null;
  }

  /** A line that is no JSON differs in every field. */
  private static JsonNode parsed(final String text) throws IOException {
    try {
      return new ObjectMapper().readTree(text);
    } catch (final JsonProcessingException damaged) {
      return NullNode.getInstance();
    }
  }

  private Found found(final long at, final JsonNode expected) throws IOException {
    final JsonNode replayed = new ObjectMapper().readTree(text.toString());
    final long sequence = Math.min(at, expected.path(SEQUENCE).asLong(at));
    final Iterator<String> names = replayed.fieldNames();
    while (names.hasNext()) {
      final String name = names.next();
      if (!replayed.get(name).equals(expected.get(name))) {
        return new Found(sequence, name);
      }
    }
    return new Found(sequence, SIGNAL);
  }

  /** Looks for signals that were kept and did not come again; to be called after the replay. */
  public void finish() throws IOException {
    final String more = ended ? null : next(Long.MAX_VALUE);
    if (more != null && isWhole(more)) {
      ended = true;
      first = new Found(parsed(more).path(SEQUENCE).asLong(), SIGNAL);
    }
  }

  /** {@return where signals differ that this build reproduces; null where none does} */
  public Found first() {
    return first;
  }

  /** {@return where signals of a build with other outputs differ; null where none does} */
  public Found older() {
    return older;
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }
}
