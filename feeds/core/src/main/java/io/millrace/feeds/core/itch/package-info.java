/**
 * NASDAQ TotalView-ITCH 5.0: framing, layout, decoding into order books, and writing.
 *
 * <pre>
 *   bytes -> Itch50Framer -> message -> Itch50Decoder -> tick
 *                                        |  checks by Itch50Check
 *                                        |  locate codes in LocateTable
 *                                        |  orders in OrderBooks, by instrument
 *                                        |  quotes out through QuoteFields
 *   bytes -> Itch50Router -> stock locate code, all shards, or none
 * </pre>
 */
package io.millrace.feeds.core.itch;
