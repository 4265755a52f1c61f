package io.millrace.engine.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.prequential.ClassLabels;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.MalformedRecord;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.signal.InstrumentName;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.signal.SignalPublisher;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Everything a pipeline does with records, on one thread and without a ring: what the engine thread
 * runs, and what tests run directly. Records come in sequence order. In steady state a record
 * allocates nothing.
 */
public final class Pipeline implements Stateful {
  /** How many malformed records are kept with their reason. */
  public static final int MALFORMED_SHOWN = 10;

  private final PipelinePlan plan;
  private final Decoder decoder;
  private final Instruments instruments;
  private final InstrumentCounters counters;
  private final DataQualityCounters odd = new DataQualityCounters();
  private final SignalPublisher signals;
  private final ClassLabels labels = new ClassLabels();
  private final Tick tick;
  private final LongConsumer probe;
  private final List<MalformedRecord> malformedFirst = new ArrayList<>();
  private final StageTable stages;
  private long events;
  private long ticks;
  private long malformed;

  /**
   * @param plan what to do
   * @param decoder makes ticks of the records; for the plan's schema
   * @param instruments numbers them; the decoder's
   * @param counters count odd input in records; the decoder's
   * @param listener hears the signals
   */
  public Pipeline(
      final PipelinePlan plan,
      final Decoder decoder,
      final Instruments instruments,
      final InstrumentCounters counters,
      final SignalListener listener) {
    this(plan, decoder, instruments, counters, listener, sequence -> {});
  }

  /**
   * @param probe called with the sequence before a tick's stage, inside its net, so that faults can
   *     be tried
   */
  Pipeline(
      final PipelinePlan plan,
      final Decoder decoder,
      final Instruments instruments,
      final InstrumentCounters counters,
      final SignalListener listener,
      final LongConsumer probe) {
    this.plan = plan;
    this.probe = probe;
    this.decoder = decoder;
    this.instruments = instruments;
    this.counters = counters;
    this.signals = new SignalPublisher(listener);
    this.tick = new Tick(plan.schema());
    this.stages = new StageTable(plan, instruments, labels, odd, signals);
  }

  /**
   * Takes note of a source.
   *
   * @param source what is known of it
   */
  public void source(final Source source) {
    decoder.source(source);
  }

  /**
   * Takes a record through every stage.
   *
   * @param sequence of the record
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   */
  public void record(
      final long sequence,
      final byte[] bytes,
      final int offset,
      final int length,
      final int source) {
    signals.sequence(sequence);
    final Decoder.Outcome outcome = decoder.decode(bytes, offset, length, source, sequence, tick);
    counters.settle(
        outcome == Decoder.Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
    if (outcome == Decoder.Outcome.SKIPPED) {
      return;
    }
    events++;
    switch (outcome) {
      case TICK:
        apply(sequence);
        break;
      case FILTERED:
        odd.count(Kind.FILTERED);
        break;
      case NO_ROOM:
        odd.count(Kind.TOO_MANY_INSTRUMENTS);
        break;
      case MALFORMED:
        malformed++;
        if (malformedFirst.size() < MALFORMED_SHOWN) {
          malformedFirst.add(new MalformedRecord(sequence, decoder.reason()));
        }
        break;
      default:
    }
  }

  private void apply(final long sequence) {
    final int instrument = tick.instrument();
    if (stages.isQuarantined(instrument)) {
      odd.count(Kind.QUARANTINED);
      return;
    }
    try {
      probe.accept(sequence);
      InstrumentStage stage = stages.get(instrument);
      if (stage == null) {
        stage = stages.make(instrument, decoder.timesCanLeap());
      }
      ticks += stage.tick(tick, decoder);
    } catch (final RuntimeException failure) {
      quarantine(instrument, sequence, failure);
    }
  }

  private void quarantine(
      final int instrument, final long sequence, final RuntimeException failure) {
    throwIfOutOfMemory(failure);
    final Quarantine quarantine = stages.quarantine(instrument, sequence, failure);
    signals.alert(
        InstrumentName.of(quarantine.instrument()),
        tick.timeNs(),
        AlertDefinition.QUARANTINED,
        SignalPublisher.alertHash(AlertDefinition.QUARANTINED),
        quarantine.reason());
  }

  /** The heap's size is no part of the pipeline: where it ends nothing may be computed from. */
  private static void throwIfOutOfMemory(final RuntimeException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
    }
  }

