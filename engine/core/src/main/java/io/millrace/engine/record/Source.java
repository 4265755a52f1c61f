package io.millrace.engine.record;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where records come from: one file, one entry of an archive, one connection. Everything a decoder
 * needs to know of it besides the records, so that a journal that keeps it can be replayed without
 * it.
 *
 * @param number from 0, in order of first appearance
 * @param name identifies the source among those of its feed, the same in every run: a path relative
 *     to the pipeline file, {@code archive.zip!entry}, {@code -} for standard input
 * @param instrument name of the only instrument in it; null where records name theirs or there is
 *     none
 * @param date the day that times of day belong to; null where not known
 * @param zoneOffsetNs local time minus UTC at midnight of that date, in ns; taken once, so that no
 *     later time zone data changes a replay
 * @param header the header line without its line end; null where there is none
 * @param zone what local times mean, for the same reason; null where {@code zoneOffsetNs} holds for
 *     all of them
 */
public record Source(
    int number,
    String name,
    String instrument,
    LocalDate date,
    long zoneOffsetNs,
    String header,
    ZoneOffsets zone) {
  private static final long DAY_NS = 86_400_000_000_000L;

  /** Checks the components. */
  public Source {
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative: number=" + number);
    }
    Objects.requireNonNull(name, "name");
  }

  /**
   * A source of one offset.
   *
   * @param number from 0
   * @param name of the source
   * @param instrument in it, or null
   * @param date or null
   * @param zoneOffsetNs local time minus UTC, in ns
   * @param header or null
   */
  public Source(
      final int number,
      final String name,
      final String instrument,
      final LocalDate date,
      final long zoneOffsetNs,
      final String header) {
    this(number, name, instrument, date, zoneOffsetNs, header, null);
  }

  /**
   * {@return midnight of the date, or of 1970-01-01 where it is not known, as ns since 1970-01-01
   * 00:00 of the local clock}
   */
  public long localMidnightNs() {
    return date == null ? 0 : date.toEpochDay() * DAY_NS;
  }

  /**
   * {@return local midnight of the date, or of 1970-01-01 where it is not known, in ns since the
   * epoch}
   */
  public long midnightNs() {
    return localMidnightNs() - zoneOffsetNs;
  }
}
