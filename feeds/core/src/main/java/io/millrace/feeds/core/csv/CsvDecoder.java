package io.millrace.feeds.core.csv;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.EventTime;
import io.millrace.feeds.core.text.Fault;
import io.millrace.feeds.core.text.FieldCells;
import io.millrace.feeds.core.text.SourceTable;
import io.millrace.learning.state.StateTransfer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Makes ticks of rows. Only the cells that the pipeline uses are looked at. {@link #timeNs} uses
 * this object's scratch space: another thread needs a decoder of its own.
 */
final class CsvDecoder implements Decoder {
  private static final int NO_NAME = Integer.MIN_VALUE;

  private final FeedDefinition feed;
  private final Instruments instruments;
  private final FieldCells fields;
  private final EventTime time;
  private final byte[][] whereTexts;
  private final SourceTable sources = new SourceTable();
  private final CsvRow row;
  private final InstrumentCell name = new InstrumentCell();
  private final Fault fault = new Fault();
  private CsvPlan[] plans = new CsvPlan[8];
  private CsvPlan lastPlan;
  private int lastSource = -1;
  private int lastInstrument;

  CsvDecoder(
      final FeedDefinition feed,
      final Schema schema,
      final Instruments instruments,
      final InstrumentCounters counters) {
    this.feed = feed;
    this.instruments = instruments;
    this.fields = new FieldCells(schema, feed, counters);
    this.time = new EventTime(feed.time(), counters);
    this.row = new CsvRow(feed.dialect());
    this.whereTexts =
        feed.where().values().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  @Override
  public void source(final Source source) {
    sources.put(source);
    if (source.number() >= plans.length) {
      plans = Arrays.copyOf(plans, Math.max(source.number() + 1, plans.length * 2));
    }
    if (lastPlan == null || !Objects.equals(lastPlan.header, source.header())) {
      lastPlan = new CsvPlan(feed, fields, source.header());
    }
    plans[source.number()] = lastPlan;
    lastSource = -1;
  }

  private CsvPlan plan(final int source) {
    return source >= 0 && source < plans.length ? plans[source] : null;
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
    final CsvPlan plan = plan(source);
    if (plan == null || plan.missing != null) {
      final String what = plan == null ? "of a source not announced" : "no such column";
      return fault.set(what, plan == null ? null : plan.missing, null, 0, 0);
    }
    if (!hasShape(plan, bytes, offset, offset + length)) {
      return Outcome.MALFORMED;
    }
    if (isElsewhere(plan, bytes)) {
      return Outcome.EVENT;
    }
    final long timeNs = time(plan, bytes, source, sequence);
    if (timeNs == NO_TIME) {
      return timeFault(plan, bytes);
    }
    fields.begin();
    for (int i = 0; i < plan.fieldCells.length; i++) {
      if (!field(i, bytes, plan.fieldCells[i])) {
        return cellFault("not a number", fields.column(i), bytes, plan.fieldCells[i]);
      }
    }
    return finish(plan, bytes, source, timeNs, tick);
  }

  /** Splits a row, and says what is wrong where its cells are not those of the header. */
  private boolean hasShape(
      final CsvPlan plan, final byte[] bytes, final int offset, final int end) {
    final boolean isOver = end - offset > feed.maxRecord();
    if (row.splitWhole(bytes, offset, end, plan.cells, plan.max) && !isOver) {
      return true;
    }
    if (row.errorAt() >= 0 && (row.isOpen() || !isOver)) {
      final String what =
          row.isOpen() ? "a quote is not closed" : "text after the quote that closes a cell";
      fault.within(offset).set(what, null, bytes, row.errorAt(), end);
    } else if (isOver) {
      fault.set("longer than max_record", null, bytes, offset, end);
    } else if (row.count() < plan.cells) {
      fault.set("too few columns", null, bytes, offset, end);
    } else {
      fault.set(plan.surplus, null, bytes, row.surplus(), end);
    }
    return false;
  }

  private boolean field(final int field, final byte[] bytes, final int cell) {
    if (row.isEscaped(cell)) {
      final int length = row.unescape(bytes, cell);
      return fields.read(field, row.unescaped(), 0, length);
    }
    return fields.read(field, bytes, row.start(cell), row.end(cell));
  }

  private Outcome finish(
      final CsvPlan plan,
      final byte[] bytes,
      final int source,
      final long timeNs,
      final Tick tick) {
    final int instrument;
    if (plan.instrumentCell < 0) {
      instrument = ofSource(source);
    } else {
      instrument = instrument(bytes, plan.instrumentCell);
      if (instrument == NO_NAME) {
        return cellFault("is empty", FeedDefinition.INSTRUMENT, bytes, plan.instrumentCell);
      }
    }
    if (instrument < 0) {
      return Instruments.outcome(instrument);
    }
    if (!fields.fits(instrument)) {
      final int field = fields.classField();
      return cellFault("not a number", fields.column(field), bytes, plan.fieldCells[field]);
    }
    time.count();
    tick.set(instrument, timeNs);
    fields.commit(instrument, tick);
    return Outcome.TICK;
  }

  /** The instrument of a source, looked up once: its number stays. */
  private int ofSource(final int source) {
    if (source != lastSource) {
      final byte[] name = sources.instrument(source);
      lastInstrument = instruments.number(name, 0, name.length);
      lastSource = lastInstrument == Instruments.LEFT_OUT ? -1 : source;
    }
    return lastInstrument;
  }

  private int instrument(final byte[] bytes, final int cell) {
    return name.read(row, bytes, cell)
        ? instruments.number(name.bytes(), name.offset(), name.length())
        : NO_NAME;
  }

  private boolean isElsewhere(final CsvPlan plan, final byte[] bytes) {
    for (int i = 0; i < whereTexts.length; i++) {
      final int cell = plan.whereCells[i];
      final boolean escaped = row.isEscaped(cell);
      final int start = escaped ? 0 : row.start(cell);
      final int end = escaped ? row.unescape(bytes, cell) : row.end(cell);
      final byte[] text = escaped ? row.unescaped() : bytes;
      if (!Arrays.equals(whereTexts[i], 0, whereTexts[i].length, text, start, end)) {
        return true;
      }
    }
    return false;
  }

  private long time(final CsvPlan plan, final byte[] bytes, final int source, final long sequence) {
    if (plan.timeCell < 0) {
      return EventTime.ofSequence(sequence);
    }
    final int from = row.start(plan.timeCell);
    final int to = row.end(plan.timeCell);
    return plan.dateCell < 0
        ? time.read(bytes, from, to, sources.get(source))
        : time.read(
            bytes,
            row.start(plan.dateCell),
            row.end(plan.dateCell),
            bytes,
            from,
            to,
            sources.get(source));
  }

  private Outcome timeFault(final CsvPlan plan, final byte[] bytes) {
    final int cell = plan.timeCell;
    final String what = time.fault(bytes, row.start(cell), row.end(cell));
    return cellFault(what, FeedDefinition.TIME, bytes, cell);
  }

  /** Says whether the time of a record looks like one of another unit; null where it does not. */
  String wrongUnit(final byte[] bytes, final int offset, final int length, final int source) {
    timeNs(bytes, offset, length, source, 0);
    final CsvPlan plan = plan(source);
    return plan == null || plan.timeCell < 0 || row.count() <= plan.timeCell
        ? null
        : time.wrongUnit(bytes, row.start(plan.timeCell), row.end(plan.timeCell));
  }

  private Outcome cellFault(
      final String what, final String column, final byte[] bytes, final int cell) {
    return fault.set(what, column, bytes, row.start(cell), row.end(cell));
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
    final CsvPlan plan = plan(source);
    if (plan == null || plan.missing != null || length > feed.maxRecord()) {
      return NO_TIME;
    }
    final int last = Math.max(plan.timeCell, plan.dateCell);
    final boolean whole =
        row.split(bytes, offset, offset + length, last + 1) >= 0 && row.count() > last;
    return plan.timeCell < 0 || whole ? time(plan, bytes, source, sequence) : NO_TIME;
  }

  @Override
  public void transferShared(final StateTransfer state) {
    if (state.isReading()) {
      lastSource = -1;
    }
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
