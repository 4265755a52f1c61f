package io.millrace.engine.stage.decode;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.SectionDigests.Part;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.DecodeReport;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.TickEvent.ConfirmedTick;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.DecoderFactory;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.NameText;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The first stage: makes ticks of records. It owns the decoder with its order books and carried
 * quotes, the numbers of instruments, and the time gates. One thread at a time; in steady state a
 * record allocates nothing.
 *
 * <p>Instruments are numbered by their first tick, here and in all later stages.
 */
public final class DecodeStage {
  private static final int NO_NUMBER = -1;

  private final PipelinePlan plan;
  private final Instruments instruments;
  private final InstrumentCounters counters = new InstrumentCounters();
  private final Decoder decoder;
  private final Tick tick;
  private final StageProbe probe;
  private final MalformedRecords malformedFirst = new MalformedRecords();
  private final List<InstrumentDecoding> known = new ArrayList<>();

  /** By the decoder's number of an instrument. */
  private int[] numbers = new int[0];

  /** Of the instrument whose book is digested. */
  private int digested;

  private final Stateful digestedBook = state -> transferBook(digested, state);

  /** Written by the one thread that decodes. */
  private final AtomicLong events = new AtomicLong();

  private final AtomicLong malformed = new AtomicLong();

  /**
   * @param plan what the fields of ticks are
   * @param factory makes the decoder
   * @param probe called before each tick is gated
   */
  public DecodeStage(
      final PipelinePlan plan, final DecoderFactory factory, final StageProbe probe) {
    this.plan = plan;
    this.probe = probe;
    instruments =
        new Instruments(plan.definition().instruments(), plan.definition().maxInstruments());
    decoder = factory.create(plan.schema(), instruments, counters);
    tick = new Tick(plan.schema());
  }

  /**
   * Takes note of a source.
   *
   * @param source what is known of it
   */
  public void source(final Source source) {
    decoder.source(source);
  }

  /**
   * Decodes a record.
   *
   * @param sequence of the record
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   * @param event takes the ticks; begun for this record
   */
  public void record(
      final long sequence,
      final byte[] bytes,
      final int offset,
      final int length,
      final int source,
      final TickEvent event) {
    final Decoder.Outcome outcome = decoder.decode(bytes, offset, length, source, sequence, tick);
    if (outcome == Decoder.Outcome.TICK) {
      counters.settle(tick.instrument());
      increment(events);
      tick(sequence, event);
      return;
    }
    counters.settle(InstrumentCounters.NO_INSTRUMENT);
    if (outcome != Decoder.Outcome.SKIPPED) {
      increment(events);
      unticked(outcome, sequence);
    }
  }

  private static void increment(final AtomicLong count) {
    count.setOpaque(count.getPlain() + 1);
  }

  private void unticked(final Decoder.Outcome outcome, final long sequence) {
    switch (outcome) {
      case FILTERED -> counters.ofNone().count(Kind.FILTERED);
      case NO_ROOM -> counters.ofNone().count(Kind.TOO_MANY_INSTRUMENTS);
      case MALFORMED -> {
        increment(malformed);
        if (malformedFirst.hasRoom()) {
          malformedFirst.add(sequence, decoder.reason());
        }
      }
      default -> {}
    }
  }

  private void tick(final long sequence, final TickEvent event) {
    final int number = number(tick.instrument(), sequence, event);
    final InstrumentDecoding own = known.get(number);
    if (own.hasFailed()) {
      return;
    }
    try {
      probe.decode(sequence);
      own.gate().tick(tick, decoder, event);
    } catch (final RuntimeException failure) {
      fail(own, event, failure);
    }
  }

  private void fail(
      final InstrumentDecoding own, final TickEvent event, final RuntimeException failure) {
    StageProbe.throwIfOutOfMemory(failure);
    own.fail();
    decoder.release(own.number());
    counters.release(own.number());
    event.fail(failure, tick.timeNs());
  }

  /**
   * Finds the number of the instrument that the decoder knows by another, and sets it in the event.
   */
  private int number(final int inDecoder, final long sequence, final TickEvent event) {
    final int number = inDecoder < numbers.length ? numbers[inDecoder] : NO_NUMBER;
    if (number != NO_NUMBER) {
      event.instrument(number, null);
      return number;
    }
    final String name = instruments.name(inDecoder);
    event.instrument(known.size(), name);
    return admit(inDecoder, name, sequence);
  }

  private int admit(final int inDecoder, final String name, final long firstSequence) {
    if (inDecoder >= numbers.length) {
      final int before = numbers.length;
      numbers =
          Arrays.copyOf(numbers, StrictMath.max(16, StrictMath.max(inDecoder + 1, 2 * before)));
      Arrays.fill(numbers, before, numbers.length, NO_NUMBER);
    }
    numbers[inDecoder] = known.size();
    known.add(
        new InstrumentDecoding(
            plan, name, inDecoder, firstSequence, decoder.timesCanLeap(), counters.of(inDecoder)));
    return numbers[inDecoder];
  }

