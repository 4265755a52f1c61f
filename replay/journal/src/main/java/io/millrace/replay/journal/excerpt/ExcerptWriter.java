package io.millrace.replay.journal.excerpt;

import static io.millrace.replay.journal.excerpt.ExcerptLayout.putInt;
import static io.millrace.replay.journal.excerpt.ExcerptLayout.putLong;
import static io.millrace.replay.journal.excerpt.ExcerptLayout.putShort;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.StateVersion;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes one excerpt after another into the same bytes. Each method leaves a whole excerpt, CRC
 * included, in {@code bytes()[0 .. returned length)}. For one thread.
 */
public final class ExcerptWriter {
  private static final int BODY = ExcerptLayout.HEADER_BYTES;

  private final byte[] bytes = new byte[ExcerptLayout.MAX_BYTES];
  private final CRC32C crc = new CRC32C();
  private final long stamp;

  /**
   * @param stamp of the incarnation that is written
   */
  public ExcerptWriter(final long stamp) {
    this.stamp = stamp;
  }

  /** {@return the bytes that hold the excerpt written last; the same array for ever} */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * @param batch any
   * @param from its first record that is to be written
   * @return how many records from there on fit into one excerpt; 0 where not even one does
   */
  public static int fitting(final RecordBatch batch, final int from) {
    final int room = ExcerptLayout.MAX_BYTES - ExcerptLayout.MIN_BYTES;
    long taken = ExcerptLayout.RECORDS_ENDS_OFFSET;
    int record = from;
    while (record < batch.count()) {
      taken += Integer.BYTES + Long.BYTES + batch.length(record);
      if (taken > room) {
        break;
      }
      record++;
    }
    return record - from;
  }

  /**
   * Does not allocate.
   *
   * @param sequence of the first record written
   * @param ordinal of the excerpt
   * @param batch holds the records
   * @param from the first of them that is written
   * @param count how many, at the most {@link #fitting}
   * @return length of the excerpt in bytes
   */
  public int records(
      final long sequence,
      final long ordinal,
      final RecordBatch batch,
      final int from,
      final int count) {
    final int start = batch.offset(from);
    final int end = batch.offset(from + count - 1) + batch.length(from + count - 1);
    final int ends = BODY + ExcerptLayout.RECORDS_ENDS_OFFSET;
    boolean ownTimes = false;
    for (int i = 0; i < count; i++) {
      final int record = from + i;
      ownTimes |= batch.receivedNs(record) != batch.arrivedNs();
      putInt(bytes, ends + i * Integer.BYTES, batch.offset(record) + batch.length(record) - start);
    }
    int at = ends + count * Integer.BYTES;
    if (ownTimes) {
      for (int i = 0; i < count; i++) {
        putLong(bytes, at, batch.receivedNs(from + i));
        at += Long.BYTES;
      }
    }
    putInt(bytes, BODY + ExcerptLayout.RECORDS_SOURCE_OFFSET, batch.source());
    putInt(bytes, BODY + ExcerptLayout.RECORDS_BYTES_OFFSET, end - start);
    putLong(bytes, BODY + ExcerptLayout.RECORDS_ARRIVED_OFFSET, batch.arrivedNs());
    System.arraycopy(batch.bytes(), start, bytes, at, end - start);
    final int flags = ownTimes ? ExcerptLayout.OWN_TIMES : 0;
    return seal(ExcerptKind.RECORDS, flags, count, sequence, ordinal, at + end - start);
  }

  /**
   * Allocates.
   *
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param source what is known of it
   * @return length of the excerpt in bytes
   */
  public int source(final long sequence, final long ordinal, final Source source) {
    putInt(bytes, BODY + ExcerptLayout.SOURCE_NUMBER_OFFSET, source.number());
    final int day =
        source.date() == null ? ExcerptLayout.NO_DATE : Math.toIntExact(source.date().toEpochDay());
    putInt(bytes, BODY + ExcerptLayout.SOURCE_DATE_OFFSET, day);
    putLong(bytes, BODY + ExcerptLayout.SOURCE_ZONE_OFFSET, source.zoneOffsetNs());
    int at = text(BODY + ExcerptLayout.SOURCE_TEXTS_OFFSET, source.name());
    at = text(at, source.instrument());
    at = text(at, source.header());
    if (source.zone() == null) {
      return seal(ExcerptKind.SOURCE, 0, 0, sequence, ordinal, at);
    }
    at = text(at, source.zone().text());
    return seal(ExcerptLayout.ZONE_VERSION, ExcerptKind.SOURCE, 0, 0, sequence, ordinal, at);
  }

  /**
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @return length of the excerpt in bytes
   */
  public int end(final long sequence, final long ordinal) {
    return seal(ExcerptKind.END, 0, 0, sequence, ordinal, BODY);
  }

  /**
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param lost how many records
   * @return length of the excerpt in bytes
   */
  public int gap(final long sequence, final long ordinal, final long lost) {
    putLong(bytes, BODY + ExcerptLayout.GAP_LOST_OFFSET, lost);
    return seal(ExcerptKind.GAP, 0, 0, sequence, ordinal, BODY + Long.BYTES);
  }

