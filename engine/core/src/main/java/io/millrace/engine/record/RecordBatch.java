package io.millrace.engine.record;

import java.util.Arrays;

/**
 * Records of one source that arrived together: what goes into one excerpt of the journal and then
 * into the ring. Record {@code i} is {@code bytes()[offset(i) .. offset(i) + length(i))}.
 *
 * <p>Written by the feed thread, read by it and by the journal on the same thread. The byte store
 * grows by doubling up to the largest batch and is kept; in steady state nothing allocates.
 */
public final class RecordBatch {
  private byte[] bytes;
  private final int[] ends;
  private final long[] receivedNs;
  private final int targetBytes;
  private int count;
  private int source;
  private long arrivedNs;

  /**
   * @param maxRecords how many records it takes at the most
   * @param targetBytes {@link #isFull} once it holds so many bytes; one record may reach past it
   */
  public RecordBatch(final int maxRecords, final int targetBytes) {
    if (maxRecords < 1 || targetBytes < 1) {
      throw new IllegalArgumentException(
          "room for no record: maxRecords=" + maxRecords + " targetBytes=" + targetBytes);
    }
    this.bytes = new byte[targetBytes];
    this.ends = new int[maxRecords];
    this.receivedNs = new long[maxRecords];
    this.targetBytes = targetBytes;
  }

  /**
   * Empties it for records of a source.
   *
   * @param newSource number of the source
   * @param newArrivedNs the injected clock's reading for all of them, in ns since the epoch
   */
  public void clear(final int newSource, final long newArrivedNs) {
    count = 0;
    source = newSource;
    arrivedNs = newArrivedNs;
  }

  /** {@return whether the next record belongs into the next batch} */
  public boolean isFull() {
    return count == ends.length || byteCount() >= targetBytes;
  }

  /**
   * Adds a record. Allocates only where the bytes outgrow all earlier batches.
   *
   * @param from holds its bytes, which are copied
   * @param offset of its first byte
   * @param length in bytes
   * @param recordReceivedNs receive time of the envelope, in ns since the epoch; the batch's
   *     arrival unless the record brought its own
   */
  public void add(
      final byte[] from, final int offset, final int length, final long recordReceivedNs) {
    final int start = byteCount();
    final int end = start + length;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
    }
    System.arraycopy(from, offset, bytes, start, length);
    ends[count] = end;
    receivedNs[count] = recordReceivedNs;
    count++;
  }

  /**
   * Drops its last records.
   *
   * @param records how many stay; not more than it holds
   */
  public void keep(final int records) {
    if (records < 0 || records > count) {
      throw new IllegalArgumentException("cannot keep " + records + " of " + count + " records");
    }
    count = records;
  }

  /** {@return how many records it holds} */
  public int count() {
    return count;
  }

  /** {@return how many bytes all its records have together} */
  public int byteCount() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** {@return number of the source of all its records} */
  public int source() {
    return source;
  }

  /** {@return when the batch arrived, in ns since the epoch} */
  public long arrivedNs() {
    return arrivedNs;
  }

  /**
   * Gives all its records another arrival, for latency figures: those of a journal arrive again
   * when they are read.
   *
   * @param newArrivedNs in ns since the epoch
   */
  public void arrived(final long newArrivedNs) {
    arrivedNs = newArrivedNs;
  }

  /** {@return the store of the bytes; valid until the next {@link #add}} */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * @param record from 0
   * @return offset of its first byte
   */
  public int offset(final int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  /**
   * @param record from 0
   * @return its length in bytes
   */
  public int length(final int record) {
    return ends[record] - offset(record);
  }

  /**
   * @param record from 0
   * @return receive time of its envelope, in ns since the epoch
   */
  public long receivedNs(final int record) {
    return receivedNs[record];
  }
}
