/** Benchmarks of anomaly detectors. */
package io.millrace.engine.anomaly;
