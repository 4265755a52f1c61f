package io.millrace.engine.signal;

import io.millrace.learning.state.Mix64;

/** An instrument's name with its hash, which enters the output digest with every signal. */
public record InstrumentName(String text, long hash) {
  public static InstrumentName of(final String text) {
    return new InstrumentName(text, Mix64.hash(text));
  }
}
