/**
 * Statistics over the values of one instrument: running, windowed and exponentially weighted.
 * {@code update} adds a value, {@code moveTo} advances time, {@code get} returns the result; none
 * allocates after warm-up.
 */
package io.millrace.learning.statistic;
