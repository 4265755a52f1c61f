/**
 * Zip archives as files of records: the directory at the end of an archive, the entries that it
 * names, and what can be found without it where an archive is cut or damaged. The JDK's readers
 * pass over bytes after the end and do not compare checksums.
 */
package io.millrace.feeds.core.zip;
