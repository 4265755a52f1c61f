package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import io.millrace.engine.typed.TypedEncoder;
import io.millrace.learning.state.StateBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Runs a pipeline over typed records on the calling thread, and keeps its signals as text. */
final class TypedRun {
  static final long S = 1_000_000_000L;

  final List<String> signals = new ArrayList<>();
  final Shard shard;
  private final PipelineDefinition definition;
  final TypedEncoder encoder = new TypedEncoder();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final String[] fields;
  private long sequence;

  TypedRun(final PipelineDefinition definition, final String... fields) {
    this(definition, at -> {}, fields);
  }

  TypedRun(final PipelineDefinition definition, final LongConsumer probe, final String... fields) {
    this.fields = fields;
    final List<String> names = fields.length == 0 ? FieldNames.MARKET : List.of(fields);
    final PipelinePlan plan = PipelinePlan.of(definition, new FieldNames(names, false));
    this.definition = definition;
    shard =
        Shard.create(
            plan,
            TypedDecoder::new,
            new Recorder(),
            new StageProbe() {
              @Override
              public void statistics(final long at) {
                probe.accept(at);
              }
            });
  }

  /** Returns a run that goes on from the state of this one, with signals of its own. */
  TypedRun restored(final PipelineDefinition definition) {
    final TypedRun next = new TypedRun(definition, at -> {}, fields);
    final StateBuffer state = new StateBuffer();
    state.write(shard::writeState);
    state.read(next.shard::readState);
    assertEquals(0, state.remaining());
    next.numbers.putAll(numbers);
    next.sequence = sequence;
    return next;
  }

  TypedRun values(final double timeS, final double... values) {
    return values("A", timeS, values);
  }

  TypedRun values(final String instrument, final double timeS, final double... values) {
    final int number = number(instrument);
    return record(encoder.values(number, StrictMath.round(timeS * S), values));
  }

  private int number(final String instrument) {
    final Integer known = numbers.get(instrument);
    if (known != null) {
      return known;
    }
    final int number = numbers.size();
    numbers.put(instrument, number);
    record(encoder.instrument(number, instrument));
    return number;
  }

  /** Takes over which instruments have been named and how many records have come. */
  void goOnAfter(final TypedRun other) {
    numbers.putAll(other.numbers);
    sequence = other.sequence;
  }

  TypedRun record(final int length) {
    shard.record(sequence++, encoder.bytes(), 0, length, 0);
    return this;
  }

  TypedRun end() {
    shard.end(sequence);
    return this;
  }

  TypedRun time(final double timeS) {
    shard.time(sequence, StrictMath.round(timeS * S));
    return this;
  }

  PipelineReport report() {
    return PipelineReport.of(definition, List.of(shard.report()));
  }

  PartDigests digests() {
    return shard.digests().fold();
  }

  private final class Recorder implements SignalListener {
    @Override
    public void prediction(
        final long at,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String model,
        final double value) {
      signals.add(
          at
              + "."
              + ordinal
              + " "
              + instrument
              + " "
              + timeNs / (double) S
              + " "
              + model
              + "="
              + value);
    }

    @Override
    public void alert(
        final long at,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String alert,
        final String message) {
      signals.add(
          at
              + "."
              + ordinal
              + " "
              + instrument
              + " "
              + timeNs / (double) S
              + " "
              + alert
              + "! "
              + message);
    }
  }
}
