/**
 * Definitions of pipelines as immutable values, built in Java or read from a pipeline file, and
 * validated in {@code build()}.
 */
package io.millrace.engine.definition;
