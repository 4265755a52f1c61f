package io.millrace.bench.rig.program;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A run of a program that ended with exit code 0.
 *
 * @param report the JSON object in the last line of its standard output
 * @param processNs wall time from before the JVM's start until after its end
 * @param cpuNs time of all its threads on all cores, user and system; -1 where the system does not
 *     say
 */
public record ProgramRun(ObjectNode report, long processNs, long cpuNs) {}
