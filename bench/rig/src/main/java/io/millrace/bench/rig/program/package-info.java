/** Builds of the program as processes: starting one, reading its report, what it cost. */
package io.millrace.bench.rig.program;
