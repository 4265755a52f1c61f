/** Intervals around other models' predictions. */
package io.millrace.learning.model.conformal;
