/**
 * Pipeline files: YAML read strictly as a tree of text, with the line of every key, so that each
 * error names file, line and key.
 */
package io.millrace.replay.app.pipeline;
