/**
 * The throughput of two builds over one session: the plan, the runs, what their answers must have
 * in common, and the figures that come out.
 */
package io.millrace.bench.rig.throughput;
