/**
 * Ticks: decoded records with instrument, event time and fields, the contract of decoders, and the
 * counters of data quality.
 *
 * <pre>
 * bytes --> Decoder --> Tick (instrument, timeNs, fields of the Schema)
 *             |
 *             +-- Instruments         numbers of names
 *             +-- CarriedQuotes       quotes of the tick before
 *             +-- InstrumentCounters  data quality, by instrument
 * </pre>
 */
package io.millrace.engine.tick;
