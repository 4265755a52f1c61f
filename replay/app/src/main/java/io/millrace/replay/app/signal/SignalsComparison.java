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
 * that ends early, because its run was killed, is compared as far as it goes.
 */
public final class SignalsComparison implements SignalListener, AutoCloseable {
  private final BufferedReader kept;
  private final SignalLine line = new SignalLine();
  private final StringBuilder text = new StringBuilder();
  private long sequence = -1;
  private String field;
  private boolean ended;

  public SignalsComparison(final Path path) throws IOException {
    kept = Files.newBufferedReader(path, StandardCharsets.UTF_8);
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
    text.setLength(0);
    line.append(text);
    text.setLength(text.length() - 1);
    try {
      final String expected = kept.readLine();
      if (expected == null || !expected.contentEquals(text)) {
        ended = true;
        if (expected != null && isWhole(expected)) {
          tell(at, parsed(expected));
        }
      }
    } catch (final IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
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

  private void tell(final long at, final JsonNode expected) throws IOException {
    final JsonNode replayed = new ObjectMapper().readTree(text.toString());
    sequence = Math.min(at, expected.path("sequence").asLong(at));
    field = "signal";
    final Iterator<String> names = replayed.fieldNames();
    while (names.hasNext()) {
      final String name = names.next();
      if (!replayed.get(name).equals(expected.get(name))) {
        field = name;
        return;
      }
    }
  }

  /** Looks for signals that were kept and did not come again; to be called after the replay. */
  public void finish() throws IOException {
    final String more = ended ? null : kept.readLine();
    if (more != null && isWhole(more)) {
      ended = true;
      sequence = parsed(more).path("sequence").asLong();
      field = "signal";
    }
  }

  public boolean differs() {
    return field != null;
  }

  /** Returns the first sequence whose signals differ. */
  public long sequence() {
    return sequence;
  }

  /** Returns the first field that differs; {@code signal} where one is missing. */
  public String field() {
    return field;
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }
}
