/** Parts that live runs and replays share: a pipeline ready to run, the clock, the report. */
package io.millrace.replay.app.session;
