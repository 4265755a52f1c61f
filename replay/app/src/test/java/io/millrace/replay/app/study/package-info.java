/** Runs the studies below {@code docs/studies} again and compares their tables. */
package io.millrace.replay.app.study;
