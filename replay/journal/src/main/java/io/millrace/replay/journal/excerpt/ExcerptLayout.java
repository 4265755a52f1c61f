package io.millrace.replay.journal.excerpt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where everything is in an excerpt; {@code docs/formats/JOURNAL.md} has the same as tables, and a
 * test compares the two. All numbers are little-endian. An excerpt is
 *
 * <pre>
 *   header (40 bytes) | body | CRC32C of header and body (4 bytes)
 * </pre>
 *
 * <p>It holds its own length, so that a reader needs nothing from the library that stored it. The
 * stamp is a function of the journal's identity and of the incarnation: bytes of another journal,
 * or of this one in another place, are never taken for an excerpt. The ordinal counts the excerpts
 * of the whole journal, so that a lost control excerpt is noticed as well as lost records are.
 */
public final class ExcerptLayout {
  /** Version of the layout of every excerpt but those that need a later one. */
  public static final int VERSION = 1;

  /** Version of a source with the offsets of its time zone. */
  public static final int ZONE_VERSION = 2;

  /** Version of a configuration or checkpoint with the version of the state. */
  public static final int STATE_VERSION = 2;

  /** The first four bytes, {@code MLRX} when read as text. */
  public static final int MAGIC = 0x58524c4d;

  /** Header: magic, int. */
  public static final int MAGIC_OFFSET = 0;

  /** Header: version, byte. */
  public static final int VERSION_OFFSET = 4;

  /** Header: code of the {@link ExcerptKind}, byte. */
  public static final int KIND_OFFSET = 5;

  /** Header: flags, short; their meaning depends on the kind, all others are 0. */
  public static final int FLAGS_OFFSET = 6;

  /** Header: length of the whole excerpt in bytes, header and CRC included, int. */
  public static final int LENGTH_OFFSET = 8;

  /** Header: how many records it holds, int; 0 for every kind but records. */
  public static final int COUNT_OFFSET = 12;

  /** Header: sequence of its first record, or else of the next record, long. */
  public static final int SEQUENCE_OFFSET = 16;

  /** Header: stamp of the incarnation, long. */
  public static final int STAMP_OFFSET = 24;

  /** Header: how many excerpts of the journal come before it, long. */
  public static final int ORDINAL_OFFSET = 32;

  /** Where the body begins. */
  public static final int HEADER_BYTES = 40;

  /** Length of the CRC32C at the end. */
  public static final int CRC_BYTES = 4;

  /** An excerpt with an empty body. */
  public static final int MIN_BYTES = HEADER_BYTES + CRC_BYTES;

  /** The longest excerpt; larger batches take several. */
  public static final int MAX_BYTES = 1 << 20;

  /** Records, flag: every record has a receive time of its own. */
  public static final int OWN_TIMES = 1;

  /** Records, body: number of the source, int. */
  public static final int RECORDS_SOURCE_OFFSET = 0;

  /** Records, body: how many bytes all records have together, int. */
  public static final int RECORDS_BYTES_OFFSET = 4;

  /** Records, body: when the batch arrived in ns since the epoch, long. */
  public static final int RECORDS_ARRIVED_OFFSET = 8;

  /**
   * Records, body: for each record where it ends, an int counted from the first record's first
   * byte; then, with the flag, for each its receive time, a long; then the bytes.
   */
  public static final int RECORDS_ENDS_OFFSET = 16;

  /** Source, body: its number, int. */
  public static final int SOURCE_NUMBER_OFFSET = 0;

  /** Source, body: its date in days since 1970-01-01, int; {@link #NO_DATE} where not known. */
  public static final int SOURCE_DATE_OFFSET = 4;

  /** Source, body: local time minus UTC in ns, long. */
  public static final int SOURCE_ZONE_OFFSET = 8;

  /**
   * Source, body: name, instrument and header line, three texts; in the version {@link
   * #ZONE_VERSION} the offsets of the time zone, a fourth one.
   */
  public static final int SOURCE_TEXTS_OFFSET = 16;

  /** A date that is not known. */
  public static final int NO_DATE = Integer.MIN_VALUE;

  /** A text begins with the length of its UTF-8 bytes, int; this length is no text. */
  public static final int NO_TEXT = -1;

  /** Gap, body: how many records were lost, long. */
  public static final int GAP_LOST_OFFSET = 0;

  /** Time, body: event time in ns since the epoch, long. */
  public static final int TIME_OFFSET = 0;

  /** Command, body: a text. */
  public static final int COMMAND_TEXT_OFFSET = 0;

  /** Configuration, body: number of the incarnation, int. */
  public static final int CONFIGURATION_INCARNATION_OFFSET = 0;

  /** Configuration, body: the clock's reading in ns since the epoch, long. */
  public static final int CONFIGURATION_TIME_OFFSET = 4;

  /**
   * Configuration, body: a text, in the first excerpt the digest of the pipeline; in the version
   * {@link #STATE_VERSION} then the version of the state that the process computes, int, from 1.
   */
  public static final int CONFIGURATION_TEXT_OFFSET = 12;

  /** Checkpoint, flag: a clean stop wrote it. */
  public static final int LAST_CHECKPOINT = 1;

  /** Checkpoint, body: how many records the state has seen, long. */
  public static final int CHECKPOINT_SEQUENCE_OFFSET = 0;

  /** Checkpoint, body: digests of book, operators, models, metrics and outputs, longs. */
  public static final int CHECKPOINT_DIGESTS_OFFSET = 8;

  /**
   * Checkpoint, body: version of the state, int, from 1; in version 1 of the layout the body ends
   * here, and the state has version 0.
   */
  public static final int CHECKPOINT_STATE_OFFSET = 48;

  /** Length of a checkpoint's body. */
  public static final int CHECKPOINT_BODY_BYTES = 52;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ExcerptLayout() {}

  /**
   * @param bytes any
   * @param index of the first of two bytes
   * @return the short there, without its sign
   */
  public static int getShort(final byte[] bytes, final int index) {
    return (short) SHORTS.get(bytes, index) & 0xffff;
  }

  /**
   * @param bytes any
   * @param index of the first of four bytes
   * @return the int there
   */
  public static int getInt(final byte[] bytes, final int index) {
    return (int) INTS.get(bytes, index);
  }

  /**
   * @param bytes any
   * @param index of the first of eight bytes
   * @return the long there
   */
  public static long getLong(final byte[] bytes, final int index) {
    return (long) LONGS.get(bytes, index);
  }

  static void putShort(final byte[] bytes, final int index, final int value) {
    SHORTS.set(bytes, index, (short) value);
  }

  static void putInt(final byte[] bytes, final int index, final int value) {
    INTS.set(bytes, index, value);
  }

  static void putLong(final byte[] bytes, final int index, final long value) {
    LONGS.set(bytes, index, value);
  }
}
