/** Benchmarks of drift detectors. */
package io.millrace.learning.drift;
