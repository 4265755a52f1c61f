/**
 * Looks at the beginning of a file and says how a feed would read it: {@link
 * io.millrace.feeds.core.detect.FeedDetector}. Nothing here runs for each record.
 */
package io.millrace.feeds.core.detect;
