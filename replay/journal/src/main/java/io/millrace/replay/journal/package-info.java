/** Millrace replay/journal. */
package io.millrace.replay.journal;
