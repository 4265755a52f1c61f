/**
 * The entry of programs: {@code Engine} journals records and hands them to the stages, {@code
 * MarketEngine} takes quotes and trades.
 *
 * <pre>
 * caller (feed thread) --> MarketEngine --> Engine --> Journal
 *                            typed            |
 *                                             +-----> Placement: inline, fused, dedicated or sharded
 * </pre>
 */
package io.millrace.engine;
