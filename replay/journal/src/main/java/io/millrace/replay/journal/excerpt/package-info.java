/**
 * The layout of excerpts, byte for byte: their kinds, how they are written, and how their bodies
 * are checked and read.
 */
package io.millrace.replay.journal.excerpt;
