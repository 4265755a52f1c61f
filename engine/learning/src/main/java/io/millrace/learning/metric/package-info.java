/** Prequential metrics, and the baselines that stand beside every model in a report. */
package io.millrace.learning.metric;
