/**
 * A seeded exchange: valid order flow of several stocks as real ITCH 5.0 bytes.
 *
 * <pre>
 *   ExchangeSimulator -- session, clock, numbers ------> message bytes
 *      |                                                  |         |
 *   OrderFlow -- what a stock's traders do next     SimulatedFeed  SimulatedFile
 *      |                                             (records)      (length-prefixed)
 *   SimulatedStock -- hidden value, resting orders
 * </pre>
 */
package io.millrace.feeds.core.simulator;
