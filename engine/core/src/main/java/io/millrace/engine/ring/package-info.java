/**
 * Rings between threads: one producer, preallocated slots, handlers in a row or side by side.
 *
 * <pre>
 * ONE_AFTER_THE_OTHER   producer ==claim, fill, publish==> handler -> handler
 *
 * SIDE_BY_SIDE          producer ==claim, fill, publish==+==> handler
 *                                                        +==> handler
 *
 * EngineStatus          any handler --first failure--> producer, other handlers
 * </pre>
 *
 * <p>A ring does not see what its slots hold.
 */
package io.millrace.engine.ring;
