/**
 * What a command found out, as plain immutable values, and the one JSON object that says it to
 * programs.
 */
package io.millrace.replay.app.report;
