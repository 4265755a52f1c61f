/**
 * What the formats made of lines of text have in common: framing, fields with scale and carried
 * quotes, event times, and sources by number.
 */
package io.millrace.feeds.core.text;
