package io.millrace.engine.modes;

import java.util.SplittableRandom;

/** Random scripts of several instruments in which everything occurs that can go wrong. */
final class Scripts {
  private static final long S = FeedScript.S;
  private static final long DAY = 86_400 * S;

  private final SplittableRandom random;
  private final FeedScript script = new FeedScript();
  private final int instruments;
  private final double[] levels;
  private long timeNs = 1_000 * S;

  private Scripts(final SplittableRandom random, final int instruments) {
    this.random = random;
    this.instruments = instruments;
    levels = new double[instruments];
  }

  static FeedScript random(final SplittableRandom random, final int instruments, final int steps) {
    final Scripts scripts = new Scripts(random, instruments);
    for (int i = 0; i < steps; i++) {
      scripts.step();
    }
    if (random.nextInt(4) > 0) {
      scripts.script.end();
    }
    return scripts.script;
  }

  private void step() {
    switch (random.nextInt(60)) {
      case 0 -> script.bytes((byte) 'x', (byte) 1);
      case 1 -> script.bytes((byte) 'V', (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 9);
      case 2 -> script.bytes((byte) '?', (byte) 0, (byte) 0, (byte) 0, (byte) 99, (byte) 9);
      case 3 -> script.gap(1 + random.nextInt(9));
      case 4 -> script.digest();
      case 5, 6 -> time();
      case 7 -> timeNs += 20 * S * random.nextInt(1, 4);
      case 8 -> tick(random.nextInt(instruments), timeNs + DAY); // a time to be doubted
      case 9 -> later(); // and to be confirmed
      case 10 -> tick(random.nextInt(instruments), timeNs - 3 * S);
      default -> {
        timeNs += S / 4 * new int[] {0, 0, 0, 1, 1, 2, 4, 13}[random.nextInt(8)];
        tick(random.nextInt(instruments), timeNs);
      }
    }
  }

  private void later() {
    timeNs += DAY;
    script.time(timeNs);
  }

  private void time() {
    timeNs += S / 2 * random.nextInt(8);
    script.time(timeNs);
  }

  private void tick(final int instrument, final long atNs) {
    levels[instrument] += random.nextInt(-2, 3);
    final double v = random.nextInt(25) == 0 ? Double.NaN : 50 + levels[instrument];
    final double size = random.nextInt(40) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(1, 5);
    script.values("I" + instrument, atNs, v, size);
  }
}
