/** The console: exit codes, output, Ctrl-C. */
package io.millrace.replay.app.console;
