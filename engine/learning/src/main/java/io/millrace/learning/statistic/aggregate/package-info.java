/**
 * Aggregates that can be extended and merged, but not reduced: shared by two-stack windows and
 * statistics over all values so far.
 */
package io.millrace.learning.statistic.aggregate;
