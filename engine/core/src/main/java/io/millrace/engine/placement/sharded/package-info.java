/**
 * Several shards, each a thread with the instruments of its number modulo the number of shards.
 *
 * <pre>
 * feed thread                        +==> millrace-shard-0: statistics -> learning ==SignalEvent==+
 * read, journal, decode ==TickEvent==+==> millrace-shard-1: statistics -> learning ==SignalEvent==+==> millrace-merge
 *                                    +==> ...                                                     +    signals
 * </pre>
 *
 * <p>Every shard sees every slot and skips ticks of other shards. The merging thread takes signals
 * by (slot, instrument number).
 */
package io.millrace.engine.placement.sharded;
