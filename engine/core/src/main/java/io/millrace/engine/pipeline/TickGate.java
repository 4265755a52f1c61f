package io.millrace.engine.pipeline;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Decides which ticks of one instrument are applied, and when. A tick whose time is out of
 * proportion is kept here until the next one; a record therefore yields none, one or two ticks.
 * Allocates when it holds a tick for the first time.
 */
final class TickGate implements Stateful {
  /** What applies ticks. */
  interface Target {
    /**
     * @param timeNs event time, never before that of the last tick
     * @param fields by index in the schema, valid during the call
     */
    void apply(long timeNs, double[] fields);
  }

  private final TimeGate times;
  private final Schema schema;
  private final DataQualityCounters odd;
  private final int bid;
  private final int ask;
  private Tick held;

  TickGate(final TimeGate times, final Schema schema, final DataQualityCounters odd) {
    this.times = times;
    this.schema = schema;
    this.odd = odd;
    this.bid = schema.indexOf("bid");
    this.ask = schema.indexOf("ask");
  }

  /**
   * @param tick that the decoder has just made
   * @param decoder gives up or takes back the quotes that the tick carries
   * @param target takes the ticks that are believed
   * @return how many there were
   */
  int tick(final Tick tick, final Decoder decoder, final Target target) {
    switch (times.judge(tick.timeNs())) {
      case ADMITTED:
        apply(target, times.timeNs(), tick);
        return 1;
      case CONFIRMED:
        decoder.believed(held, tick);
        apply(target, times.heldNs(), held);
        apply(target, times.timeNs(), tick);
        return 2;
      case HELD:
        hold(tick);
        decoder.refused();
        return 0;
      default:
        decoder.refused();
        return 0;
    }
  }

  private void apply(final Target target, final long timeNs, final Tick tick) {
    final double[] fields = tick.fields();
    if (bid >= 0 && ask >= 0 && fields[bid] > fields[ask]) {
      odd.count(DataQualityCounters.Kind.CROSSED_QUOTE);
    }
    target.apply(timeNs, fields);
  }

  private void hold(final Tick tick) {
    if (held == null) {
      held = new Tick(schema);
    }
    held.set(tick.instrument(), tick.timeNs());
    System.arraycopy(tick.fields(), 0, held.fields(), 0, held.fields().length);
  }

  /**
   * Moves the instrument's time on without a tick, which may confirm the one that is held.
   *
   * @return how many ticks were applied
   */
  int moveTo(final long timeNs, final Decoder decoder, final Target target) {
    if (!times.moveTo(timeNs)) {
      return 0;
    }
    decoder.believed(held, null);
    apply(target, times.heldNs(), held);
    return 1;
  }

  /** Drops a tick that is still held. */
  void end() {
    times.end();
  }

  @Override
  public void transferState(final StateTransfer state) {
    times.transferState(state);
    if (times.isHolding()) {
      if (state.isReading()) {
        held = new Tick(schema);
      }
      held.set(state.transfer(held.instrument()), times.heldNs());
      state.transfer(held.fields(), 0, held.fields().length);
    }
  }
}
