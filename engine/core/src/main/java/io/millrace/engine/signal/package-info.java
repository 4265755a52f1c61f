/**
 * What the engine says outward: predictions and alerts, numbered within the record that caused them
 * and folded into the output digest.
 */
package io.millrace.engine.signal;
