package io.millrace.feeds.core.definition;

import io.millrace.engine.record.ZoneOffsets;
import io.millrace.learning.setting.DefinitionException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How event times are written.
 *
 * @param unit of the number, or {@link Unit#ISO} or {@link Unit#PATTERN} for text; null where no
 *     column is the time
 * @param sinceMidnight whether times are those of the clock on the source's date, not since the
 *     epoch
 * @param dateRule where the source's date comes from
 * @param date the date where the rule is {@link DateRule#FIXED}, else null
 * @param zone of local times
 * @param pattern of texts where the unit is {@link Unit#PATTERN}, else null
 * @param check whether a file whose first time looks like one of another unit is refused
 */
public record TimeDefinition(
    Unit unit,
    boolean sinceMidnight,
    DateRule dateRule,
    LocalDate date,
    ZoneId zone,
    String pattern,
    boolean check) {
  /** The unit of a time. */
  public enum Unit {
    /** Nanoseconds. */
    NS(0),
    /** Microseconds. */
    US(3),
    /** Milliseconds. */
    MS(6),
    /** Seconds. */
    S(9),
    /** ISO 8601 text. */
    ISO(0),
    /** The one of s, ms, us and ns in which the number lies in the years 1990 to 2099. */
    AUTO(0),
    /** Text of a pattern. */
    PATTERN(0);

    private final int digits;

    Unit(final int digits) {
      this.digits = digits;
    }

    /** {@return the power of ten that makes nanoseconds of it} */
    public int digits() {
      return digits;
    }

    /** {@return its name in a pipeline} */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a source's date comes from. */
  public enum DateRule {
    /** It has none. */
    NONE,
    /** The pipeline says it. */
    FIXED,
    /** The file's name must hold it. */
    FILE_NAME,
    /** The file's name may hold it; otherwise it is 1970-01-01. */
    FILE_NAME_OR_EPOCH
  }

  /**
   * Times that are numbers since the epoch, text of ISO 8601, or come from no column.
   *
   * @param unit of the number
   * @param sinceMidnight whether times are those of the clock on the source's date
   * @param dateRule where the date comes from
   * @param date or null
   * @param zone of local times
   */
  public TimeDefinition(
      final Unit unit,
      final boolean sinceMidnight,
      final DateRule dateRule,
      final LocalDate date,
      final ZoneId zone) {
    this(unit, sinceMidnight, dateRule, date, zone, null, true);
  }

  /**
   * {@return whether times are numbers of a declared unit, so that a number may be seen to be one
   * of another unit}
   */
  public boolean isNumber() {
    return unit != null && unit.compareTo(Unit.ISO) < 0;
  }

  /**
   * {@return what local times mean by this JVM's time zone data, to be kept with each source; null
   * where no time is local or the zone has one offset}
   */
  public ZoneOffsets zoneOffsets() {
    final boolean local = sinceMidnight || unit == Unit.ISO || unit == Unit.PATTERN;
    return local && !zone.getRules().isFixedOffset() ? ZoneText.of(zone) : null;
  }

  /**
   * @param sourceName of a source
   * @return its date, null where it has none
   * @throws DefinitionException where its name has to hold a date and does not
   */
  public LocalDate dateOf(final String sourceName) {
    return switch (dateRule) {
      case NONE -> null;
      case FIXED -> date;
      case FILE_NAME_OR_EPOCH -> {
        final LocalDate found = NameDate.find(sourceName);
        yield found == null ? LocalDate.EPOCH : found;
      }
      case FILE_NAME -> {
        final LocalDate found = NameDate.find(sourceName);
        if (found == null) {
          throw new DefinitionException(
              "feed/time/date",
              "date: no date (yyyyMMdd, yyyy-MM-dd or MMddyyyy) in the file name '"
                  + sourceName
                  + "'");
        }
        yield found;
      }
    };
  }

  /**
   * @param sourceDate of a source, may be null
   * @return local time minus UTC at local midnight of that date, in ns
   */
  public long zoneOffsetNs(final LocalDate sourceDate) {
    final LocalDate day = sourceDate == null ? LocalDate.EPOCH : sourceDate;
    final boolean timeless = sourceDate == null && !zone.getRules().isFixedOffset();
    return timeless
        ? 0
        : zone.getRules().getOffset(day.atStartOfDay()).getTotalSeconds() * 1_000_000_000L;
  }
}
