/**
 * The program: the composition of commands, pipeline files, feeds, engine and journal.
 *
 * <pre>
 *   main --&gt; command --&gt; pipeline    what is asked for, read from a file
 *               |
 *               +-----&gt; report  &lt;-- terminal    what came of it, as values; as text a person reads
 * </pre>
 */
package io.millrace.replay.app;
