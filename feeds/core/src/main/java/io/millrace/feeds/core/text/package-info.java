/**
 * Parts that line-based formats share: framing, fields with scale and carried quotes, event times,
 * and sources by number.
 */
package io.millrace.feeds.core.text;
