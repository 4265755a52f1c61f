/** Benchmarks beside what others would pick, one class for each peer. */
package io.millrace.bench.peers;
