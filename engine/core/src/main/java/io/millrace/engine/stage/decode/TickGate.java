package io.millrace.engine.stage.decode;

import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.TickEvent.ConfirmedTick;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Decides which ticks of one instrument are applied, and when. A tick whose time is out of
 * proportion is kept here until the next one; a record therefore yields none, one or two ticks. The
 * decision comes before the decoder carries quotes forward. Allocates when it holds a tick for the
 * first time.
 */
final class TickGate implements Stateful {
  private final int instrument;
  private final TimeGate times;
  private final Schema schema;
  private final DataQualityCounters counters;
  private final int bid;
  private final int ask;
  private Tick held;

  /**
   * @param instrument in the decoder
   */
  TickGate(
      final int instrument,
      final TimeGate times,
      final Schema schema,
      final DataQualityCounters counters) {
    this.instrument = instrument;
    this.times = times;
    this.schema = schema;
    this.counters = counters;
    this.bid = schema.indexOf("bid");
    this.ask = schema.indexOf("ask");
  }

  /**
   * @param tick that the decoder has just made
   * @param decoder gives up or takes back the quotes that the tick carries
   * @param event takes the ticks that are believed
   */
  void tick(final Tick tick, final Decoder decoder, final TickEvent event) {
    switch (times.judge(tick.timeNs())) {
      case ADMITTED:
        admit(event, times.timeNs(), tick);
        return;
      case CONFIRMED:
        decoder.believed(held, tick);
        admit(event, times.heldNs(), held);
        admit(event, times.timeNs(), tick);
        return;
      case HELD:
        hold(tick);
        decoder.refused();
        return;
      default:
        decoder.refused();
    }
  }

  private void admit(final TickEvent event, final long timeNs, final Tick tick) {
    countCrossed(tick);
    event.add(timeNs, tick);
  }

  private void countCrossed(final Tick tick) {
    final double[] fields = tick.fields();
    if (bid >= 0 && ask >= 0 && fields[bid] > fields[ask]) {
      counters.count(DataQualityCounters.Kind.CROSSED_QUOTE);
    }
  }

  private void hold(final Tick tick) {
    if (held == null) {
      held = new Tick(schema);
    }
    held.set(instrument, tick.timeNs());
    System.arraycopy(tick.fields(), 0, held.fields(), 0, held.fields().length);
  }

  /**
   * Moves the instrument's time on without a tick.
   *
   * @return whether that confirms the tick that was held
   */
  boolean moveTo(final long timeNs, final Decoder decoder) {
    if (!times.moveTo(timeNs)) {
      return false;
    }
    decoder.believed(held, null);
    countCrossed(held);
    return true;
  }

  /** Returns the tick that time has just confirmed; allocates. */
  ConfirmedTick confirmed(final int number) {
    return new ConfirmedTick(number, times.heldNs(), held.fields().clone());
  }

  /** Drops a tick that is still held. */
  void end() {
    times.end();
  }

  /** The number in the decoder is no part of it: it depends on the instruments beside this one. */
  @Override
  public void transferState(final StateTransfer state) {
    times.transferState(state);
    if (times.isHolding()) {
      if (state.isReading()) {
        held = new Tick(schema);
      }
      held.set(instrument, times.heldNs());
      state.transfer(held.fields(), 0, held.fields().length);
    }
  }
}
