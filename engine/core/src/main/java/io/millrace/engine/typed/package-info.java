/**
 * A binary record format for programs that have quotes and trades in hand, so that these are
 * journaled and replayed like any other record.
 */
package io.millrace.engine.typed;
