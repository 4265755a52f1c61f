package io.millrace.engine.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.learn.ClassLabels;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.MalformedRecord;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.signal.InstrumentName;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.signal.Signals;
import io.millrace.engine.state.PartDigests;
import io.millrace.engine.state.StateDigest;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.OddInput.Kind;
import io.millrace.engine.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Everything a pipeline does with records, on one thread and without a ring: what the engine thread
 * runs, and what tests run directly. Records come in sequence order. In steady state a record
 * allocates nothing.
 */
public final class Pipeline implements Stateful {
  /** How many malformed records are kept with their reason. */
  public static final int MALFORMED_SHOWN = 10;

  private static final int SILENT = 0;
  private static final int ACTIVE = 1;
  private static final int IN_QUARANTINE = 2;

  private final PipelinePlan plan;
  private final Decoder decoder;
  private final Instruments instruments;
  private final OddInput odd;
  private final Signals signals;
  private final ClassLabels labels = new ClassLabels();
  private final Tick tick;
  private final LongConsumer probe;
  private final List<MalformedRecord> malformedFirst = new ArrayList<>();
  private final List<Quarantine> quarantines = new ArrayList<>();
  private InstrumentStage[] stages = new InstrumentStage[16];
  private Quarantine[] quarantined = new Quarantine[16];
  private long events;
  private long ticks;
  private long malformed;

  /**
   * @param plan what to do
   * @param decoder makes ticks of the records; for the plan's schema
   * @param instruments numbers them; the decoder's
   * @param odd counts odd input; the decoder's
   * @param listener hears the signals
   */
  public Pipeline(
      final PipelinePlan plan,
      final Decoder decoder,
      final Instruments instruments,
      final OddInput odd,
      final SignalListener listener) {
    this(plan, decoder, instruments, odd, listener, sequence -> {});
  }

  /**
   * @param probe called with the sequence before a tick's stage, inside its net, so that faults can
   *     be tried
   */
  Pipeline(
      final PipelinePlan plan,
      final Decoder decoder,
      final Instruments instruments,
      final OddInput odd,
      final SignalListener listener,
      final LongConsumer probe) {
    this.plan = plan;
    this.probe = probe;
    this.decoder = decoder;
    this.instruments = instruments;
    this.odd = odd;
    this.signals = new Signals(listener);
    this.tick = new Tick(plan.schema());
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
    if (instrument >= stages.length) {
      grow(instrument);
    }
    if (quarantined[instrument] != null) {
      odd.count(Kind.QUARANTINED);
      return;
    }
    try {
      probe.accept(sequence);
      InstrumentStage stage = stages[instrument];
      if (stage == null) {
        stage = newStage(instrument);
        stages[instrument] = stage;
      }
      ticks += stage.tick(tick, decoder);
    } catch (final RuntimeException failure) {
      quarantine(instrument, sequence, failure);
    }
  }

  private InstrumentStage newStage(final int instrument) {
    return new InstrumentStage(
        plan, instruments.name(instrument), decoder.timesCanLeap(), labels, odd, signals);
  }

  private void grow(final int instrument) {
    final int size = StrictMath.max(instrument + 1, stages.length * 2);
    stages = Arrays.copyOf(stages, size);
    quarantined = Arrays.copyOf(quarantined, size);
  }

  private void quarantine(
      final int instrument, final long sequence, final RuntimeException failure) {
    final String name = instruments.name(instrument);
    final Quarantine quarantine = new Quarantine(name, sequence, failure.toString());
    stages[instrument] = null;
    quarantined[instrument] = quarantine;
    quarantines.add(quarantine);
    signals.alert(
        InstrumentName.of(name),
        tick.timeNs(),
        AlertDefinition.QUARANTINED,
        Signals.alertHash(AlertDefinition.QUARANTINED),
        quarantine.reason());
  }

