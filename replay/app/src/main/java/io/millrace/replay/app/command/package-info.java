/** The commands, one class each, their options, and what every one of them does alike. */
package io.millrace.replay.app.command;
