/**
 * Rank statistics: exact quantiles over windows by a counting balanced tree, and sketches of
 * bounded memory and stated error over all values so far.
 */
package io.millrace.learning.statistic.rank;
