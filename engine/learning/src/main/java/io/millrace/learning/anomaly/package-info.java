/** Detectors of samples that are unlike those before them. */
package io.millrace.learning.anomaly;
