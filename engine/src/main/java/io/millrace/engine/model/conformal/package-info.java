/** Intervals around other models' predictions. */
package io.millrace.engine.model.conformal;
