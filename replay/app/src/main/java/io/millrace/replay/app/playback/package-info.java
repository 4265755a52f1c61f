/** Commands over an existing journal: replay, verify, inspect. Nothing here changes the journal. */
package io.millrace.replay.app.playback;
