/**
 * The measurement rig: commands that run whole builds of the program, verify their answers and
 * compare what they cost. It sees no class of the program, so that it measures old builds too.
 */
package io.millrace.bench.rig;
