/**
 * The ring between the feed thread and the engine thread.
 *
 * <pre>
 *        feed thread                                 engine thread
 *   RingPublisher: claim, fill, publish ==TickEvent==> StageHandler: Pipeline, latency, checkpoints
 *        ^                                                 |
 *        +---------------- checkpoints, failure -----------+
 * </pre>
 */
package io.millrace.engine.ring;
