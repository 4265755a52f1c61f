package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.signal.SignalListener;
import java.util.ArrayList;
import java.util.List;

/** All that a user can see of a run: signals, checkpoints, the report. */
final class Computed implements SignalListener {
  final List<String> signals = new ArrayList<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();
  PipelineReport report;

  @Override
  public void prediction(
      final long sequence,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String model,
      final double value) {
    add(sequence, ordinal, instrument, timeNs, model, value + " " + bits(value));
  }

  private static String bits(final double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }

  @Override
  public void alert(
      final long sequence,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String alert,
      final String message) {
    add(sequence, ordinal, instrument, timeNs, alert, "! " + message);
  }

  private void add(
      final long sequence,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String name,
      final String said) {
    signals.add(
        sequence + "." + ordinal + " " + instrument + " " + timeNs + " " + name + " " + said);
  }

  /** Returns the signals of one instrument. */
  List<String> signalsOf(final String instrument) {
    return signals.stream().filter(line -> line.split(" ")[1].equals(instrument)).toList();
  }

  long alertsNamed(final String name) {
    return signals.stream().filter(line -> line.contains(" " + name + " !")).count();
  }

  /** Compares everything; the first difference is told. */
  void assertSame(final Computed other, final String at) {
    final int common = Math.min(signals.size(), other.signals.size());
    for (int i = 0; i < common; i++) {
      assertEquals(signals.get(i), other.signals.get(i), at + ", signal " + i);
    }
    assertEquals(signals.size(), other.signals.size(), at + ", signals");
    assertEquals(checkpoints, other.checkpoints, at);
    assertEquals(ReportText.of(report), ReportText.of(other.report), at);
  }
}
