/**
 * Format detection from the beginning of a file: {@link
 * io.millrace.feeds.core.detect.FeedDetector}. Nothing here runs for each record.
 */
package io.millrace.feeds.core.detect;
