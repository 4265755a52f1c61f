package io.millrace.engine;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.typed.TypedDecoder;
import io.millrace.engine.typed.TypedEncoder;
import io.millrace.learning.decimal.TickGrid;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An {@link Engine} for programs that have quotes and trades in hand: define a pipeline, start it,
 * publish from one thread, receive predictions and alerts on another, close to drain.
 *
 * <p>{@link #quote}, {@link #trade} and {@link #values} do not allocate in steady state. Each is
 * one record; where a journal is given, it is in the journal when the call returns.
 *
 * <p>Prices and sizes are doubles. Each is read as the decimal to which it is the nearest double. A
 * price that the caller has computed in floating point, such as {@code 0.1 + 0.2}, is not the
 * double nearest to the intended decimal. For an instrument with a tick size each price is moved to
 * the nearest tick before it is recorded, so that the journal has the prices that the pipeline
 * sees.
 */
public final class MarketEngine implements AutoCloseable {
  /** Name of the one source of typed records; no file is called so. */
  public static final String SOURCE_NAME = "(typed)";

  /** Fields with a price of the instrument. */
  private static final Pattern PRICE = Pattern.compile("price|(bid|ask)[0-9]*");

  private static final Source SOURCE = new Source(0, SOURCE_NAME, null, null, 0, null);

  private final Engine engine;
  private final Schema schema;
  private final NanoClock clock;
  private final TypedEncoder encoder = new TypedEncoder();
  private final RecordBatch batch = new RecordBatch(1, 256);
  private final boolean[] isPrice;
  private final double[] onGrid;

  /** By instrument, null for one without a tick size. */
  private TickGrid[] grids = new TickGrid[16];

  private int instruments;

  private MarketEngine(final Engine engine, final Schema schema, final NanoClock clock) {
    this.engine = engine;
    this.schema = schema;
    this.clock = clock;
    isPrice = new boolean[schema.size()];
    onGrid = new double[schema.size()];
    for (int i = 0; i < isPrice.length; i++) {
      isPrice[i] = PRICE.matcher(schema.names().get(i)).matches();
    }
  }

  /**
   * Starts a pipeline over the market fields {@code bid ask bid_size ask_size price size side}, on
   * an engine thread of its own and without a journal.
   *
   * @param definition what to compute
   * @param listener receives predictions and alerts on the thread of the signals stage
   * @return the running engine
   */
  public static MarketEngine start(
      final PipelineDefinition definition, final SignalListener listener) {
    return start(definition, FieldNames.MARKET, listener, null, () -> 0, builder -> builder);
  }

  /**
   * Starts a pipeline.
   *
   * @param definition what to compute
   * @param fields names that expressions may use
   * @param listener receives predictions and alerts on the thread of the signals stage
   * @param journal keeps every record before any stage sees it; null for none; stays the caller's
   *     to close
   * @param clock for latency figures and the journal's receive times
   * @param settings of the engine: threads, back-pressure, slots
   * @return the running engine
   * @throws EngineFailure where the journal refuses the first append, as one does that holds
   *     records: no thread is left behind then
   */
  public static MarketEngine start(
      final PipelineDefinition definition,
      final List<String> fields,
      final SignalListener listener,
      final Journal journal,
      final NanoClock clock,
      final UnaryOperator<EngineBuilder> settings) {
    final PipelinePlan plan = PipelinePlan.of(definition, new FieldNames(fields, false));
    final EngineBuilder builder =
        Engine.builder(plan, TypedDecoder::new, listener).journal(journal).clock(clock);
    final Engine engine = settings.apply(builder).start();
    try {
      engine.source(SOURCE);
    } catch (final EngineFailure refused) {
      try {
        engine.close();
      } catch (final EngineFailure again) {
        if (again != refused) {
          refused.addSuppressed(again);
        }
      }
      throw refused;
    }
    return new MarketEngine(engine, plan.schema(), clock);
  }

  /**
   * Names an instrument; allocates. To be called once for each.
   *
   * @param name of the instrument
   * @return its number, for the other calls
   */
  public int instrument(final String name) {
    return instrument(name, null);
  }

  /**
   * Names an instrument whose prices are multiples of a tick size; allocates. To be called once for
   * each. Its prices, in fields {@code price}, {@code bid}, {@code ask} and those of deeper levels,
   * are recorded as the doubles nearest to the nearest multiple.
   *
   * @param name of the instrument
   * @param tickSize a decimal above 0, such as 0.01 or 0.25
   * @return its number, for the other calls
   * @throws IllegalArgumentException where the size is not above 0, or is no decimal
   */
  public int instrument(final String name, final double tickSize) {
    return instrument(name, TickGrid.of(tickSize));
  }

  private int instrument(final String name, final TickGrid grid) {
    final int number = instruments++;
    if (number == grids.length) {
      grids = Arrays.copyOf(grids, 2 * number);
    }
    grids[number] = grid;
    fill(encoder.instrument(number, name));
    engine.publishBlocking(batch); // without its name every later record of it would be malformed
    return number;
  }

  /**
   * Publishes a quote; it is valid until the instrument's next.
   *
   * @param instrument number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param bid best price to buy at, NaN for none
   * @param bidSize size there
   * @param ask best price to sell at, NaN for none
   * @param askSize size there
   */
  public void quote(
      final int instrument,
      final long timeNs,
      final double bid,
      final double bidSize,
      final double ask,
      final double askSize) {
    final TickGrid grid = grids[checked(instrument)];
    publish(
        encoder.quote(instrument, timeNs, priced(grid, bid), bidSize, priced(grid, ask), askSize));
  }

  /**
   * Publishes a trade.
   *
   * @param instrument number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param price of the trade
   * @param size of the trade
   * @param side +1 where the buyer was the aggressor, -1 where the seller was, NaN for not known
   */
  public void trade(
      final int instrument,
      final long timeNs,
      final double price,
      final double size,
      final double side) {
    final TickGrid grid = grids[checked(instrument)];
    publish(encoder.trade(instrument, timeNs, priced(grid, price), size, side));
  }

  /**
   * Publishes the values of all fields that the pipeline uses.
   *
   * @param instrument number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param values by index in {@link #schema}, NaN for not known
   */
  public void values(final int instrument, final long timeNs, final double[] values) {
    if (values.length != schema.size()) {
      throw new IllegalArgumentException(
          "one value for each of " + schema.names() + ": values.length=" + values.length);
    }
    final TickGrid grid = grids[checked(instrument)];
    for (int i = 0; i < values.length; i++) {
      onGrid[i] = isPrice[i] ? priced(grid, values[i]) : values[i];
    }
    publish(encoder.values(instrument, timeNs, onGrid));
  }

  private static double priced(final TickGrid grid, final double price) {
    return grid == null ? price : grid.nearest(price);
  }

  private int checked(final int instrument) {
    if (instrument < 0 || instrument >= instruments) {
      throw new IllegalArgumentException("not an instrument's number: instrument=" + instrument);
    }
    return instrument;
  }

  private void publish(final int length) {
    fill(length);
    engine.publish(batch);
  }

  private void fill(final int length) {
    final long nowNs = clock.nowNs();
    batch.clear(SOURCE.number(), nowNs);
    batch.add(encoder.bytes(), 0, length, nowNs);
  }

  /** {@return the fields that the pipeline uses, in the order of {@link #values}} */
  public Schema schema() {
    return schema;
  }

  /** Ends the feed, before {@link #close}: open boundaries close, open labels are given up. */
  public void end() {
    engine.end();
  }

  /**
   * Waits until the stages have seen everything published so far; allocates.
   *
   * @return figures of the records so far
   */
  public PipelineReport report() {
    return engine.report();
  }

  /** Drains and ends the engine thread. */
  @Override
  public void close() {
    engine.close();
  }
}
