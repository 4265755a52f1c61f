package io.millrace.engine.report;

/**
 * An instrument whose stage has failed; it gets no more ticks.
 *
 * @param instrument name of the instrument
 * @param sequence of the record on which its stage failed
 * @param reason what was thrown
 */
public record Quarantine(String instrument, long sequence, String reason) {}
