/**
 * Lines of comma-separated values (RFC 4180, without line ends inside quotes): {@link
 * io.millrace.feeds.core.csv.CsvFormat}.
 */
package io.millrace.feeds.core.csv;
