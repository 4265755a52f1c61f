/** What live runs and replays share: a pipeline made ready to run, the clock, the report. */
package io.millrace.replay.app.session;
