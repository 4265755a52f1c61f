package io.millrace.engine.record;

/**
 * The digests of the engine's state after a number of records.
 *
 * @param sequence how many records the state has seen: that of the next one
 * @param parts the digests
 * @param last whether a clean stop wrote it, after the last record
 */
public record Checkpoint(long sequence, PartDigests parts, boolean last) {}
