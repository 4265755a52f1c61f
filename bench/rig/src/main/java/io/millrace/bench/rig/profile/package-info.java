/** Where a program spends its time, by stage, from the JVM's flight recorder. */
package io.millrace.bench.rig.profile;
