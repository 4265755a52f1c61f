/** Benchmarks of statistics over windows. */
package io.millrace.learning.statistic.window;
