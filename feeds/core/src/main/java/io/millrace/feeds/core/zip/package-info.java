/**
 * Zip archives as files of records. The reader takes the directory at the end of an archive and the
 * entries that it names, or finds entries without it where an archive is truncated or damaged. The
 * JDK's readers pass over bytes after the end and do not compare checksums.
 */
package io.millrace.feeds.core.zip;
