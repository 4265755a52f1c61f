package io.millrace.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How the handlers of a ring wait for its producer. */
public enum WaitChoice {
  /** Spins a little, then parks until it is woken: leaves the cores to others. */
  PARK {
    @Override
    WaitStrategy strategy() {
      return new ParkingWaitStrategy(SPINS);
    }
  },
  /** Spins, then yields: takes a core while waiting. */
  YIELD {
    @Override
    WaitStrategy strategy() {
      return new YieldingWaitStrategy();
    }
  },
  /** Spins without end: takes a core, and answers soonest. */
  SPIN {
    @Override
    WaitStrategy strategy() {
      return new BusySpinWaitStrategy();
    }
  };

  private static final int SPINS = 100;

  abstract WaitStrategy strategy();

  /**
   * Chooses by the number of cores: threads that spin need a core each and one to spare.
   *
   * @param cores how many there are
   * @param threads how many wait
   * @return the choice
   */
  public static WaitChoice auto(final int cores, final int threads) {
    return cores < threads + 2 ? PARK : YIELD;
  }
}
