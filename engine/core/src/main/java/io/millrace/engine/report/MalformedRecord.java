package io.millrace.engine.report;

/**
 * A record that could not be decoded.
 *
 * @param sequence of the record
 * @param reason one line with the place and the value
 */
public record MalformedRecord(long sequence, String reason) {}
