/** Detectors of change in a stream of numbers. */
package io.millrace.learning.drift;
