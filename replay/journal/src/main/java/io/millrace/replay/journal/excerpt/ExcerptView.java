package io.millrace.replay.journal.excerpt;

import static io.millrace.replay.journal.excerpt.ExcerptLayout.getInt;
import static io.millrace.replay.journal.excerpt.ExcerptLayout.getLong;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.StateVersion;
import io.millrace.engine.record.ZoneOffsets;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.CRC32C;

/**
 * Reads one excerpt in place in a byte array. {@link #wrap} proves length, CRC and body before
 * anything else may be asked; the getters then cannot run outside. For one thread.
 */
public final class ExcerptView {
  private final CRC32C crc = new CRC32C();
  private byte[] bytes = new byte[0];
  private int start;
  private int body;
  private int bodyBytes;
  private ExcerptKind kind;
  private int flags;
  private int count;
  private int times;
  private int first;

  /**
   * Allocates only for a source with a time zone.
   *
   * @param newBytes hold the excerpt
   * @param index of its first byte
   * @param limit where the bytes that may be read end
   * @return whether a whole excerpt stands there, its CRC and the shape of its body right
   */
  public boolean wrap(final byte[] newBytes, final int index, final int limit) {
    kind = null;
    if (limit - index < ExcerptLayout.MIN_BYTES
        || getInt(newBytes, index + ExcerptLayout.MAGIC_OFFSET) != ExcerptLayout.MAGIC
        || !isVersion(newBytes, index)) {
      return false;
    }
    final int length = getInt(newBytes, index + ExcerptLayout.LENGTH_OFFSET);
    if (length < ExcerptLayout.MIN_BYTES
        || length > ExcerptLayout.MAX_BYTES
        || length > limit - index) {
      return false;
    }
    final int bodyEnd = index + length - ExcerptLayout.CRC_BYTES;
    crc.reset();
    crc.update(newBytes, index, bodyEnd - index);
    if ((int) crc.getValue() != getInt(newBytes, bodyEnd)) {
      return false;
    }
    bytes = newBytes;
    start = index;
    body = index + ExcerptLayout.HEADER_BYTES;
    bodyBytes = bodyEnd - body;
    flags = ExcerptLayout.getShort(bytes, index + ExcerptLayout.FLAGS_OFFSET);
    count = getInt(bytes, index + ExcerptLayout.COUNT_OFFSET);
    final ExcerptKind found = ExcerptKind.of(bytes[index + ExcerptLayout.KIND_OFFSET]);
    if (found == null || sequence() < 0 || !bodyFits(found)) {
      return false;
    }
    kind = found;
    return true;
  }

  private static boolean isVersion(final byte[] in, final int index) {
    final int version = in[index + ExcerptLayout.VERSION_OFFSET];
    final byte code = in[index + ExcerptLayout.KIND_OFFSET];
    return version == ExcerptLayout.VERSION
        || (version == ExcerptLayout.ZONE_VERSION && code == ExcerptKind.SOURCE.code())
        || (version == ExcerptLayout.STATE_VERSION
            && (code == ExcerptKind.CHECKPOINT.code() || code == ExcerptKind.CONFIGURATION.code()));
  }

  private boolean hasZone() {
    return bytes[start + ExcerptLayout.VERSION_OFFSET] == ExcerptLayout.ZONE_VERSION;
  }

  private boolean hasStateVersion() {
    return bytes[start + ExcerptLayout.VERSION_OFFSET] == ExcerptLayout.STATE_VERSION;
  }

  /** Whether every getter of the kind stays inside the body. */
  private boolean bodyFits(final ExcerptKind of) {
    if (of == ExcerptKind.RECORDS) {
      return recordsFit();
    }
    if (count != 0) {
      return false;
    }
    return switch (of) {
      case SOURCE -> sourceFits();
      case COMMAND -> textFits(ExcerptLayout.COMMAND_TEXT_OFFSET, bodyBytes);
      case CONFIGURATION -> configurationFits();
      case GAP, TIME -> bodyBytes == Long.BYTES;
      case CHECKPOINT -> checkpointFits();
      default -> bodyBytes == 0;
    };
  }

  private boolean sourceFits() {
    if (bodyBytes < ExcerptLayout.SOURCE_TEXTS_OFFSET
        || getInt(bytes, body + ExcerptLayout.SOURCE_NUMBER_OFFSET) < 0) {
      return false;
    }
    final int names = ExcerptLayout.SOURCE_TEXTS_OFFSET;
    return textsEnd(names, hasZone() ? 4 : 3) == bodyBytes
        && getInt(bytes, body + names) != ExcerptLayout.NO_TEXT
        && (!hasZone() || isZone(textsEnd(names, 3)));
  }

