package io.millrace.engine.ring;

import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How the engine thread waits for the feed thread, chosen by how many cores there are. */
enum WaitChoice {
  /** Spins a little, yields, then parks: leaves the cores to others. */
  SLEEPING {
    @Override
    WaitStrategy strategy() {
      return new SleepingWaitStrategy(200, 20_000);
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

  abstract WaitStrategy strategy();

  static WaitChoice forCores(final int cores) {
    return cores < CORES_TO_SPARE ? SLEEPING : YIELDING;
  }
}
