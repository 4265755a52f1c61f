/**
 * Adaptive random forests. {@code Adwin} is the forest's own detector; {@code DriftPair} alone
 * knows it.
 */
package io.millrace.engine.model.forest;
