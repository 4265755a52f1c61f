/**
 * Placements of stages on threads, and the two that need no event of their own: inline and fused.
 *
 * <pre>
 * inline   feed thread
 *          Shard: decode -> statistics -> learning -> signals
 *
 * fused    feed thread                        millrace-engine
 *          read, journal, decode ==TickEvent==> statistics -> learning -> signals
 * </pre>
 *
 * <p>An arrow {@code ->} is a call, {@code ==>} a ring. Each stage is written by one thread. A
 * checkpoint and the poison that ends a thread are events of the ring, so that they keep their
 * place among the records.
 */
package io.millrace.engine.placement;
