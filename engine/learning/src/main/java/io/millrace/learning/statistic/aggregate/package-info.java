/**
 * Sums over values or pairs that can be extended by one and merged, but never subtracted from: what
 * windows of two stacks and statistics of all values so far share.
 */
package io.millrace.learning.statistic.aggregate;
