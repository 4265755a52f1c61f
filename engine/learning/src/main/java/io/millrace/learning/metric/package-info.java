/** Prequential metrics, and the baselines that a report lists with the models. */
package io.millrace.learning.metric;
