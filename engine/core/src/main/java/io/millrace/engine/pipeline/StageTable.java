package io.millrace.engine.pipeline;

import io.millrace.engine.prequential.ClassLabels;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.signal.SignalPublisher;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.learning.state.StateTransfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stages of all instruments by their number, made at an instrument's first tick and taken out
 * where one has failed. Used by the engine thread alone.
 */
final class StageTable {
  private static final int SILENT = 0;
  private static final int ACTIVE = 1;
  private static final int IN_QUARANTINE = 2;

  private static final InstrumentStage[] RELEASED = {};

  private final PipelinePlan plan;
  private final Instruments instruments;
  private final ClassLabels labels;
  private final DataQualityCounters odd;
  private final SignalPublisher signals;
  private final List<Quarantine> quarantines = new ArrayList<>();
  private InstrumentStage[] stages = new InstrumentStage[16];
  private Quarantine[] quarantined = new Quarantine[16];

  StageTable(
      final PipelinePlan plan,
      final Instruments instruments,
      final ClassLabels labels,
      final DataQualityCounters odd,
      final SignalPublisher signals) {
    this.plan = plan;
    this.instruments = instruments;
    this.labels = labels;
    this.odd = odd;
    this.signals = signals;
  }

  /** One more than the highest number that may have a stage. */
  int size() {
    return stages.length;
  }

  /** Returns a stage, null where there is none. */
  InstrumentStage get(final int instrument) {
    return stages[instrument];
  }

  /** Makes room for the number of an instrument; returns whether its stage has failed. */
  boolean isQuarantined(final int instrument) {
    if (instrument >= stages.length) {
      grow(instrument);
    }
    return quarantined[instrument] != null;
  }

  private void grow(final int instrument) {
    final int size = StrictMath.max(instrument + 1, stages.length * 2);
    quarantined = Arrays.copyOf(quarantined, size);
    stages = Arrays.copyOf(stages, size);
  }

  /** Makes the stage of an instrument that has none. */
  InstrumentStage make(final int instrument, final boolean timesCanLeap) {
    final InstrumentStage stage =
        new InstrumentStage(plan, instruments.name(instrument), timesCanLeap, labels, odd, signals);
    stages[instrument] = stage;
    return stage;
  }

  /** Takes an instrument out. */
  Quarantine quarantine(final int instrument, final long sequence, final RuntimeException failure) {
    final Quarantine quarantine =
        new Quarantine(instruments.name(instrument), sequence, failure.toString());
    stages[instrument] = null;
    quarantined[instrument] = quarantine;
    quarantines.add(quarantine);
    return quarantine;
  }

  List<Quarantine> quarantines() {
    return List.copyOf(quarantines);
  }

  /** Gives up all stages and their memory for good; allocates nothing. */
  void release() {
    stages = RELEASED;
  }

  boolean isReleased() {
    return stages == RELEASED;
  }

  /** Returns the stages in the order of their numbers; allocates. */
  List<InstrumentStage> active() {
    final List<InstrumentStage> active = new ArrayList<>();
    forEach(active::add);
    return active;
  }

  void forEach(final Consumer<InstrumentStage> action) {
    for (final InstrumentStage stage : stages) {
      if (stage != null) {
        action.accept(stage);
      }
    }
  }

  /** Transfers who has a stage, with its gate, and who is in quarantine. */
  void transferPresence(final StateTransfer state, final boolean timesCanLeap) {
    if (state.isReading()) {
      clear();
    }
    for (int i = 0; i < instruments.count(); i++) {
      final int presence = state.transfer(presence(i));
      if (presence == IN_QUARANTINE) {
        transferQuarantine(state, i);
      } else if (presence == ACTIVE) {
        (state.isReading() ? make(i, timesCanLeap) : stages[i]).transferGate(state);
      }
    }
  }

  private void clear() {
    Arrays.fill(stages, null);
    Arrays.fill(quarantined, null);
    quarantines.clear();
    if (instruments.count() > stages.length) {
      grow(instruments.count() - 1);
    }
  }

  private int presence(final int instrument) {
    if (instrument >= stages.length) {
      return SILENT;
    }
    return stages[instrument] != null
        ? ACTIVE
        : quarantined[instrument] != null ? IN_QUARANTINE : SILENT;
  }

  private void transferQuarantine(final StateTransfer state, final int instrument) {
    final Quarantine own = quarantined[instrument];
    final String name = state.transfer(own == null ? null : own.instrument());
    final long sequence = state.transfer(own == null ? 0L : own.sequence());
    if (state.isReading()) {
      quarantined[instrument] = new Quarantine(name, sequence, "restored");
      quarantines.add(quarantined[instrument]);
    }
  }
}
