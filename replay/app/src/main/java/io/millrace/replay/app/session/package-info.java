/**
 * What the commands do: build an engine from a pipeline file, feed it live or from a journal, and
 * sum up.
 *
 * <pre>
 * Stages        plan, decoder and pipeline for one definition
 * LiveRun       feed -> journal -> engine, after rebuilding from the journal
 * JournalReplay journal -> engine, digests where they are wanted
 * ReplayRun     a replay for its report
 * Verification  a replay for its checkpoints
 * </pre>
 */
package io.millrace.replay.app.session;
