/** Benchmarks of every model by its name. */
package io.millrace.learning.model.catalogue;
