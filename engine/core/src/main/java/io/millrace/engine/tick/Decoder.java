package io.millrace.engine.tick;

import io.millrace.engine.record.Source;
import io.millrace.learning.state.StateTransfer;
import java.util.List;

/**
 * Makes ticks of the records of one format. One thread at a time; decoding allocates nothing in
 * steady state and never throws on any bytes. A record that is {@link Outcome#MALFORMED} leaves its
 * state untouched.
 *
 * <p>State is kept by instrument (order books, last quotes), so that nothing about one instrument
 * depends on the instruments beside it, and is the part {@code book} of the digests. What control
 * records have said to all instruments alike (locate codes, the session's day) is shared.
 */
public interface Decoder {
  /** What came of a record. */
  enum Outcome {
    /** The tick is filled. */
    TICK,
    /** Understood, but no tick by its type; may have changed the decoder's state. */
    EVENT,
    /** Of an instrument that the pipeline leaves out. */
    FILTERED,
    /** Of a new instrument past the pipeline's bound on instruments. */
    NO_ROOM,
    /** Outside of what was asked for; as if it had not come. */
    SKIPPED,
    /** Not understood; {@link Decoder#reason} has the reason. */
    MALFORMED
  }

  /** An event time that is not known. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * Takes note of a source before its first record; the same number may come again after a restart.
   *
   * @param source what is known of it
   */
  void source(Source source);

  /**
   * Decodes one record.
   *
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   * @param sequence of the record
   * @param tick is cleared and filled; its fields are NaN where the record says nothing, but {@code
   *     bid ask bid_size ask_size} are as they stand after the record
   * @return what came of it
   */
  Outcome decode(byte[] bytes, int offset, int length, int source, long sequence, Tick tick);

  /**
   * Takes back what the last record, a {@link Outcome#TICK}, said of the quotes: its time is not
   * believed, or not yet, so nothing of it may be carried forward. A format whose records change an
   * order book has nothing to take back: the book follows the messages.
   */
  default void refused() {
    // nothing is carried from record to record
  }

  /**
   * Carries the quotes of a tick forward after all. It was {@link #refused}, and its instrument's
   * next tick has confirmed its time.
   *
   * @param held the tick, as {@link #decode} filled it
   * @param next the next tick of that instrument, made of the last record: the quotes that the
   *     record left open become those of the held tick; null where time alone has confirmed it
   */
  default void believed(final Tick held, final Tick next) {
    // nothing is carried from record to record
  }

  /**
   * {@return whether event times can be wrong; false where they are numbers of records, which may
   * lie any distance apart for an instrument}
   */
  default boolean timesCanLeap() {
    return true;
  }

  /**
   * Returns why the last record was malformed. Allocates.
   *
   * @return one line with the place and the value
   */
  String reason();

  /**
   * Returns which of the columns that the pipeline uses no record has had so far. Allocates.
   *
   * @return their names; empty where the format knows its columns beforehand
   */
  default List<String> neverSeen() {
    return List.of();
  }

  /**
   * Returns the texts that the classes of an instrument stand for, so that instruments which number
   * them otherwise can be compared. Allocates.
   *
   * @param instrument dense number
   * @return by the number that the class field has for them; empty where classes are numbers
   */
  default List<String> classTexts(final int instrument) {
    return List.of();
  }

  /**
   * Looks at the event time alone and changes no state: for pacing and for ranges of time.
   *
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   * @param sequence of the record
   * @return its event time in ns since the epoch, {@link #NO_TIME} where it has none
   */
  long timeNs(byte[] bytes, int offset, int length, int source, long sequence);

  /**
   * Transfers the state that belongs to no instrument.
   *
   * @param state takes or gives the values
   */
  void transferShared(StateTransfer state);

  /**
   * Transfers what no tick depends on and what depends on which records came, whosesoever they
   * were: it decides about reports and about the outcome of records without an instrument. No part
   * of the digests. Reading adds to what is there, so that what several decoders have seen can be
   * read one after the other.
   *
   * @param state takes or gives the values
   */
  default void transferReportState(final StateTransfer state) {
    // nothing is kept for reports
  }

  /**
   * Transfers the state of one instrument: a fixed value where no record has touched it. Read after
   * {@link #transferShared}; reading replaces this instrument's state and leaves all others as they
   * are.
   *
   * @param instrument dense number
   * @param state takes or gives the values
   */
  void transferInstrument(int instrument, StateTransfer state);

  /**
   * Drops the state of an instrument for good. Its records may still come: they are decoded without
   * state and change none. That it was released is no part of the state; a reader of a state
   * releases again.
   *
   * @param instrument dense number
   */
  void release(int instrument);
}
