/**
 * Digests of signals files and reports, kept beside the tests, so that a change of the engine's
 * inside is seen to change no output.
 */
package io.millrace.replay.app.golden;
