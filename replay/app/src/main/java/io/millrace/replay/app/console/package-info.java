/** The program's way to whoever started it: exit codes, output, Ctrl-C. */
package io.millrace.replay.app.console;