  /**
   * Moves every instrument's time on.
   *
   * @param nextSequence of the next record
   * @param timeNs event time, in ns since the epoch
   */
  public void time(final long nextSequence, final long timeNs) {
    signals.sequence(nextSequence);
    for (int i = 0; i < stages.length; i++) {
      if (stages[i] != null) {
        try {
          ticks += stages[i].moveTo(timeNs, decoder);
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
    for (int i = 0; i < stages.length; i++) {
      if (stages[i] != null) {
        try {
          stages[i].end();
        } catch (final RuntimeException failure) {
          quarantine(i, nextSequence, failure);
        }
      }
    }
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
    writeBook(digest);
    final long book = digest.value();
    digest.reset();
    writeOperators(digest);
    final long operators = digest.value();
    digest.reset();
    writeModels(digest);
    final long models = digest.value();
    digest.reset();
    writeMetrics(digest);
    final long metrics = digest.value();
    digest.reset();
    signals.writeState(digest);
    return new PartDigests(book, operators, models, metrics, digest.value());
  }

  /**
   * Sums up all that has come of the records so far; allocates.
   *
   * @return the figures
   */
  public PipelineReport report() {
    return new ReportBuilder(plan, stages)
        .build(
            events,
            ticks,
            malformed,
            List.copyOf(malformedFirst),
            List.copyOf(quarantines),
            instruments.refusedFirst(),
            odd.nonZero(),
            decoder.neverSeen(),
            digests());
  }

  private void writeBook(final StateWriter out) {
    instruments.writeState(out);
    decoder.writeState(out);
    for (int i = 0; i < instruments.count(); i++) {
      if (i >= stages.length || (stages[i] == null && quarantined[i] == null)) {
        out.writeInt(SILENT);
      } else if (stages[i] != null) {
        out.writeInt(ACTIVE);
        stages[i].writeGate(out);
      } else {
        out.writeInt(IN_QUARANTINE);
        out.writeText(quarantined[i].instrument());
        out.writeLong(quarantined[i].sequence());
      }
    }
  }

  private void writeOperators(final StateWriter out) {
    for (final InstrumentStage stage : stages) {
      if (stage != null) {
        stage.writeOperators(out);
      }
    }
  }

  private void writeModels(final StateWriter out) {
    labels.writeState(out);
    for (final InstrumentStage stage : stages) {
      if (stage != null) {
        stage.writeModels(out);
      }
    }
  }

  private void writeMetrics(final StateWriter out) {
    out.writeLong(events);
    out.writeLong(ticks);
    out.writeLong(malformed);
    odd.writeState(out);
    for (final InstrumentStage stage : stages) {
      if (stage != null) {
        stage.writeMetrics(out);
      }
    }
  }

  @Override
  public void writeState(final StateWriter out) {
    writeBook(out);
    writeOperators(out);
    writeModels(out);
    writeMetrics(out);
    signals.writeState(out);
  }

  @Override
  public void readState(final StateReader in) {
    instruments.readState(in);
    decoder.readState(in);
    Arrays.fill(stages, null);
    Arrays.fill(quarantined, null);
    quarantines.clear();
    if (instruments.count() > stages.length) {
      grow(instruments.count() - 1);
    }
    for (int i = 0; i < instruments.count(); i++) {
      readPresence(in, i);
    }
    forEachStage(stage -> stage.readOperators(in));
    labels.readState(in);
    forEachStage(stage -> stage.readModels(in));
    events = in.readLong();
    ticks = in.readLong();
    malformed = in.readLong();
    odd.readState(in);
    forEachStage(stage -> stage.readMetrics(in));
    signals.readState(in);
  }

  private void readPresence(final StateReader in, final int i) {
    final int presence = in.readInt();
    if (presence == IN_QUARANTINE) {
      quarantined[i] = new Quarantine(in.readText(), in.readLong(), "restored");
      quarantines.add(quarantined[i]);
    } else if (presence == ACTIVE) {
      stages[i] = newStage(i);
      stages[i].readGate(in);
    }
  }

  private void forEachStage(final Consumer<InstrumentStage> action) {
    for (final InstrumentStage stage : stages) {
      if (stage != null) {
        action.accept(stage);
      }
    }
  }
}
