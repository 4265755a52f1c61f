package io.millrace.feeds.core.text;

import io.millrace.engine.tick.Decoder;
import io.millrace.feeds.core.definition.TimeDefinition.Unit;
import io.millrace.feeds.core.number.UnitTime;

/**
 * Finds the unit that a number is in.
 *
 * <p>Since the epoch, by the year: s, ms, us and ns are a factor of 1,000 apart, so at most one of
 * them puts a number into the years 1990 to 2099. Holds the last unit found as a first guess, which
 * changes no answer. Since midnight, a number of two days and more is in the largest unit that puts
 * it into one day. One thread at a time.
 */
final class EpochUnits {
  private static final long FIRST_NS = 631_152_000_000_000_000L;
  private static final long END_NS = 4_102_444_800_000_000_000L;
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final Unit[] UNITS = {Unit.S, Unit.MS, Unit.US, Unit.NS};

  private final UnitTime number;
  private int guess;

  EpochUnits(final UnitTime number) {
    this.number = number;
  }

  /** Returns ns since the epoch, {@link Decoder#NO_TIME} where no unit fits. */
  long read(final byte[] bytes, final int from, final int to) {
    if (fits(UNITS[guess], bytes, from, to)) {
      return number.ns();
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (fits(UNITS[i], bytes, from, to)) {
        guess = i;
        return number.ns();
      }
    }
    return Decoder.NO_TIME;
  }

  /** Returns the unit that fits, null for none. */
  Unit likely(final byte[] bytes, final int from, final int to) {
    return read(bytes, from, to) == Decoder.NO_TIME ? null : UNITS[guess];
  }

  /** Returns the unit that a number since midnight seems to be in. */
  Unit likelyOfDay(final byte[] bytes, final int from, final int to, final Unit declared) {
    final boolean isTime = number.read(bytes, from, to, declared.digits());
    if (isTime && number.ns() < 2 * DAY_NS) {
      return declared;
    }
    for (final Unit unit : UNITS) {
      if (number.read(bytes, from, to, unit.digits()) && number.ns() >= 0 && number.ns() < DAY_NS) {
        return unit;
      }
    }
    return declared;
  }

  private boolean fits(final Unit unit, final byte[] bytes, final int from, final int to) {
    return number.read(bytes, from, to, unit.digits())
        && number.ns() >= FIRST_NS
        && number.ns() < END_NS;
  }
}
