/**
 * A thread for each stage.
 *
 * <pre>
 * feed thread               millrace-decode -> millrace-statistics           millrace-learning -> millrace-signals-stage
 * read, journal ==records==>    decode      ->      statistics     ==steps==>     learning     ->        signals
 *                TickEvent                         StepPublisher   StepEvent
 * </pre>
 *
 * <p>On one ring {@code ->} is the order of handlers: the later one sees a slot once the earlier
 * one has released it. Learning leaves its signals in the slot of the step, and the signals thread
 * reads them there.
 */
package io.millrace.engine.placement.dedicated;
