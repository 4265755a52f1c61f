/** Recursive least squares in UD form. */
package io.millrace.engine.model.rls;
