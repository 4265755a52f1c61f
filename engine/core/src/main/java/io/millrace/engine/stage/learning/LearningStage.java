package io.millrace.engine.stage.learning;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.stage.SignalOutput;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.StageProbe.Step;
import io.millrace.engine.stage.Steps;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;

/**
 * The third stage: takes steps and gives predictions, drift and alerts. It owns models, baselines
 * and metrics, the samples that wait for their label, drift detectors, operators over scores, and
 * alert rules, for each instrument apart. One thread at a time; in steady state a step allocates
 * nothing; a new instrument, a new class, more waiting samples and a checkpoint do.
 *
 * <p>It comes last of the stages that can fail for an instrument, and takes their failures in
 * order. What it decides about a quarantine therefore does not depend on how far ahead the others
 * are.
 */
public final class LearningStage implements Steps {
  private final PipelinePlan plan;
  private final SignalOutput out;
  private final StageProbe probe;
  private final int quarantineAlert;
  private InstrumentLearning[] active = new InstrumentLearning[16];
  private String[] names = new String[16];
  private Quarantine[] quarantined = new Quarantine[16];
  private long[] refused = new long[16];

  /** Sequence of the last record that was refused, or on which a stage has failed. */
  private long[] counted = new long[16];

  /** Ticks that were applied to what is in quarantine now. */
  private long[] applied = new long[16];

  private int count;
  private long sequence;
  private boolean isRecord;

  /**
   * @param plan what to learn
   * @param out takes the signals
   * @param probe called before each tick is taken
   */
  public LearningStage(final PipelinePlan plan, final SignalOutput out, final StageProbe probe) {
    this.plan = plan;
    this.out = out;
    this.probe = probe;
    quarantineAlert = plan.alertNumber(AlertDefinition.QUARANTINED);
  }

  @Override
  public void begin(final long newSequence, final boolean newIsRecord) {
    sequence = newSequence;
    isRecord = newIsRecord;
    out.begin(newSequence);
  }

  @Override
  public void appear(final int instrument, final String name) {
    admit(instrument, name);
    out.appear(instrument, name);
    try {
      active[instrument] = new InstrumentLearning(plan, instrument, name, out);
    } catch (final RuntimeException failure) {
      fail(instrument, 0, failure);
    }
  }

  private void admit(final int instrument, final String name) {
    if (instrument >= active.length) {
      final int size = StrictMath.max(instrument + 1, 2 * active.length);
      active = Arrays.copyOf(active, size);
      names = Arrays.copyOf(names, size);
      quarantined = Arrays.copyOf(quarantined, size);
      refused = Arrays.copyOf(refused, size);
      counted = Arrays.copyOf(counted, size);
      applied = Arrays.copyOf(applied, size);
    }
    names[instrument] = name;
    count = StrictMath.max(count, instrument + 1);
  }

  @Override
  public void label(final int instrument, final long timeNs, final double value) {
    final InstrumentLearning own = active[instrument];
    if (own != null) {
      try {
        probe.step(Step.LABEL, sequence, instrument);
        own.label(sequence, timeNs, value);
      } catch (final RuntimeException failure) {
        fail(instrument, timeNs, failure);
      }
    }
  }

  @Override
  public void sample(
      final int instrument,
      final long timeNs,
      final double[] features,
      final double value,
      final double spread) {
    final InstrumentLearning own = active[instrument];
    if (own != null) {
      try {
        probe.step(Step.SAMPLE, sequence, instrument);
        own.sample(sequence, timeNs, features, value, spread);
      } catch (final RuntimeException failure) {
        fail(instrument, timeNs, failure);
      }
    }
  }

  @Override
  public void withdraw(final int instrument, final long timeNs) {
    final InstrumentLearning own = active[instrument];
    if (own != null) {
      try {
        probe.step(Step.WITHDRAW, sequence, instrument);
        own.withdraw();
      } catch (final RuntimeException failure) {
        fail(instrument, timeNs, failure);
      }
    }
  }

  @Override
  public void abandon(final int instrument, final long timeNs) {
    final InstrumentLearning own = active[instrument];
    if (own != null) {
      try {
        probe.step(Step.ABANDON, sequence, instrument);
        own.abandon();
      } catch (final RuntimeException failure) {
        fail(instrument, timeNs, failure);
      }
    }
  }

  @Override
  public void tick(final int instrument, final long timeNs, final double[] watched) {
    final InstrumentLearning own = active[instrument];
    if (own == null) {
      countRefused(instrument);
      return;
    }
    try {
      probe.learning(sequence);
      own.tick(sequence, timeNs, watched);
    } catch (final RuntimeException failure) {
      fail(instrument, timeNs, failure);
    }
  }

  @Override
  public void refuse(final int instrument) {
    if (quarantined[instrument] != null) {
      countRefused(instrument);
    }
  }

