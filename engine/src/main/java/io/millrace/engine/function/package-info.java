/**
 * The functions of the expression language. {@link io.millrace.engine.function.FunctionCatalogue}
 * lists them; a new one is a file with a {@link io.millrace.engine.function.FunctionDefinition} and
 * a line there.
 */
package io.millrace.engine.function;
