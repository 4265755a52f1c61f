/**
 * A forward scan over the bytes of the journal's files, without the library that wrote them. It
 * validates each excerpt by itself, and distinguishes a torn end from damage.
 */
package io.millrace.replay.journal.scan;
