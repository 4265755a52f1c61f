package io.millrace.engine.modes;

import io.millrace.engine.Engine;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.typed.TypedEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Records and control events in order, to be played to an engine in any mode, or to shards. */
final class FeedScript {
  static final long S = 1_000_000_000L;
  static final Source SOURCE = new Source(0, "test", null, null, 0, null);
  private static final int LARGEST_BATCH = 64;

  /** What a step is. */
  enum Kind {
    RECORD,
    TIME,
    GAP,
    END,
    DIGEST
  }

  /**
   * One call.
   *
   * @param sequence of the record, or of the next one
   * @param bytes of a record
   * @param value of a control event: time in ns, or how many were lost
   */
  record Step(Kind kind, long sequence, byte[] bytes, long value) {}

  private final List<Step> steps = new ArrayList<>();
  private final TypedEncoder encoder = new TypedEncoder();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private long sequence;

  List<Step> steps() {
    return steps;
  }

  /** Returns the sequence of the next record. */
  long sequence() {
    return sequence;
  }

  FeedScript values(final String instrument, final long timeNs, final double... values) {
    final Integer known = numbers.get(instrument);
    final int number = known == null ? numbers.size() : known;
    if (known == null) {
      numbers.put(instrument, number);
      record(encoder.instrument(number, instrument));
    }
    return record(encoder.values(number, timeNs, values));
  }

  /** A tick of the instrument that was named by a number. */
  FeedScript tick(final int number, final long timeNs, final double... values) {
    return record(encoder.values(number, timeNs, values));
  }

  private FeedScript record(final int length) {
    return bytes(Arrays.copyOf(encoder.bytes(), length));
  }

  FeedScript bytes(final byte... bytes) {
    steps.add(new Step(Kind.RECORD, sequence++, bytes, 0));
    return this;
  }

  private FeedScript control(final Kind kind, final long value) {
    steps.add(new Step(kind, sequence, null, value));
    return this;
  }

  FeedScript time(final long timeNs) {
    return control(Kind.TIME, timeNs);
  }

  FeedScript gap(final long lost) {
    return control(Kind.GAP, lost);
  }

  FeedScript end() {
    return control(Kind.END, 0);
  }

  FeedScript digest() {
    return control(Kind.DIGEST, 0);
  }

  /** Publishes in batches of random sizes. */
  void play(final Engine engine, final SplittableRandom random) {
    final RecordBatch batch = new RecordBatch(LARGEST_BATCH, 1 << 20);
    engine.source(SOURCE);
    batch.clear(0, 1);
    for (final Step step : steps) {
      if (step.kind() == Kind.RECORD) {
        batch.add(step.bytes(), 0, step.bytes().length, 1);
        if (batch.isFull() || random.nextInt(12) == 0) {
          flush(engine, batch, step.sequence());
        }
      } else {
        flush(engine, batch, step.sequence());
        control(engine, step);
      }
    }
    flush(engine, batch, sequence);
  }

  private static void flush(final Engine engine, final RecordBatch batch, final long arrivedNs) {
    if (batch.count() > 0) {
      engine.publish(batch);
      batch.clear(0, arrivedNs);
    }
  }

  private static void control(final Engine engine, final Step step) {
    switch (step.kind()) {
      case TIME -> engine.time(step.value());
      case GAP -> engine.gap(step.value());
      case END -> engine.end();
      default -> engine.digest();
    }
  }
}
