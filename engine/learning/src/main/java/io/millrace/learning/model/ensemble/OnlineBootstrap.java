package io.millrace.learning.model.ensemble;

import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * How often each member learns a sample: a Poisson draw, and at least once where it is the member's
 * first, so that every member knows what there is to be known.
 */
public final class OnlineBootstrap implements Stateful {
  private final SplitMix random;
  private final Poisson poisson;
  private final boolean[] started;

  /**
   * @param members how many
   * @param mean of the draws, above 0 and at most 20
   * @param random where they come from; its state becomes part of this
   */
  public OnlineBootstrap(final int members, final double mean, final SplitMix random) {
    this.random = random;
    poisson = new Poisson(mean);
    started = new boolean[members];
  }

  /** {@return how often the member learns the next sample} */
  public int next(final int member) {
    final int draw = poisson.next(random);
    final int times = started[member] ? draw : Math.max(1, draw);
    started[member] = true;
    return times;
  }

  /** {@return whether the member has had its first sample} */
  public boolean isStarted(final int member) {
    return started[member];
  }

  /** Makes the member's next sample its first. */
  public void startAnew(final int member) {
    started[member] = false;
  }

  /** Goes back to the seed, and all members to their first sample. */
  public void reset() {
    random.reset();
    Arrays.fill(started, false);
  }

  @Override
  public void transferState(final StateTransfer state) {
    random.transferState(state);
    for (int i = 0; i < started.length; i++) {
      started[i] = state.transfer(started[i]);
    }
  }
}
