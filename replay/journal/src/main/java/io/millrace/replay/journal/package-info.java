/**
 * The journal: appending, opening and recovery. It is the only package that sees Chronicle Queue,
 * and it uses that library for writing alone.
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
