package io.millrace.replay.app.signal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** One signal as a line of a file of signals: a JSON object and its line end. Not thread-safe. */
final class SignalLine {
  private long sequence;
  private int ordinal;
  private String instrument;
  private long timeNs;
  private String name;
  private double value;
  private String message;

  void set(
      final long newSequence,
      final int newOrdinal,
      final String newInstrument,
      final long newTimeNs,
      final String newName,
      final double newValue,
      final String newMessage) {
    sequence = newSequence;
    ordinal = newOrdinal;
    instrument = newInstrument;
    timeNs = newTimeNs;
    name = newName;
    value = newValue;
    message = newMessage;
  }

  void append(final StringBuilder line) {
    line.append("{\"sequence\":").append(sequence);
    line.append(",\"ordinal\":").append(ordinal);
    line.append(",\"instrument\":");
    quote(line, instrument);
    line.append(",\"time_ns\":").append(timeNs);
    line.append(message == null ? ",\"model\":" : ",\"alert\":");
    quote(line, name);
    if (message == null) {
      line.append(",\"value\":").append(Double.isFinite(value) ? value : null);
    } else {
      line.append(",\"message\":");
      quote(line, message);
    }
    line.append("}\n");
  }

  private static void quote(final StringBuilder line, final String text) {
    line.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, line);
    line.append('"');
  }
}
