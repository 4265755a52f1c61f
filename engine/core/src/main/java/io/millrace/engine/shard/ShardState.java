package io.millrace.engine.shard;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a shard as values, to be kept or moved:
 *
 * <pre>
 * header     format, digest of the pipeline, next sequence, state of no instrument, output digest
 * count      how many sections follow, in the order of the instruments' first sequence
 * section    name, first sequence, how many values follow, then parts; or that it is in quarantine
 *   part     its name, how many values follow, the values
 * </pre>
 *
 * <p>A part of operators is named by their expressions, one of models by their settings, so that a
 * reader of another pipeline can tell which it has in common. Allocates.
 */
final class ShardState {
  /** Format of what is written here; changes with the meaning of any value. */
  static final int FORMAT = 1;

  private final PipelinePlan plan;
  private final DecodeStage decode;
  private final StatisticsStage statistics;
  private final LearningStage learning;
  private final SignalStage signals;
  private final long nextSequence;

  ShardState(
      final PipelinePlan plan,
      final DecodeStage decode,
      final StatisticsStage statistics,
      final LearningStage learning,
      final SignalStage signals,
      final long nextSequence) {
    this.plan = plan;
    this.decode = decode;
    this.statistics = statistics;
    this.learning = learning;
    this.signals = signals;
    this.nextSequence = nextSequence;
  }

  /** A named piece of an instrument's section. */
  private record Part(String name, Stateful state) {}

  private List<Part> parts(final int number) {
    final List<Part> parts = new ArrayList<>();
    parts.add(new Part("book", state -> decode.transferBook(number, state)));
    parts.add(new Part("quality", decode.counters(number)));
    parts.add(
        new Part(
            "operators: " + plan.operatorNames(),
            state -> statistics.transferOperators(number, state)));
    parts.add(new Part("clocks", state -> statistics.transferClocks(number, state)));
    parts.add(new Part("counts", state -> statistics.transferCounts(number, state)));
    parts.add(
        new Part(
            "operators over scores: " + plan.scoreOperatorNames(),
            state -> learning.transferScores(number, state)));
    parts.add(
        new Part("models: " + plan.modelNames(), state -> learning.transferModels(number, state)));
    parts.add(new Part("metrics", state -> learning.transferMetrics(number, state)));
    parts.add(new Part("signals", state -> signals.transferInstrument(number, state)));
    return parts;
  }

  void write(final StateTransfer out) {
    out.transfer(FORMAT);
    out.transfer(plan.digest());
    out.transfer(nextSequence);
    decode.transferShared(out);
    signals.transferDigest(out);
    out.transfer(decode.instruments());
    for (int number = 0; number < decode.instruments(); number++) {
      out.transfer(decode.text(number));
      out.transfer(decode.firstSequence(number));
      section(out, number);
    }
  }

  private void section(final StateTransfer out, final int number) {
    final Quarantine quarantine = learning.quarantine(number);
    if (quarantine != null) {
      out.transfer(-1L);
      out.transfer(quarantine.sequence());
      out.transfer(quarantine.reason());
      learning.transferQuarantined(number, out);
      return;
    }
    final ValueCount count = new ValueCount();
    writeParts(count, number);
    out.transfer(count.values());
    writeParts(out, number);
  }

  private void writeParts(final StateTransfer out, final int number) {
    for (final Part part : parts(number)) {
      out.transfer(part.name());
      final ValueCount count = new ValueCount();
      part.state().transferState(count);
      out.transfer(count.values());
      part.state().transferState(out);
    }
  }

  /** Returns the next sequence. */
  long read(final StateTransfer in) {
    require(in.transfer(0), FORMAT, "format");
    require(in.transfer(0L), plan.digest(), "pipeline digest");
    if (decode.instruments() > 0) {
      throw new IllegalStateException("a shard that has seen records takes no state");
    }
    final long next = in.transfer(0L);
    decode.transferShared(in);
    signals.transferDigest(in);
    final int sections = in.transfer(0);
    for (int number = 0; number < sections; number++) {
      final String text = in.transfer((String) null);
      final long firstSequence = in.transfer(0L);
      final String name = decode.restore(text, firstSequence);
      signals.appear(number, name);
      readSection(in, number, name);
    }
    return next;
  }

  private void readSection(final StateTransfer in, final int number, final String name) {
    final long values = in.transfer(0L);
    if (values < 0) {
      final long sequence = in.transfer(0L);
      final String reason = in.transfer((String) null);
      decode.restoreFailed(number);
      statistics.restoreFailed(number);
      learning.restoreFailed(number, new Quarantine(name, sequence, reason));
      learning.transferQuarantined(number, in);
      return;
    }
    statistics.restore(number);
    learning.restore(number, name);
    for (final Part part : parts(number)) {
      final String found = in.transfer((String) null);
      if (!found.equals(part.name())) {
        throw new IllegalStateException(
            "state of '" + name + "' has '" + found + "' in place of '" + part.name() + "'");
      }
      in.transfer(0L);
      part.state().transferState(in);
    }
  }

  private static void require(final long found, final long wanted, final String what) {
    if (found != wanted) {
      throw new IllegalStateException(
          "state of another "
              + what
              + ": "
              + Long.toHexString(found)
              + ", this shard's is "
              + Long.toHexString(wanted));
    }
  }

  /** Counts values, as many as a transfer would write. */
  private static final class ValueCount implements StateTransfer {
    private long values;

    long values() {
      return values;
    }

    @Override
    public boolean isReading() {
      return false;
    }

    @Override
    public long transfer(final long value) {
      values++;
      return value;
    }

    @Override
    public double transfer(final double value) {
      values++;
      return value;
    }
  }
}
