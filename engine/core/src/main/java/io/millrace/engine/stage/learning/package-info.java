/**
 * The learning stage: steps become predictions, drift and alerts, and failures become quarantines.
 *
 * <pre>
 * Steps -> InstrumentLearning -> SignalOutput: prediction, alert
 *            PrequentialEvaluator  models, baselines, metrics, pending samples
 *            ScoreGraph            operators over model scores
 *            DriftMonitor          drift detectors and their actions
 *            AlertRule             one for each rule
 * </pre>
 */
package io.millrace.engine.stage.learning;
