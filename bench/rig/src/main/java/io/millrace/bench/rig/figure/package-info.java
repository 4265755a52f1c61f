/** What runs cost: times of a round, rates by several clocks, medians and ends. */
package io.millrace.bench.rig.figure;
