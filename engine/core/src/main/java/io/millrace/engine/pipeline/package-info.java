/**
 * The stages between a record and its signals, all on one thread: decode, fields, operators, labels
 * due, learn, predict, alerts, signals.
 *
 * <pre>
 * Pipeline            one for all: decoder, counts, quarantine, digests
 *   InstrumentStage   one for each instrument
 *     TickGate        event times in order, doubtful ticks held until the next one
 *     OperatorGraph   fields, statistics, features
 *     AnomalyStage    anomaly detectors, whose scores are names
 *     SampleClock     when to sample
 *     PendingLabels   samples that wait for label  (package learn)
 *     Learner         models, baselines, metrics   (package learn)
 *     DriftStage      drift detectors, and what they do to models
 *     AlertRule       one for each rule            (package signal)
 *   Signals           the way out                  (package signal)
 *   ReportBuilder     what came of it all          (into package report)
 * </pre>
 */
package io.millrace.engine.pipeline;
