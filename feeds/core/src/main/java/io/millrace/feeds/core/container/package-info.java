/**
 * What the bytes of a source are, recognised from the bytes and not from their name: compressed
 * data are decompressed, UTF-16 becomes UTF-8, and what is no text of records is refused by name.
 */
package io.millrace.feeds.core.container;
