/** Recorded records at the speed at which they happened, or a multiple of it. */
package io.millrace.feeds.core.pace;
