/** Pacing: recorded records at their original speed or a multiple of it. */
package io.millrace.feeds.core.pace;
