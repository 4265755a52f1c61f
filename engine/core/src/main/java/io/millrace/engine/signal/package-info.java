/** The listener of signals: predictions and alerts. */
package io.millrace.engine.signal;
