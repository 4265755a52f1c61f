/** Files of signals: written beside the engine thread, gone on with after a restart, compared. */
package io.millrace.replay.app.signal;
