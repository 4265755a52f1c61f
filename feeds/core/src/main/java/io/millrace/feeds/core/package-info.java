/** Millrace feeds/core. */
package io.millrace.feeds.core;
