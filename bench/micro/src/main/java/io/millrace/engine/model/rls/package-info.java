/** Benchmarks of recursive least squares. */
package io.millrace.engine.model.rls;
