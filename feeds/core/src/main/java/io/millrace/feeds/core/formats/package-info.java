/** The registry of formats. */
package io.millrace.feeds.core.formats;
