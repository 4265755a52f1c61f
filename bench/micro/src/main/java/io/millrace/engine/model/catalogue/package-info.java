/** Benchmarks of every model by its name. */
package io.millrace.engine.model.catalogue;
