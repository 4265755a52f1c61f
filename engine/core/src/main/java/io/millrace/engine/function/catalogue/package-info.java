/**
 * The registry of functions, and the functions that are not over windows. {@link
 * io.millrace.engine.function.catalogue.FunctionCatalogue} lists all; a new one is a {@link
 * io.millrace.engine.function.FunctionDefinition} in a file and a line there.
 */
package io.millrace.engine.function.catalogue;
