/**
 * The plan of a pipeline: a definition that was checked against the fields of the feed. Immutable;
 * every stage makes an instrument's state from it.
 */
package io.millrace.engine.pipeline;
