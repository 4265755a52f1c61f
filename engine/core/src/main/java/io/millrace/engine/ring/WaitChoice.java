package io.millrace.engine.ring;

import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How the engine thread waits for the feed thread, chosen by how many cores there are. */
enum WaitChoice {
  /** Spins a little, then parks until it is woken: leaves the cores to others. */
  PARKING {
    @Override
    WaitStrategy strategy() {
      return new ParkingWaitStrategy(SPINS);
    }
  },
  /** Spins, then yields: takes a core while waiting. */
  YIELDING {
    @Override
    WaitStrategy strategy() {
      return new YieldingWaitStrategy();
    }
  };

  private static final int CORES_TO_SPARE = 4;
  private static final int SPINS = 100;

  abstract WaitStrategy strategy();

  static WaitChoice forCores(final int cores) {
    return cores < CORES_TO_SPARE ? PARKING : YIELDING;
  }
}
