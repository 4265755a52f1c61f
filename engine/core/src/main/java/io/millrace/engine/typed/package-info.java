/**
 * Records for programs that have quotes and trades in hand rather than bytes of a feed: a small
 * binary format, so that they are journaled and replayed like any other.
 */
package io.millrace.engine.typed;
