package io.millrace.feeds.core;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;

/**
 * Says where the records of one format belong, without decoding them. A record's key depends on its
 * bytes and its source alone, never on the records before it. One thread at a time, because of
 * scratch space; allocates nothing in steady state and never throws on any bytes.
 *
 * <p>All records that become ticks of one instrument have one key. Two instruments may share a key.
 * A key does not say that the record can be decoded. The rules, by format:
 *
 * <ul>
 *   <li>{@code csv}, {@code jsonl}: {@link Route#ofName} of the text in the instrument's column, as
 *       the decoder reads it: without spaces around it, quotes and escapes resolved. Without such a
 *       column, of the source's instrument. {@link Route#NO_SHARD} where the text is missing, or
 *       the record is malformed before it.
 *   <li>{@code lobster}: {@link Route#ofName} of the source's instrument.
 *   <li>{@code itch50}: the stock locate code, of messages about orders and trades. {@link
 *       Route#ALL_SHARDS} of the stock directory and of system events. {@link Route#NO_SHARD} of
 *       malformed messages and of all others, which change nothing. A key holds within one session:
 *       the exchange gives locate codes by day, one to each stock.
 * </ul>
 */
public interface Router {
  /**
   * Takes note of a source before its first record; the same number may come again after a restart.
   * May allocate.
   *
   * @param source what is known of it
   */
  void source(Source source);

  /**
   * @param bytes hold the record
   * @param offset of its first byte
   * @param length in bytes
   * @param source number of its source
   * @return a key of at least 0, {@link Route#ALL_SHARDS} or {@link Route#NO_SHARD}
   */
  long route(byte[] bytes, int offset, int length, int source);
}
