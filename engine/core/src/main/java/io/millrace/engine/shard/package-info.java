/**
 * Shards: the four stages for some instruments on one thread, their state as sections, and their
 * reports.
 *
 * <pre>
 * source, record, time, gap, end --> Shard --> SignalListener
 *                                      |
 *                                      +-- writeState, readState   ShardState: one section an instrument
 *                                      +-- digests, report         ShardReports
 * </pre>
 */
package io.millrace.engine.shard;
