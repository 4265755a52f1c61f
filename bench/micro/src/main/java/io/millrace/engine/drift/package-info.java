/** Benchmarks of drift detectors. */
package io.millrace.engine.drift;
