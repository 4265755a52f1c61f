/**
 * What is done with a journal that stands: replay for a report, replay for its checkpoints, a look
 * at it. Nothing here changes it.
 */
package io.millrace.replay.app.playback;