  /**
   * Counts a record once, whatever steps come of it, and not the one on which a stage has failed:
   * the figure hangs neither on which stage that was nor on what it has seen since.
   */
  private void countRefused(final int instrument) {
    if (isRecord && sequence > counted[instrument]) {
      counted[instrument] = sequence;
      refused[instrument]++;
    }
  }

  @Override
  public void fail(final int instrument, final long timeNs, final RuntimeException failure) {
    StageProbe.throwIfOutOfMemory(failure);
    if (quarantined[instrument] != null) {
      countRefused(instrument);
      return;
    }
    counted[instrument] = isRecord ? sequence : sequence - 1;
    final InstrumentLearning own = active[instrument];
    applied[instrument] = own == null ? 0 : own.ticks();
    active[instrument] = null;
    quarantined[instrument] = new Quarantine(names[instrument], sequence, failure.toString());
    out.alert(instrument, timeNs, quarantineAlert, failure.toString());
  }

  /**
   * Adds the digests of this stage; what has failed is left with its name and sequence.
   *
   * @param digests takes them
   */
  public void digest(final SectionDigests digests) {
    for (int number = 0; number < count; number++) {
      if (active[number] != null) {
        active[number].digest(digests);
      } else if (quarantined[number] != null) {
        digests.quarantine(number, quarantined[number].sequence());
      }
    }
  }

  /** {@return how many instruments there may be: one more than the highest number} */
  public int count() {
    return count;
  }

  /**
   * @param number of an instrument
   * @return whether it has come and no stage has failed for it
   */
  public boolean isActive(final int number) {
    return number < count && active[number] != null;
  }

  /**
   * @param number of an instrument
   * @return how many ticks were applied
   */
  public long ticks(final int number) {
    return active[number].ticks();
  }

  /**
   * @param number of an instrument
   * @return samples whose label never came
   */
  public long unlabelled(final int number) {
    return active[number].unlabelled();
  }

  /**
   * @param number of an instrument
   * @return its models and metrics
   */
  public PrequentialEvaluator evaluator(final int number) {
    return active[number].evaluator();
  }

  /**
   * @param number of an instrument
   * @param alert index of the rule
   * @return how often it was raised
   */
  public long raised(final int number, final int alert) {
    return active[number].raised(alert);
  }

  /**
   * @param number of an instrument
   * @param drift index of the detector
   * @param sequences takes the sequences that are kept of its detections
   * @return how often it detected
   */
  public long detections(final int number, final int drift, final List<Long> sequences) {
    final DriftMonitor drifts = active[number].drifts();
    drifts.addSequences(drift, sequences);
    return drifts.count(drift);
  }

  /**
   * @param number of an instrument
   * @param sum takes its data quality counts
   */
  public void addCounts(final int number, final DataQualityCounters sum) {
    active[number].addCounts(sum);
  }

  /** {@return ticks that were applied to instruments that are in quarantine now} */
  public long appliedToQuarantined() {
    long sum = 0;
    for (int number = 0; number < count; number++) {
      sum += applied[number];
    }
    return sum;
  }

  /**
   * Transfers what is counted of an instrument in quarantine.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferQuarantined(final int number, final StateTransfer state) {
    refused[number] = state.transfer(refused[number]);
    counted[number] = state.transfer(counted[number]);
    applied[number] = state.transfer(applied[number]);
  }

  /** {@return ticks that came for instruments in quarantine} */
  public long refused() {
    long sum = 0;
    for (int number = 0; number < count; number++) {
      sum += refused[number];
    }
    return sum;
  }

  /**
   * @param number of an instrument
   * @return its quarantine, null for none
   */
  public Quarantine quarantine(final int number) {
    return number < count ? quarantined[number] : null;
  }

  /**
   * Makes an instrument known, whose state will be read.
   *
   * @param number of the instrument
   * @param name of the instrument
   */
  public void restore(final int number, final String name) {
    admit(number, name);
    active[number] = new InstrumentLearning(plan, number, name, out);
  }

  /**
   * Makes an instrument known that is in quarantine.
   *
   * @param number of the instrument
   * @param quarantine of it
   */
  public void restoreFailed(final int number, final Quarantine quarantine) {
    admit(number, quarantine.instrument());
    active[number] = null;
    quarantined[number] = quarantine;
  }

  /**
   * Transfers the operators over scores of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferScores(final int number, final StateTransfer state) {
    active[number].transferScores(state);
  }

  /**
   * Transfers models, waiting samples and drift detectors of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferModels(final int number, final StateTransfer state) {
    active[number].transferModels(state);
  }

  /**
   * Transfers counts, metrics and alert rules of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferMetrics(final int number, final StateTransfer state) {
    active[number].transferMetrics(state);
  }

  /** Gives up all instruments for their memory, which has run out; allocates nothing. */
  public void release() {
    count = 0;
    Arrays.fill(active, null);
  }
}