  /**
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param timeNs event time in ns since the epoch
   * @return length of the excerpt in bytes
   */
  public int time(final long sequence, final long ordinal, final long timeNs) {
    putLong(bytes, BODY + ExcerptLayout.TIME_OFFSET, timeNs);
    return seal(ExcerptKind.TIME, 0, 0, sequence, ordinal, BODY + Long.BYTES);
  }

  /**
   * Allocates.
   *
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param command as given
   * @return length of the excerpt in bytes
   */
  public int command(final long sequence, final long ordinal, final String command) {
    final int at = text(BODY + ExcerptLayout.COMMAND_TEXT_OFFSET, command);
    return seal(ExcerptKind.COMMAND, 0, 0, sequence, ordinal, at);
  }

  /**
   * Allocates.
   *
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param configuration what is now in force
   * @return length of the excerpt in bytes
   */
  public int configuration(
      final long sequence, final long ordinal, final Configuration configuration) {
    putInt(
        bytes, BODY + ExcerptLayout.CONFIGURATION_INCARNATION_OFFSET, configuration.incarnation());
    putLong(bytes, BODY + ExcerptLayout.CONFIGURATION_TIME_OFFSET, configuration.timeNs());
    final int at = text(BODY + ExcerptLayout.CONFIGURATION_TEXT_OFFSET, configuration.text());
    return sealState(
        ExcerptKind.CONFIGURATION, 0, sequence, ordinal, at, configuration.stateVersion());
  }

  /**
   * @param sequence of the next record
   * @param ordinal of the excerpt
   * @param checkpoint the digests and the sequence they were taken at
   * @return length of the excerpt in bytes
   */
  public int checkpoint(final long sequence, final long ordinal, final Checkpoint checkpoint) {
    int at = BODY + ExcerptLayout.CHECKPOINT_DIGESTS_OFFSET;
    putLong(bytes, BODY + ExcerptLayout.CHECKPOINT_SEQUENCE_OFFSET, checkpoint.sequence());
    putLong(bytes, at, checkpoint.parts().book());
    putLong(bytes, at += Long.BYTES, checkpoint.parts().operators());
    putLong(bytes, at += Long.BYTES, checkpoint.parts().models());
    putLong(bytes, at += Long.BYTES, checkpoint.parts().metrics());
    putLong(bytes, at += Long.BYTES, checkpoint.parts().outputs());
    final int flags = checkpoint.last() ? ExcerptLayout.LAST_CHECKPOINT : 0;
    at = BODY + ExcerptLayout.CHECKPOINT_STATE_OFFSET;
    return sealState(
        ExcerptKind.CHECKPOINT, flags, sequence, ordinal, at, checkpoint.stateVersion());
  }

  /**
   * Ends the body with the version of the state; in the first version of the layout it has none.
   */
  private int sealState(
      final ExcerptKind kind,
      final int flags,
      final long sequence,
      final long ordinal,
      final int at,
      final int stateVersion) {
    if (stateVersion == StateVersion.UNVERSIONED) {
      return seal(kind, flags, 0, sequence, ordinal, at);
    }
    putInt(bytes, at, stateVersion);
    return seal(ExcerptLayout.STATE_VERSION, kind, flags, 0, sequence, ordinal, at + Integer.BYTES);
  }

  private int text(final int at, final String text) {
    if (text == null) {
      putInt(bytes, at, ExcerptLayout.NO_TEXT);
      return at + Integer.BYTES;
    }
    final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    final int end = at + Integer.BYTES + utf8.length;
    // Room is left for three more texts that are absent, and for the CRC.
    if (end > bytes.length - ExcerptLayout.CRC_BYTES - 3 * Integer.BYTES) {
      throw new IllegalArgumentException("text does not fit into an excerpt: bytes=" + utf8.length);
    }
    putInt(bytes, at, utf8.length);
    System.arraycopy(utf8, 0, bytes, at + Integer.BYTES, utf8.length);
    return end;
  }

  private int seal(
      final ExcerptKind kind,
      final int flags,
      final int count,
      final long sequence,
      final long ordinal,
      final int bodyEnd) {
    return seal(ExcerptLayout.VERSION, kind, flags, count, sequence, ordinal, bodyEnd);
  }

  private int seal(
      final int version,
      final ExcerptKind kind,
      final int flags,
      final int count,
      final long sequence,
      final long ordinal,
      final int bodyEnd) {
    final int length = bodyEnd + ExcerptLayout.CRC_BYTES;
    putInt(bytes, ExcerptLayout.MAGIC_OFFSET, ExcerptLayout.MAGIC);
    bytes[ExcerptLayout.VERSION_OFFSET] = (byte) version;
    bytes[ExcerptLayout.KIND_OFFSET] = kind.code();
    putShort(bytes, ExcerptLayout.FLAGS_OFFSET, flags);
    putInt(bytes, ExcerptLayout.LENGTH_OFFSET, length);
    putInt(bytes, ExcerptLayout.COUNT_OFFSET, count);
    putLong(bytes, ExcerptLayout.SEQUENCE_OFFSET, sequence);
    putLong(bytes, ExcerptLayout.STAMP_OFFSET, stamp);
    putLong(bytes, ExcerptLayout.ORDINAL_OFFSET, ordinal);
    crc.reset();
    crc.update(bytes, 0, bodyEnd);
    putInt(bytes, bodyEnd, (int) crc.getValue());
    return length;
  }
}
