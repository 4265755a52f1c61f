/**
 * What one excerpt of the journal is, byte for byte: the layout, the kinds, how they are written
 * and how their bodies are checked and read.
 */
package io.millrace.replay.journal.excerpt;
