/**
 * Live runs: feed to journal to engine.
 *
 * <pre>
 * feed ==poll==> LiveRun ==publish==> Engine (journal, then ring)
 *                   |
 *              LiveJournal   created, or recovered: rebuild, compare, resume
 * </pre>
 */
package io.millrace.replay.app.live;