  /** No text is no zone either. */
  private boolean isZone(final int offset) {
    try {
      new ZoneOffsets(text(offset));
      return true;
    } catch (final IllegalArgumentException noZone) {
      return false;
    }
  }

  private boolean checkpointFits() {
    final int state = ExcerptLayout.CHECKPOINT_STATE_OFFSET;
    return hasStateVersion() ? stateFits(state) : bodyBytes == state;
  }

  private boolean recordsFit() {
    if (bodyBytes < ExcerptLayout.RECORDS_ENDS_OFFSET || count < 1) {
      return false;
    }
    final int total = getInt(bytes, body + ExcerptLayout.RECORDS_BYTES_OFFSET);
    final boolean ownTimes = (flags & ExcerptLayout.OWN_TIMES) != 0;
    final long table = (long) count * (Integer.BYTES + (ownTimes ? Long.BYTES : 0));
    if (total < 0 || ExcerptLayout.RECORDS_ENDS_OFFSET + table + total != bodyBytes) {
      return false;
    }
    final int ends = body + ExcerptLayout.RECORDS_ENDS_OFFSET;
    int last = 0;
    for (int i = 0; i < count; i++) {
      final int end = getInt(bytes, ends + i * Integer.BYTES);
      if (end < last) {
        return false;
      }
      last = end;
    }
    times = ownTimes ? ends + count * Integer.BYTES : -1;
    first = ends + (int) table;
    return last == total;
  }

  private boolean configurationFits() {
    final int end = hasStateVersion() ? bodyBytes - Integer.BYTES : bodyBytes;
    return textFits(ExcerptLayout.CONFIGURATION_TEXT_OFFSET, end) && stateFits(end);
  }

  /** Whether a version of the state stands at the end of the body where one has to. */
  private boolean stateFits(final int offset) {
    return !hasStateVersion()
        || (offset + Integer.BYTES == bodyBytes
            && getInt(bytes, body + offset) > StateVersion.UNVERSIONED);
  }

  /** Whether one text, which may not be absent, reaches as far as it has to. */
  private boolean textFits(final int offset, final int end) {
    return end >= offset + Integer.BYTES
        && textsEnd(offset, 1) == end
        && getInt(bytes, body + offset) != ExcerptLayout.NO_TEXT;
  }

  /** Where texts end in the body; -1 where they do not fit. */
  private int textsEnd(final int offset, final int texts) {
    int at = offset;
    for (int i = 0; i < texts; i++) {
      if (at > bodyBytes - Integer.BYTES) {
        return -1;
      }
      final int length = getInt(bytes, body + at);
      at += Integer.BYTES;
      if (length < ExcerptLayout.NO_TEXT || length > bodyBytes - at) {
        return -1;
      }
      at += Math.max(0, length);
    }
    return at;
  }

  /** {@return its kind; null where {@link #wrap} found no excerpt} */
  public ExcerptKind kind() {
    return kind;
  }

  /** {@return its length in bytes} */
  public int length() {
    return getInt(bytes, start + ExcerptLayout.LENGTH_OFFSET);
  }

  /** {@return sequence of its first record, or else of the next record} */
  public long sequence() {
    return getLong(bytes, start + ExcerptLayout.SEQUENCE_OFFSET);
  }

  /** {@return how many records it holds} */
  public int count() {
    return count;
  }

  /** {@return stamp of the incarnation it belongs to} */
  public long stamp() {
    return getLong(bytes, start + ExcerptLayout.STAMP_OFFSET);
  }

  /** {@return how many excerpts of the journal come before it} */
  public long ordinal() {
    return getLong(bytes, start + ExcerptLayout.ORDINAL_OFFSET);
  }

  /** {@return the bytes that hold it} */
  public byte[] bytes() {
    return bytes;
  }

  /** {@return number of the records' source} */
  public int recordSource() {
    require(ExcerptKind.RECORDS);
    return getInt(bytes, body + ExcerptLayout.RECORDS_SOURCE_OFFSET);
  }

  /** {@return when the records arrived, in ns since the epoch} */
  public long arrivedNs() {
    require(ExcerptKind.RECORDS);
    return getLong(bytes, body + ExcerptLayout.RECORDS_ARRIVED_OFFSET);
  }

