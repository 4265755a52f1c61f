/** Benchmarks of anomaly detectors. */
package io.millrace.learning.anomaly;
