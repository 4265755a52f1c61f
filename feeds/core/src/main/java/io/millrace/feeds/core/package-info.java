/**
 * The contracts of feeds and formats. A {@link io.millrace.feeds.core.Feed} yields them, a {@link
 * io.millrace.feeds.core.FeedFormat} knows how to cut and decode them.
 */
package io.millrace.feeds.core;
