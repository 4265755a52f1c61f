package io.millrace.engine.stage.statistics;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.Steps;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.TickEvent.ConfirmedTick;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The second stage: makes steps of ticks. It owns operators, sample clocks, the times at which
 * labels are due, and anomaly detectors, for each instrument apart. One thread at a time; in steady
 * state a tick allocates nothing; a new instrument, a growing time window, more due times and a
 * checkpoint do.
 */
public final class StatisticsStage {
  private final PipelinePlan plan;
  private final Steps steps;
  private final IntPredicate isOwn;
  private final StageProbe probe;
  private InstrumentStatistics[] active = new InstrumentStatistics[16];
  private boolean[] failed = new boolean[16];
  private int count;

  /**
   * @param plan what to compute
   * @param steps takes what comes of it
   * @param isOwn whether this stage computes an instrument of a number; others belong to other
   *     shards
   * @param probe called before each tick is applied
   */
  public StatisticsStage(
      final PipelinePlan plan,
      final Steps steps,
      final IntPredicate isOwn,
      final StageProbe probe) {
    this.plan = plan;
    this.steps = steps;
    this.isOwn = isOwn;
    this.probe = probe;
  }

  /**
   * @param instrument number
   * @return whether this stage computes it
   */
  public boolean isOwn(final int instrument) {
    return isOwn.test(instrument);
  }

  /**
   * Takes an event of the decode stage.
   *
   * @param event not changed
   */
  public void handle(final TickEvent event) {
    switch (event.kind()) {
      case RECORD, RAW -> record(event);
      case TIME -> time(event);
      case END -> end(event.sequence());
      case CHECKPOINT -> digest(event.digests());
      default -> {}
    }
  }

  private void record(final TickEvent event) {
    if (!event.hasInstrument() || !isOwn.test(event.instrument())) {
      return;
    }
    final int number = event.instrument();
    steps.begin(event.sequence(), true);
    if (event.name() != null) {
      admit(number);
      steps.appear(number, event.name());
    }
    if (event.failure() != null && !failed[number]) {
      failed[number] = true;
      active[number] = null;
      steps.fail(number, event.timeNs(0), event.failure());
    } else if (event.ticks() > 0 && !failed[number]) {
      apply(event, number);
    } else {
      steps.refuse(number); // or kept by decoding until its time is confirmed
    }
  }

  private void apply(final TickEvent event, final int number) {
    try {
      probe.statistics(event.sequence());
      for (int i = 0; i < event.ticks(); i++) {
        active[number].tick(event.timeNs(i), event.fields(i));
      }
    } catch (final RuntimeException failure) {
      fail(number, event.timeNs(event.ticks() - 1), failure);
    }
  }

  private void fail(final int number, final long timeNs, final RuntimeException failure) {
    StageProbe.throwIfOutOfMemory(failure);
    failed[number] = true;
    active[number] = null;
    steps.fail(number, timeNs, failure);
  }

  private void admit(final int number) {
    if (number >= active.length) {
      final int size = StrictMath.max(number + 1, 2 * active.length);
      active = Arrays.copyOf(active, size);
      failed = Arrays.copyOf(failed, size);
    }
    active[number] = new InstrumentStatistics(plan, number, steps);
    count = StrictMath.max(count, number + 1);
  }

  private void time(final TickEvent event) {
    steps.begin(event.sequence(), false);
    int next = 0;
    final List<ConfirmedTick> confirmed = event.confirmed();
    for (int number = 0; number < count; number++) {
      while (next < confirmed.size() && confirmed.get(next).instrument() < number) {
        next++;
      }
      final boolean has = next < confirmed.size() && confirmed.get(next).instrument() == number;
      if (active[number] != null) {
        advance(number, event, has ? confirmed.get(next) : null);
      }
    }
  }

  private void advance(final int number, final TickEvent time, final ConfirmedTick confirmed) {
    final long timeNs = time.value();
    try {
      probe.moving(time.sequence(), number);
      if (confirmed != null) {
        active[number].tick(confirmed.timeNs(), confirmed.fields());
      }
      active[number].advance(timeNs);
    } catch (final RuntimeException failure) {
      fail(number, timeNs, failure);
    }
  }

  private void end(final long nextSequence) {
    steps.begin(nextSequence, false);
    for (int number = 0; number < count; number++) {
      if (active[number] != null) {
        try {
          probe.moving(nextSequence, number);
          active[number].end();
        } catch (final RuntimeException failure) {
          fail(number, active[number].lastNs(), failure);
        }
      }
    }
  }

  /**
   * @param number of an instrument
   * @return samples on which no model could predict
   */
  public long notReady(final int number) {
    return isActive(number) ? active[number].notReady() : 0;
  }

  /**
   * @param number of an instrument
   * @param sum takes its data quality counts
   */
  public void addCounts(final int number, final DataQualityCounters sum) {
    if (isActive(number)) {
      active[number].addCounts(sum);
    }
  }

  private boolean isActive(final int number) {
    return number < count && active[number] != null;
  }

  /**
   * Adds the digests of this stage.
   *
   * @param digests takes them
   */
  public void digest(final SectionDigests digests) {
    for (int number = 0; number < count; number++) {
      if (active[number] != null) {
        active[number].digest(digests);
      }
    }
  }

  /**
   * Makes an instrument known, whose state will be read.
   *
   * @param number of the instrument
   */
  public void restore(final int number) {
    admit(number);
  }

  /**
   * Makes an instrument known that is in quarantine.
   *
   * @param number of the instrument
   */
  public void restoreFailed(final int number) {
    admit(number);
    active[number] = null;
    failed[number] = true;
  }

  /**
   * Transfers the operators of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferOperators(final int number, final StateTransfer state) {
    active[number].graph().transferState(state);
  }

  /**
   * Transfers sample clock, due times and anomaly detectors of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferClocks(final int number, final StateTransfer state) {
    active[number].transferClocks(state);
  }

  /**
   * Transfers the counts of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferCounts(final int number, final StateTransfer state) {
    active[number].transferCounts(state);
  }

  /** Gives up all instruments for their memory, which has run out; allocates nothing. */
  public void release() {
    count = 0;
    Arrays.fill(active, null);
  }
}
