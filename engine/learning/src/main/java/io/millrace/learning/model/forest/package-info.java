/**
 * Adaptive random forests. {@code ErrorAdwin} is the forest's own detector; {@code
 * WarningAndDriftDetectors} alone knows it.
 */
package io.millrace.learning.model.forest;