  /**
   * @param record from 0
   * @return index of its first byte in {@link #bytes}
   */
  public int recordOffset(final int record) {
    return first + (record == 0 ? 0 : end(record - 1));
  }

  /**
   * @param record from 0
   * @return its length in bytes
   */
  public int recordLength(final int record) {
    return end(record) - (record == 0 ? 0 : end(record - 1));
  }

  /**
   * @param record from 0
   * @return its receive time in ns since the epoch
   */
  public long receivedNs(final int record) {
    return times < 0 ? arrivedNs() : getLong(bytes, times + record * Long.BYTES);
  }

  private int end(final int record) {
    return getInt(bytes, body + ExcerptLayout.RECORDS_ENDS_OFFSET + record * Integer.BYTES);
  }

  /**
   * Allocates it.
   *
   * @return the source
   */
  public Source source() {
    require(ExcerptKind.SOURCE);
    final int day = getInt(bytes, body + ExcerptLayout.SOURCE_DATE_OFFSET);
    final int name = ExcerptLayout.SOURCE_TEXTS_OFFSET;
    return new Source(
        getInt(bytes, body + ExcerptLayout.SOURCE_NUMBER_OFFSET),
        text(name),
        text(textsEnd(name, 1)),
        day == ExcerptLayout.NO_DATE ? null : LocalDate.ofEpochDay(day),
        getLong(bytes, body + ExcerptLayout.SOURCE_ZONE_OFFSET),
        text(textsEnd(name, 2)),
        hasZone() ? new ZoneOffsets(text(textsEnd(name, 3))) : null);
  }

  /**
   * Allocates it.
   *
   * @return the checkpoint
   */
  public Checkpoint checkpoint() {
    require(ExcerptKind.CHECKPOINT);
    final int at = body + ExcerptLayout.CHECKPOINT_DIGESTS_OFFSET;
    final PartDigests parts =
        new PartDigests(
            getLong(bytes, at),
            getLong(bytes, at + Long.BYTES),
            getLong(bytes, at + 2 * Long.BYTES),
            getLong(bytes, at + 3 * Long.BYTES),
            getLong(bytes, at + 4 * Long.BYTES));
    return new Checkpoint(checkpointSequence(), parts, lastCheckpoint(), stateVersion());
  }

  /** The last number of a body that has one. */
  private int stateVersion() {
    return hasStateVersion()
        ? getInt(bytes, body + bodyBytes - Integer.BYTES)
        : StateVersion.UNVERSIONED;
  }

  /** {@return how many records the state of the checkpoint has seen} */
  public long checkpointSequence() {
    require(ExcerptKind.CHECKPOINT);
    return getLong(bytes, body + ExcerptLayout.CHECKPOINT_SEQUENCE_OFFSET);
  }

  /** {@return whether a clean stop wrote the checkpoint} */
  public boolean lastCheckpoint() {
    require(ExcerptKind.CHECKPOINT);
    return (flags & ExcerptLayout.LAST_CHECKPOINT) != 0;
  }

  /** {@return event time in ns since the epoch} */
  public long timeNs() {
    require(ExcerptKind.TIME);
    return getLong(bytes, body + ExcerptLayout.TIME_OFFSET);
  }

  /** {@return how many records were lost} */
  public long lost() {
    require(ExcerptKind.GAP);
    return getLong(bytes, body + ExcerptLayout.GAP_LOST_OFFSET);
  }

  /**
   * Allocates it.
   *
   * @return the command
   */
  public String command() {
    require(ExcerptKind.COMMAND);
    return text(ExcerptLayout.COMMAND_TEXT_OFFSET);
  }

  /**
   * Allocates it.
   *
   * @return the configuration
   */
  public Configuration configuration() {
    require(ExcerptKind.CONFIGURATION);
    return new Configuration(
        getInt(bytes, body + ExcerptLayout.CONFIGURATION_INCARNATION_OFFSET),
        getLong(bytes, body + ExcerptLayout.CONFIGURATION_TIME_OFFSET),
        text(ExcerptLayout.CONFIGURATION_TEXT_OFFSET),
        stateVersion());
  }

  private String text(final int offset) {
    final int length = getInt(bytes, body + offset);
    return length == ExcerptLayout.NO_TEXT
        ? null
        : new String(bytes, body + offset + Integer.BYTES, length, StandardCharsets.UTF_8);
  }

  private void require(final ExcerptKind wanted) {
    if (kind != wanted) {
      throw new IllegalStateException(
          "the excerpt is of another kind: " + kind + ", not " + wanted);
    }
  }
}
