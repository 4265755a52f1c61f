package io.millrace.engine.tick;

import io.millrace.learning.state.Mix64;

/**
 * What a record is routed by: a key of at least 0, the same for all records of one instrument, or
 * one of the two values here. Two instruments may share a key. Pure.
 */
public final class Route {
  /** Of a record that concerns all instruments. */
  public static final long ALL_SHARDS = -1;

  /** Of a record that changes the state of no instrument, such as a malformed one. */
  public static final long NO_SHARD = -2;

  private Route() {}

  /**
   * @param bytes hold the name of an instrument
   * @param offset of its first byte
   * @param length in bytes
   * @return the key of that name, at least 0
   */
  public static long ofName(final byte[] bytes, final int offset, final int length) {
    long hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return Mix64.mix(hash) & Long.MAX_VALUE;
  }
}
