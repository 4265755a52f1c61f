package io.millrace.replay.app.report;

/**
 * What passed through a run.
 *
 * @param events records that took a sequence, malformed and filtered ones too
 * @param ticks that changed the state of their instrument
 * @param malformed records that could not be decoded
 * @param notReady samples with a feature that was not known
 * @param unlabelled samples whose label had not come at the end
 * @param instruments that had a tick
 * @param samples on which the models predicted
 */
public record Totals(
    long events,
    long ticks,
    long malformed,
    long notReady,
    long unlabelled,
    long instruments,
    long samples) {}
