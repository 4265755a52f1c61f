/**
 * The {@code feed} settings of a pipeline, read and checked: {@link
 * io.millrace.feeds.core.definition.FeedDefinition}.
 */
package io.millrace.feeds.core.definition;
