package io.millrace.feeds.core.definition;

import io.millrace.engine.definition.DefinitionException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How event times are written.
 *
 * @param unit of the number, or {@link Unit#ISO} for text; null where no column is the time
 * @param sinceMidnight whether times count from local midnight of the source's date, not from the
 *     epoch
 * @param dateRule where the source's date comes from
 * @param date the date where the rule is {@link DateRule#FIXED}, else null
 * @param zone of local times; its offset is taken once for each source, at local midnight of the
 *     date
 */
public record TimeDefinition(
    Unit unit, boolean sinceMidnight, DateRule dateRule, LocalDate date, ZoneId zone) {
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
    ISO(0);

    private final int digits;

    Unit(final int digits) {
      this.digits = digits;
    }

    /**
     * @return the power of ten that makes nanoseconds of it
     */
    public int digits() {
      return digits;
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