  /**
   * Moves every instrument's time on.
   *
   * @param nextSequence of the next record
   * @param timeNs event time, in ns since the epoch
   */
  public void time(final long nextSequence, final long timeNs) {
    signals.sequence(nextSequence);
    for (int i = 0; i < stages.size(); i++) {
      final InstrumentStage stage = stages.get(i);
      if (stage != null) {
        try {
          ticks += stage.moveTo(timeNs, decoder);
        } catch (final RuntimeException failure) {
          quarantine(i, nextSequence, failure);
        }
      }
    }
  }

  /**
   * Closes what the natural end of the feed closes.
   *
   * @param nextSequence of the record that would come next
   */
  public void end(final long nextSequence) {
    signals.sequence(nextSequence);
    for (int i = 0; i < stages.size(); i++) {
      final InstrumentStage stage = stages.get(i);
      if (stage != null) {
        try {
          stage.end();
        } catch (final RuntimeException failure) {
          quarantine(i, nextSequence, failure);
        }
      }
    }
  }

  /**
   * Gives up all instruments for their memory, which has run out, so that whoever reports it has
   * some: nothing can be computed or reported any more. Allocates nothing.
   */
  public void release() {
    stages.release();
  }

  /**
   * Counts records that were lost before they could take a sequence.
   *
   * @param lost how many
   */
  public void gap(final long lost) {
    odd.count(Kind.DROPPED, lost);
  }

  /**
   * @return how many records could not be decoded so far
   */
  public long malformed() {
    return malformed;
  }

  /**
   * @return how many records came so far
   */
  public long events() {
    return events;
  }

  /**
   * Digests all state; linear in its size, allocates.
   *
   * @return one digest for each part
   */
  public PartDigests digests() {
    final StateDigest digest = new StateDigest();
    transferBook(digest);
    final long book = digest.value();
    digest.reset();
    transferOperators(digest);
    final long operators = digest.value();
    digest.reset();
    transferModels(digest);
    final long models = digest.value();
    digest.reset();
    transferMetrics(digest);
    final long metrics = digest.value();
    digest.reset();
    signals.transferState(digest);
    return new PartDigests(book, operators, models, metrics, digest.value());
  }

  /**
   * Sums up all that has come of the records so far; allocates.
   *
   * @return the figures
   * @throws IllegalStateException after {@link #release}
   */
  public PipelineReport report() {
    if (stages.isReleased()) {
      throw new IllegalStateException("no report: memory ran out after " + events + " records");
    }
    return new ReportBuilder(plan, stages.active())
        .build(
            events,
            ticks,
            malformed,
            List.copyOf(malformedFirst),
            stages.quarantines(),
            instruments.refusedFirst(),
            allCounts().nonZero(),
            decoder.neverSeen(),
            digests());
  }

  private DataQualityCounters allCounts() {
    final DataQualityCounters all = new DataQualityCounters();
    all.add(odd);
    all.add(counters.ofNone());
    for (int i = 0; i < instruments.count(); i++) {
      all.add(counters.of(i));
    }
    stages.forEach(stage -> all.count(Kind.OVERFLOW, stage.overflows()));
    return all;
  }

  private void transferBook(final StateTransfer state) {
    instruments.transferState(state);
    decoder.transferShared(state);
    for (int i = 0; i < instruments.count(); i++) {
      decoder.transferInstrument(i, state);
    }
    stages.transferPresence(state, decoder.timesCanLeap());
  }

  private void transferOperators(final StateTransfer state) {
    stages.forEach(stage -> stage.transferOperators(state));
  }

  private void transferModels(final StateTransfer state) {
    labels.transferState(state);
    stages.forEach(stage -> stage.transferModels(state));
  }

  private void transferMetrics(final StateTransfer state) {
    events = state.transfer(events);
    ticks = state.transfer(ticks);
    malformed = state.transfer(malformed);
    odd.transferState(state);
    counters.ofNone().transferState(state);
    for (int i = 0; i < instruments.count(); i++) {
      counters.of(i).transferState(state);
    }
    stages.forEach(stage -> stage.transferMetrics(state));
  }

  @Override
  public void transferState(final StateTransfer state) {
    transferBook(state);
    transferOperators(state);
    transferModels(state);
    transferMetrics(state);
    signals.transferState(state);
    decoder.transferReportState(state);
  }
}
