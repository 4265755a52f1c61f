/**
 * The journal: every record before anything sees it, kept so that it can be replayed to the last
 * bit. The only package that knows the library that stores it, and it knows it for writing alone.
 *
 * <pre>
 *   JournalDirectory ---- append ---&gt; ChronicleJournal ---&gt; DIR/0000/yyyyMMddF.cq4 ...
 *     lock, marker,                                             |
 *     pipeline        ---- reader ---&gt; JournalReader  &lt;---------+   (scan: no library)
 *                                          |
 *                                      JournalEnd: next sequence, sources, damage
 * </pre>
 */
package io.millrace.replay.journal;
