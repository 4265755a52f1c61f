/** Benchmarks of recursive least squares. */
package io.millrace.learning.model.rls;
