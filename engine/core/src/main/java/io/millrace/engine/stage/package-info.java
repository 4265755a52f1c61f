/**
 * What stages hand to each other: {@code TickEvent}, {@code Steps} and {@code SignalOutput}.
 *
 * <pre>
 * record -> DecodeStage -> StatisticsStage -> LearningStage -> SignalStage -> SignalListener
 *             TickEvent        Steps          SignalOutput
 * </pre>
 *
 * <p>Each stage has a package below this one, and none sees another. What leads from one to the
 * next is an event or an interface of this package; a placement connects them by direct calls or by
 * a ring.
 */
package io.millrace.engine.stage;