  /**
   * Decodes a record that is told to all shards: another one counts it and what is odd in it.
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
    final Decoder.Outcome outcome = decoder.decode(bytes, offset, length, source, sequence, tick);
    counters.drop();
    if (outcome == Decoder.Outcome.TICK) {
      throw new IllegalArgumentException("a tick is not for all shards: sequence=" + sequence);
    }
  }

  /**
   * Advances the time of every instrument; allocates where that confirms a tick.
   *
   * @param timeNs event time, in ns since the epoch
   * @param event of the time, takes the ticks that it confirms
   */
  public void time(final long timeNs, final TickEvent event) {
    List<ConfirmedTick> confirmed = null;
    for (int number = 0; number < known.size(); number++) {
      final InstrumentDecoding own = known.get(number);
      if (!own.hasFailed() && own.gate().moveTo(timeNs, decoder)) {
        confirmed = confirmed == null ? new ArrayList<>() : confirmed;
        confirmed.add(own.gate().confirmed(number));
      }
    }
    if (confirmed != null) {
      event.confirm(confirmed);
    }
  }

  /** Drops the ticks whose time nothing will confirm: the feed has ended. */
  public void end() {
    for (final InstrumentDecoding own : known) {
      if (!own.hasFailed()) {
        own.gate().end();
      }
    }
  }

  /**
   * Counts records that were lost before they could take a sequence.
   *
   * @param lost how many
   */
  public void gap(final long lost) {
    counters.ofNone().count(Kind.DROPPED, lost);
  }

  /** {@return how many records came so far; any thread may ask} */
  public long events() {
    return events.getOpaque();
  }

  /** {@return how many records could not be decoded so far; any thread may ask} */
  public long malformed() {
    return malformed.getOpaque();
  }

  /** {@return how many instruments there are} */
  public int instruments() {
    return known.size();
  }

  /**
   * @param number of an instrument
   * @return its name
   */
  public String name(final int number) {
    return known.get(number).name();
  }

  /**
   * @param number of an instrument
   * @return sequence of its first record
   */
  public long firstSequence(final int number) {
    return known.get(number).firstSequence();
  }

  /**
   * @param number of an instrument
   * @return its name without loss, for {@link #restore}
   */
  public String text(final int number) {
    return instruments.text(known.get(number).number());
  }

  /**
   * Makes an instrument known, as it was when its state was written.
   *
   * @param text its name without loss
   * @param firstSequence of its first record
   * @return its name
   */
  public String restore(final String text, final long firstSequence) {
    final byte[] name = NameText.bytes(text);
    final int inDecoder = instruments.number(name, 0, name.length);
    admit(inDecoder, instruments.name(inDecoder), firstSequence);
    return instruments.name(inDecoder);
  }

  /**
   * Takes no more ticks of an instrument, for which some stage has failed.
   *
   * @param number of the instrument
   */
  public void restoreFailed(final int number) {
    known.get(number).fail();
  }

  /**
   * @param number of an instrument
   * @return its data quality counts
   */
  public DataQualityCounters counters(final int number) {
    return known.get(number).counters();
  }

  /**
   * @param number of an instrument
   * @return the texts that its classes stand for; empty where classes are numbers
   */
  public List<String> classTexts(final int number) {
    return decoder.classTexts(known.get(number).number());
  }

  /**
   * Sums up; allocates.
   *
   * @return what belongs to no instrument
   */
  public DecodeReport report() {
    return new DecodeReport(
        events(),
        malformed(),
        malformedFirst.first(),
        counters.ofNone().copy(),
        instruments.refusedFirst(),
        decoder.neverSeen());
  }

  /**
   * Adds the digests of this stage.
   *
   * @param digests takes them
   */
  public void digest(final SectionDigests digests) {
    digests.room(known.size());
    for (int number = 0; number < known.size(); number++) {
      final InstrumentDecoding own = known.get(number);
      digested = number;
      digests.begin(number, own.name(), own.firstSequence());
      digests.add(number, Part.BOOK, digestedBook);
      digests.add(number, Part.METRICS, own.counters());
    }
    digests.shared(decoder::transferShared);
    final long[] ofNone = counters.ofNone().toArray();
    final long[] counts = Arrays.copyOf(ofNone, ofNone.length + 2);
    counts[ofNone.length] = events();
    counts[ofNone.length + 1] = malformed();
    digests.counts(counts);
  }

  /**
   * Transfers decoder and time gate of an instrument.
   *
   * @param number of the instrument
   * @param state takes or gives the values
   */
  public void transferBook(final int number, final StateTransfer state) {
    final InstrumentDecoding own = known.get(number);
    decoder.transferInstrument(own.number(), state);
    own.gate().transferState(state);
  }

  /**
   * Transfers what belongs to no instrument.
   *
   * @param state takes or gives the values
   */
  public void transferShared(final StateTransfer state) {
    instruments.transferState(state);
    decoder.transferShared(state);
    decoder.transferReportState(state);
    events.setOpaque(state.transfer(events()));
    malformed.setOpaque(state.transfer(malformed()));
    malformedFirst.transferState(state);
    counters.ofNone().transferState(state);
  }

  /** Gives up all instruments for their memory, which has run out; allocates nothing. */
  public void release() {
    known.clear();
  }
}
