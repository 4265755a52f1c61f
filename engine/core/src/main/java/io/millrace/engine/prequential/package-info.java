/**
 * Prequential evaluation of one instrument: predict, then learn, models and baselines on the same
 * samples.
 *
 * <pre>
 * sample --> PrequentialEvaluator --> predictions
 *              |    RegressionEvaluator or ClassEvaluator
 *              |
 *              +-- PendingRows   samples that wait for their label
 *              +-- ClassLabels   class numbers of the instrument
 *              +-- ModelControl  what drift actions do to learning
 * label  --> learns the oldest pending row, updates the metrics
 * </pre>
 */
package io.millrace.engine.prequential;
