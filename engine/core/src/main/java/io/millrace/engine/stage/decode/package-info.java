/**
 * The decode stage: records become ticks with an admitted time.
 *
 * <pre>
 * bytes -> Decoder -> TickGate -> TickEvent: none, one or two ticks of one instrument
 *                       TimeGate   holds a tick whose time is doubtful
 * </pre>
 */
package io.millrace.engine.stage.decode;
