/**
 * Numeric statistics over the values of one instrument: running, windowed and exponentially
 * weighted. Each takes a value with {@code update}, lets time pass with {@code moveTo} and tells
 * its result with {@code get}; none allocates after warm-up.
 */
package io.millrace.learning.statistic;
