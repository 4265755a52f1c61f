package io.millrace.feeds.core.jsonl;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.jsonl.JsonScanner.Kind;
import io.millrace.feeds.core.text.EventTime;
import io.millrace.feeds.core.text.Fault;
import io.millrace.feeds.core.text.FieldCells;
import io.millrace.feeds.core.text.SourceTable;
import io.millrace.learning.state.StateTransfer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes ticks of JSON lines. Its state is that of its fields, by instrument, and which columns have
 * come. {@link #timeNs} uses this object's scratch space: another thread needs a decoder of its
 * own.
 */
public final class JsonlDecoder implements Decoder {
  private static final int NO_NAME = Integer.MIN_VALUE;
  static final String RECEIVED = "received";

  private final FeedDefinition feed;
  private final Instruments instruments;
  private final FieldCells fields;
  private final EventTime time;
  private final List<String> columns;
  private final JsonRecords records;
  private final JsonScanner scanner;
  private final int minItems;
  private final String surplus;
  private final int timeSlot;
  private final int dateSlot;
  private final int instrumentSlot;
  private final int receivedSlot;
  private final int[] fieldSlots;
  private final int[] whereSlots;
  private final byte[][] whereTexts;
  private final boolean[] seen;
  private final SourceTable sources = new SourceTable();
  private final ReceivedPrefix prefix = new ReceivedPrefix();
  private final Fault fault = new Fault();

  JsonlDecoder(
      final FeedDefinition feed,
      final Schema schema,
      final Instruments instruments,
      final InstrumentCounters counters) {
    this.feed = feed;
    this.instruments = instruments;
    this.fields = new FieldCells(schema, feed, counters);
    this.time = new EventTime(feed.time(), counters);
    this.columns = columns(feed, schema);
    this.records = JsonRecords.of(feed);
    final List<String> paths =
        columns.stream().map(column -> JsonRecords.path(column, feed.header())).toList();
    this.scanner = new JsonScanner(records, JsonPaths.of(paths), columns.size());
    this.minItems = 1 + paths.stream().mapToInt(JsonRecords::item).max().orElse(-1);
    this.surplus = "more items than the " + feed.header().size() + " columns";
    this.timeSlot = slotOf(FeedDefinition.TIME);
    this.dateSlot = slotOf(FeedDefinition.DATE);
    this.instrumentSlot = slotOf(FeedDefinition.INSTRUMENT);
    this.receivedSlot = columns.indexOf(RECEIVED);
    this.fieldSlots =
        schema.names().stream().mapToInt(f -> columns.indexOf(feed.columnOf(f))).toArray();
    this.whereSlots = feed.where().keySet().stream().mapToInt(columns::indexOf).toArray();
    this.whereTexts =
        feed.where().values().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    this.seen = new boolean[columns.size()];
  }

  private static List<String> columns(final FeedDefinition feed, final Schema schema) {
    final Set<String> columns = new LinkedHashSet<>();
    for (final String role : FeedDefinition.ROLES) {
      if (feed.columns().containsKey(role)) {
        columns.add(feed.columns().get(role));
      }
    }
    schema.names().forEach(field -> columns.add(feed.columnOf(field)));
    columns.addAll(feed.where().keySet());
    return List.copyOf(columns);
  }

  private int slotOf(final String role) {
    final String column = feed.columns().get(role);
    return column == null ? -1 : columns.indexOf(column);
  }

  @Override
  public void source(final Source source) {
    sources.put(source);
  }

  /**
   * Tells the columns that the pipeline uses and that no well-formed record has had. Allocates.
   *
   * @return their names, in the order of time, instrument, fields, filters
   */
  @Override
  public List<String> neverSeen() {
    final List<String> never = new ArrayList<>();
    for (int slot = 0; slot < seen.length; slot++) {
      if (!seen[slot]) {
        never.add(columns.get(slot));
      }
    }
    return never;
  }

  @Override
  public Outcome decode(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence,
      final Tick tick) {
    tick.clear();
    final int end = offset + length;
    if (length > feed.maxRecord()) {
      return fault.set("longer than max_record", null, bytes, offset, end);
    }
    if (!scan(bytes, offset, end)) {
      return fault.set(records.refusal(), null, bytes, scanner.errorAt(), end);
    }
    if (scanner.duplicate() >= 0) {
      final int twice = scanner.duplicate();
      return slotFault("a second value for the key", columns.get(twice), bytes, twice);
    }
    if (records == JsonRecords.ARRAYS && scanner.items() < minItems) {
      return fault.set("too few items", null, bytes, offset, end);
    }
    if (records == JsonRecords.ARRAYS && scanner.items() > feed.header().size()) {
      return fault.set(surplus, null, bytes, offset, end);
    }
    if (isElsewhere(bytes) || !hasField()) {
      see();
      return Outcome.EVENT;
    }
    final long timeNs = time(bytes, source, sequence);
    if (timeNs == NO_TIME) {
      return slotFault(noTime(bytes), FeedDefinition.TIME, bytes, timeSlot);
    }
    fields.begin();
    for (int i = 0; i < fieldSlots.length; i++) {
      if (!field(i, bytes, fieldSlots[i])) {
        return slotFault("not a number", fields.column(i), bytes, fieldSlots[i]);
      }
    }
    final int instrument = instrument(source);
    if (instrument == NO_NAME) {
      return slotFault("no text", FeedDefinition.INSTRUMENT, bytes, instrumentSlot);
    }
    if (instrument >= 0 && !fields.fits(instrument)) {
      final int field = fields.classField();
      return slotFault("not a number", fields.column(field), bytes, fieldSlots[field]);
    }
    see();
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    time.count();
    tick.set(instrument, timeNs);
    fields.commit(instrument, tick);
    return Outcome.TICK;
  }

  private boolean scan(final byte[] bytes, final int offset, final int end) {
    final boolean received = prefix.find(bytes, offset, end);
    if (!scanner.scan(bytes, received ? prefix.object() : offset, end)) {
      return false;
    }
    if (received && receivedSlot >= 0) {
      scanner.put(receivedSlot, prefix.start(), prefix.end());
    }
    return true;
  }

  private void see() {
    for (int slot = 0; slot < seen.length; slot++) {
      seen[slot] |= scanner.kind(slot) != Kind.NONE;
    }
  }

  private boolean hasField() {
    for (final int slot : fieldSlots) {
      if (scanner.kind(slot) != Kind.NONE) {
        return true;
      }
    }
    return fieldSlots.length == 0;
  }

  private boolean isElsewhere(final byte[] bytes) {
    for (int i = 0; i < whereSlots.length; i++) {
      if (!hasText(bytes, whereSlots[i], whereTexts[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean hasText(final byte[] bytes, final int slot, final byte[] text) {
    final Kind kind = scanner.kind(slot);
    if (kind == Kind.NONE || kind == Kind.CONTAINER) {
      return false;
    }
    if (kind == Kind.ESCAPED) {
      final int length = scanner.unescape(slot);
      return Arrays.equals(text, 0, text.length, scanner.unescaped(), 0, length);
    }
    return Arrays.equals(text, 0, text.length, bytes, scanner.start(slot), scanner.end(slot));
  }

  private boolean field(final int field, final byte[] bytes, final int slot) {
    switch (scanner.kind(slot)) {
      case STRING, NUMBER:
        return fields.read(field, bytes, scanner.start(slot), scanner.end(slot));
      case ESCAPED:
        final int length = scanner.unescape(slot);
        return fields.read(field, scanner.unescaped(), 0, length);
      case TRUE:
        fields.read(field, 1, bytes, scanner.start(slot), scanner.end(slot));
        return true;
      case FALSE:
        fields.read(field, 0, bytes, scanner.start(slot), scanner.end(slot));
        return true;
      default:
        return true;
    }
  }

  private long time(final byte[] bytes, final int source, final long sequence) {
    if (timeSlot < 0) {
      return EventTime.ofSequence(sequence);
    }
    if (dateSlot >= 0) {
      return datedTime(bytes, source);
    }
    final Kind kind = scanner.kind(timeSlot);
    if (kind == Kind.ESCAPED) {
      final int length = scanner.unescape(timeSlot);
      return time.read(scanner.unescaped(), 0, length, sources.get(source));
    }
    return isText(kind)
        ? time.read(bytes, scanner.start(timeSlot), scanner.end(timeSlot), sources.get(source))
        : NO_TIME;
  }

  /** No date or time of day needs an escape: strings that have one are none. */
  private long datedTime(final byte[] bytes, final int source) {
    if (!isText(scanner.kind(dateSlot)) || !isText(scanner.kind(timeSlot))) {
      return NO_TIME;
    }
    return time.read(
        bytes,
        scanner.start(dateSlot),
        scanner.end(dateSlot),
        bytes,
        scanner.start(timeSlot),
        scanner.end(timeSlot),
        sources.get(source));
  }

  private static boolean isText(final Kind kind) {
    return kind == Kind.STRING || kind == Kind.NUMBER;
  }

  private String noTime(final byte[] bytes) {
    final String what =
        isText(scanner.kind(timeSlot))
            ? time.fault(bytes, scanner.start(timeSlot), scanner.end(timeSlot))
            : "no time";
    return what.equals("not a time") ? "no time" : what;
  }

  /** Says whether the time of a record looks like one of another unit; null where it does not. */
  String wrongUnit(final byte[] bytes, final int offset, final int length) {
    return timeSlot >= 0 && scan(bytes, offset, offset + length) && isText(scanner.kind(timeSlot))
        ? time.wrongUnit(bytes, scanner.start(timeSlot), scanner.end(timeSlot))
        : null;
  }

  private int instrument(final int source) {
    if (instrumentSlot < 0) {
      final byte[] name = sources.instrument(source);
      return instruments.number(name, 0, name.length);
    }
    return scanner.readName(instrumentSlot)
        ? instruments.number(scanner.nameBytes(), scanner.nameOffset(), scanner.nameLength())
        : NO_NAME;
  }

  private Outcome slotFault(
      final String what, final String column, final byte[] bytes, final int slot) {
    final boolean there = scanner.kind(slot) != Kind.NONE && scanner.kind(slot) != Kind.CONTAINER;
    return fault.set(what, column, there ? bytes : null, scanner.start(slot), scanner.end(slot));
  }

  @Override
  public List<String> classTexts(final int instrument) {
    return fields.classTexts(instrument);
  }

  @Override
  public void refused() {
    fields.revert();
  }

  @Override
  public void believed(final Tick held, final Tick next) {
    fields.believed(held, next);
  }

  @Override
  public boolean timesCanLeap() {
    return feed.time().unit() != null;
  }

  @Override
  public String reason() {
    return fault.toString();
  }

  @Override
  public long timeNs(
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final long sequence) {
    if (timeSlot < 0) {
      return EventTime.ofSequence(sequence);
    }
    if (length > feed.maxRecord() || !scan(bytes, offset, offset + length)) {
      return NO_TIME;
    }
    return time(bytes, source, sequence);
  }

  @Override
  public void transferReportState(final StateTransfer state) {
    for (int slot = 0; slot < seen.length; slot++) {
      seen[slot] |= state.transfer(seen[slot]);
    }
  }

  @Override
  public void transferShared(final StateTransfer state) {
    // all state belongs to an instrument
  }

  @Override
  public void transferInstrument(final int instrument, final StateTransfer state) {
    fields.transferInstrument(instrument, state);
  }

  @Override
  public void release(final int instrument) {
    fields.release(instrument);
  }
}
