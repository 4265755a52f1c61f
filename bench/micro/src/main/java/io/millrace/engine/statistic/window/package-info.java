/** Benchmarks of statistics over windows. */
package io.millrace.engine.statistic.window;
