/**
 * What a pipeline is asked to do, as plain values: made by hand in Java or read from a pipeline
 * file. Errors name the key, the value and what is allowed.
 */
package io.millrace.engine.definition;
