/**
 * Reading without the library that wrote: a forward scan over the bytes of the journal's files that
 * accepts an excerpt only for its own sake, and tells a torn end from damage.
 */
package io.millrace.replay.journal.scan;
