/**
 * The entry of the library: models, classifiers and detectors by name and settings.
 *
 * <pre>
 * Models, Classifiers                    make what predicts and learns: learning.model
 * AnomalyDetectors, DriftDetectors       make what scores and detects: learning.anomaly, .drift
 * learning.state.StateBuffer             saves and restores the state of any of them
 * learning.statistic                     statistics, which are made by their constructors
 * </pre>
 *
 * Depends on the JDK alone. Whatever it makes belongs to one thread at a time.
 */
package io.millrace.learning;
