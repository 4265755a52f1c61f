/** The commands, one class each, their options, and the parts that all commands share. */
package io.millrace.replay.app.command;
