/**
 * Containers of a source, recognised from the bytes and not from the name. Compressed data are
 * decompressed and UTF-16 becomes UTF-8. Bytes that hold no records are refused by name.
 */
package io.millrace.feeds.core.container;
