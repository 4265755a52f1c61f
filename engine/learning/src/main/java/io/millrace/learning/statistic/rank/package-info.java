/**
 * Statistics that rest on the order of values: quantiles and their kin over windows, exact, by a
 * balanced tree that counts; and sketches of bounded memory and stated error over all values so
 * far.
 */
package io.millrace.learning.statistic.rank;
