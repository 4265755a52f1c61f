/** Signals files: written on a thread of their own, continued after a restart, compared. */
package io.millrace.replay.app.signal;
