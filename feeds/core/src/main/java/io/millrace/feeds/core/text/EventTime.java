package io.millrace.feeds.core.text;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.feeds.core.definition.TimeDefinition;
import io.millrace.feeds.core.number.IsoTime;
import io.millrace.feeds.core.number.UnitTime;

/** Reads event times as a feed writes them. One thread at a time. */
public final class EventTime {
  private static final long SECOND_NS = 1_000_000_000L;

  private final TimeDefinition definition;
  private final UnitTime number = new UnitTime();
  private final IsoTime iso = new IsoTime();

  /**
   * @param definition how they are written
   */
  public EventTime(final TimeDefinition definition) {
    this.definition = definition;
  }

  /**
   * @param sequence of a record of a feed without a time column
   * @return the record's number in seconds
   */
  public static long ofSequence(final long sequence) {
    return sequence * SECOND_NS;
  }

  /**
   * @param bytes hold the text of a time
   * @param from its first byte
   * @param to after its last byte
   * @param source of the record, null where it is not known
   * @return ns since the epoch, {@link Decoder#NO_TIME} where the text is no such time
   */
  public long read(final byte[] bytes, final int from, final int to, final Source source) {
    if (definition.unit() == TimeDefinition.Unit.ISO) {
      return iso(bytes, from, to, source);
    }
    if (!number.read(bytes, from, to, definition.unit().digits())) {
      return Decoder.NO_TIME;
    }
    return definition.sinceMidnight() ? plus(number.ns(), midnightNs(source)) : number.ns();
  }

  private long iso(final byte[] bytes, final int from, final int to, final Source source) {
    final boolean sinceMidnight = definition.sinceMidnight();
    if (!iso.read(bytes, from, to, sinceMidnight)) {
      return Decoder.NO_TIME;
    }
    if (sinceMidnight) {
      final long offsetNs = source == null || iso.local() ? 0 : source.zoneOffsetNs();
      return plus(iso.ns(), midnightNs(source) + offsetNs);
    }
    return iso.local() && source != null ? iso.ns() - source.zoneOffsetNs() : iso.ns();
  }

  private static long midnightNs(final Source source) {
    return source == null ? 0 : source.midnightNs();
  }

  private static long plus(final long a, final long b) {
    final long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Decoder.NO_TIME : sum;
  }
}
