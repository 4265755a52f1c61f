/**
 * The statistics stage: ticks become steps, through the operators of each instrument.
 *
 * <pre>
 * TickEvent -> InstrumentStatistics -> Steps: label, sample, tick
 *                OperatorGraph    fields, statistics, features
 *                AnomalyScores    scores of detectors
 *                SampleClock      when a sample is taken
 *                DueTimes         when a label is due
 * </pre>
 */
package io.millrace.engine.stage.statistics;
