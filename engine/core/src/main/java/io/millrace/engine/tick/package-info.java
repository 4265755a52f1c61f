/** Ticks: decoded records, with their instrument, event time and fields. */
package io.millrace.engine.tick;
