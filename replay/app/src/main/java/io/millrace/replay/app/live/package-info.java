/**
 * Live runs: feed to journal to engine.
 *
 * <pre>
 * feed ==poll==> LiveRun ==publish==> Engine (journal, then ring)
 *                   |
 *              LiveJournal   made again, or taken up: rebuild, compare, go on
 * </pre>
 */
package io.millrace.replay.app.live;
