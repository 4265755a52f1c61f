package io.millrace.engine.shard;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.ShardReport;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import io.millrace.engine.tick.DecoderFactory;
import io.millrace.learning.state.StateTransfer;
import java.util.List;

/**
 * The four stages for some instruments, on one thread and without ring, file or clock: the one unit
 * that every threading mode places. What it computes for an instrument does not depend on the
 * instruments beside it, so that a shard gives the same sections, signals and digests for its
 * records wherever it runs. Records come in sequence order. In steady state a record allocates
 * nothing.
 *
 * <pre>
 * record -> DecodeStage -> StatisticsStage -> LearningStage -> SignalStage -> listener
 *             TickEvent         Steps          SignalOutput
 * </pre>
 */
public final class Shard {
  private final PipelinePlan plan;
  private final DecodeStage decode;
  private final StatisticsStage statistics;
  private final LearningStage learning;
  private final SignalStage signals;
  private final ShardReports reports;
  private final TickEvent event;
  private boolean released;
  private long nextSequence;

  private Shard(
      final PipelinePlan plan,
      final DecoderFactory decoders,
      final SignalListener listener,
      final StageProbe probe) {
    this.plan = plan;
    decode = new DecodeStage(plan, decoders, probe);
    signals = new SignalStage(plan, listener);
    learning = new LearningStage(plan, signals, probe);
    statistics = new StatisticsStage(plan, learning, instrument -> true, probe);
    reports = new ShardReports(plan, decode, List.of(statistics), List.of(learning), signals);
    event = new TickEvent(plan.schema());
  }

  /**
   * Makes a shard that has seen nothing.
   *
   * @param plan what to compute
   * @param decoders make the decoder of its records
   * @param listener receives its signals
   * @return the shard
   */
  public static Shard create(
      final PipelinePlan plan, final DecoderFactory decoders, final SignalListener listener) {
    return create(plan, decoders, listener, StageProbe.NONE);
  }

  /**
   * Makes a shard in whose stages failures can be tried.
   *
   * @param plan what to compute
   * @param decoders make the decoder of its records
   * @param listener receives its signals
   * @param probe called by each stage
   * @return the shard
   */
  public static Shard create(
      final PipelinePlan plan,
      final DecoderFactory decoders,
      final SignalListener listener,
      final StageProbe probe) {
    return new Shard(plan, decoders, listener, probe);
  }

  /**
   * Takes note of a source. Every shard gets it.
   *
   * @param source what is known of it
   */
  public void source(final Source source) {
    decode.source(source);
  }

  /**
   * Takes a record through every stage.
   *
   * @param sequence of the record
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   */
  public void record(
      final long sequence,
      final byte[] bytes,
      final int offset,
      final int length,
      final int source) {
    nextSequence = sequence + 1;
    event.record(sequence, 0);
    decode.record(sequence, bytes, offset, length, source, event);
    statistics.handle(event);
  }

  /**
   * Takes a record that every shard gets and another one counts, malformed or not.
   *
   * @param sequence of the record
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   * @throws IllegalArgumentException where it is a tick, which belongs to one shard
   */
  public void observe(
      final long sequence,
      final byte[] bytes,
      final int offset,
      final int length,
      final int source) {
    nextSequence = sequence + 1;
    decode.observe(sequence, bytes, offset, length, source);
  }

  /**
   * Advances the time of every instrument. Every shard gets it.
   *
   * @param sequence of the next record
   * @param timeNs event time, in ns since the epoch
   */
  public void time(final long sequence, final long timeNs) {
    nextSequence = sequence;
    event.control(TickEvent.Kind.TIME, sequence, timeNs);
    decode.time(timeNs, event);
    statistics.handle(event);
  }

  /**
   * Counts records that were lost before they could take a sequence. One shard gets it.
   *
   * @param lost how many
   */
  public void gap(final long lost) {
    decode.gap(lost);
  }

  /**
   * Closes what the natural end of the feed closes. Every shard gets it.
   *
   * @param sequence of the record that would come next
   */
  public void end(final long sequence) {
    nextSequence = sequence;
    decode.end();
    event.control(TickEvent.Kind.END, sequence, 0);
    statistics.handle(event);
  }

  /**
   * Gives up all instruments for their memory, which has run out, so that the report of it has
   * some: nothing can be computed or reported any more. Allocates nothing.
   */
  public void release() {
    released = true;
    decode.release();
    statistics.release();
    learning.release();
  }

  /** {@return how many records came so far; any thread may ask} */
  public long events() {
    return decode.events();
  }

  /** {@return how many records could not be decoded so far; any thread may ask} */
  public long malformed() {
    return decode.malformed();
  }

  /**
   * Digests all state; linear in its size, allocates.
   *
   * @return digests by instrument, to be folded with those of other shards
   */
  public SectionDigests digests() {
    return digests(nextSequence, true);
  }

  /**
   * Digests all state; linear in its size, allocates.
   *
   * @param sequence how many records came before
   * @param isLast whether nothing was published after it when it was asked for
   * @return digests by instrument, to be folded with those of other shards
   */
  public SectionDigests digests(final long sequence, final boolean isLast) {
    return reports.digests(sequence, isLast);
  }

  /**
   * Sums up all that has come of the records so far; allocates.
   *
   * @return the figures, to be added to those of other shards
   * @throws IllegalStateException after {@link #release}
   */
  public ShardReport report() {
    if (released) {
      throw new IllegalStateException("no report: memory ran out after " + events() + " records");
    }
    return reports.report(nextSequence);
  }

  /**
   * Writes the whole state: a header, then a section for each instrument. Allocates.
   *
   * @param out takes the values
   */
  public void writeState(final StateTransfer out) {
    state().write(out);
  }

  /**
   * Replaces the state of a shard that has seen nothing.
   *
   * @param in gives the values that {@link #writeState} wrote
   * @throws IllegalStateException where they are of another format or pipeline, or no state at all
   */
  public void readState(final StateTransfer in) {
    nextSequence = state().read(in);
  }

  private ShardState state() {
    return new ShardState(plan, decode, statistics, learning, signals, nextSequence);
  }
}
