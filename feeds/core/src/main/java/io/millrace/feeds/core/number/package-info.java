/** Numbers and times read from bytes of text, exactly and without allocation. */
package io.millrace.feeds.core.number;
