package io.millrace.feeds.core.text;

import io.millrace.engine.record.Source;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.feeds.core.definition.TimeDefinition;
import io.millrace.feeds.core.definition.TimeDefinition.Unit;
import io.millrace.feeds.core.number.IsoTime;
import io.millrace.feeds.core.number.TimePattern;
import io.millrace.feeds.core.number.UnitTime;
import java.nio.charset.StandardCharsets;

/**
 * Reads event times as a feed writes them. What local times mean comes from the source alone, so
 * that no time zone data of a JVM changes a replay. One thread at a time.
 */
public final class EventTime {
  private static final long SECOND_NS = 1_000_000_000L;

  private final TimeDefinition definition;
  private final InstrumentCounters counters;
  private final UnitTime number = new UnitTime();
  private final IsoTime iso = new IsoTime();
  private final TimePattern pattern;
  private final EpochUnits units = new EpochUnits(number);
  private ZoneOffsets zone;
  private int segment;
  private ZoneOffsets.Kind kind = ZoneOffsets.Kind.PLAIN;
  private byte[] joined = new byte[64];

  /**
   * @param definition how they are written
   * @param counters takes the counts of {@link #count}
   */
  public EventTime(final TimeDefinition definition, final InstrumentCounters counters) {
    this.definition = definition;
    this.counters = counters;
    this.pattern = definition.pattern() == null ? null : new TimePattern(definition.pattern());
  }

  /**
   * @param sequence of a record of a feed without a time column
   * @return the record's number in seconds
   */
  public static long ofSequence(final long sequence) {
    return sequence * SECOND_NS;
  }

  /**
   * Reads a time whose date has a column of its own, as one text: date, one space, time. Allocates
   * where it is longer than all before.
   *
   * @param dates hold the date
   * @param dateFrom its first byte
   * @param dateTo after its last byte
   * @param times hold the time of day
   * @param from its first byte
   * @param to after its last byte
   * @param source of the record, null where it is not known
   * @return as {@link #read}
   */
  public long read(
      final byte[] dates,
      final int dateFrom,
      final int dateTo,
      final byte[] times,
      final int from,
      final int to,
      final Source source) {
    final int max = dateTo - dateFrom + 1 + to - from;
    if (max > joined.length) {
      joined = new byte[2 * max];
    }
    final int dateLength = join(dates, dateFrom, dateTo, 0);
    joined[dateLength] = ' ';
    final int length = join(times, from, to, dateLength + 1);
    final boolean both = dateLength > 0 && length > dateLength + 1;
    return both ? read(joined, 0, length, source) : Decoder.NO_TIME;
  }

  /** Copies a text without the spaces around it; returns the place after it. */
  private int join(final byte[] bytes, final int from, final int to, final int at) {
    final int start = Spaces.start(bytes, from, to);
    final int end = Spaces.end(bytes, start, to);
    System.arraycopy(bytes, start, joined, at, end - start);
    return at + end - start;
  }

  /**
   * @param bytes hold the text of a time
   * @param from its first byte
   * @param to after its last byte
   * @param source of the record, null where it is not known
   * @return ns since the epoch, {@link Decoder#NO_TIME} where the text is no such time
   */
  public long read(final byte[] bytes, final int from, final int to, final Source source) {
    kind = ZoneOffsets.Kind.PLAIN;
    return switch (definition.unit()) {
      case ISO -> iso(bytes, from, to, source);
      case PATTERN ->
          pattern.read(bytes, from, to)
              ? ofLocal(pattern.ns(), !pattern.hasDate(), source)
              : Decoder.NO_TIME;
      case AUTO -> units.read(bytes, from, to);
      default -> number(bytes, from, to, source);
    };
  }

  private long number(final byte[] bytes, final int from, final int to, final Source source) {
    if (!number.read(bytes, from, to, definition.unit().digits())) {
      return Decoder.NO_TIME;
    }
    return definition.sinceMidnight() ? ofLocal(number.ns(), true, source) : number.ns();
  }

  private long iso(final byte[] bytes, final int from, final int to, final Source source) {
    final boolean ofDay = definition.sinceMidnight();
    if (!iso.read(bytes, from, to, ofDay)) {
      return Decoder.NO_TIME;
    }
    if (iso.local()) {
      return ofLocal(iso.ns(), ofDay, source);
    }
    return ofDay && source != null ? plus(iso.ns(), source.localMidnightNs()) : iso.ns();
  }

  /** The instant that a local time means, of the source's date where it has none of its own. */
  private long ofLocal(final long ns, final boolean ofDay, final Source source) {
    if (source == null) {
      return ns;
    }
    final long localNs = ofDay ? plus(ns, source.localMidnightNs()) : ns;
    if (localNs == Decoder.NO_TIME) {
      return localNs;
    }
    final ZoneOffsets offsets = source.zone();
    if (offsets == null) {
      return plus(localNs, -source.zoneOffsetNs());
    }
    if (offsets != zone) {
      zone = offsets;
      segment = 0;
    }
    segment = offsets.segment(localNs, segment);
    kind = offsets.kind(segment);
    return plus(localNs, -offsets.offsetNs(segment));
  }

  private static long plus(final long a, final long b) {
    final long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Decoder.NO_TIME : sum;
  }

  /** Counts the time read last where it is a local time that is ambiguous or missing. */
  public void count() {
    if (kind == ZoneOffsets.Kind.AMBIGUOUS) {
      counters.count(DataQualityCounters.Kind.TIME_AMBIGUOUS);
    } else if (kind == ZoneOffsets.Kind.MISSING) {
      counters.count(DataQualityCounters.Kind.TIME_MISSING);
    }
  }

  /**
   * Says why a text is no time of the feed. Allocates.
   *
   * @param bytes hold the text
   * @param from its first byte
   * @param to after its last byte
   * @return without the text itself
   */
  public String fault(final byte[] bytes, final int from, final int to) {
    final Unit likely = likely(bytes, from, to);
    return likely == null || likely == definition.unit()
        ? "not a time"
        : "not a time in " + definition.unit().label() + ", but one in " + likely.label();
  }

  /**
   * Says whether the first time of a file looks like one of another unit: whether it lies in the
   * years 1990 to 2099 in that unit, and not in its own; since midnight, whether it is two days or
   * more in its own unit and less than one in a smaller one. Allocates.
   *
   * @param bytes hold the time
   * @param from its first byte
   * @param to after its last byte
   * @return one line, null where it does not
   */
  public String wrongUnit(final byte[] bytes, final int from, final int to) {
    final Unit likely = definition.check() ? likely(bytes, from, to) : null;
    if (likely == null || likely == definition.unit()) {
      return null;
    }
    return "its first time is in "
        + likely.label()
        + ", not in "
        + definition.unit().label()
        + ": '"
        + new String(bytes, from, to - from, StandardCharsets.UTF_8).trim()
        + (definition.sinceMidnight() ? "'; " : "'; unit: auto reads files of both, ")
        + "check: false takes the time as it is";
  }

  private Unit likely(final byte[] bytes, final int from, final int to) {
    if (!definition.isNumber()) {
      return null;
    }
    return definition.sinceMidnight()
        ? units.likelyOfDay(bytes, from, to, definition.unit())
        : units.likely(bytes, from, to);
  }
}
