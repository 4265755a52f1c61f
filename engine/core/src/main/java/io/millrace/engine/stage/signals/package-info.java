/**
 * The signals stage: numbers predictions and alerts within (sequence, instrument), digests them and
 * calls the listener.
 */
package io.millrace.engine.stage.signals;
