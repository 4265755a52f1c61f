package io.millrace.replay.app.pipeline;

/**
 * Where a key is in its file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {}
