/**
 * Files as feeds: paths, globs, folders, archives and standard input become the sources of a {@link
 * io.millrace.feeds.core.file.FileFeed}.
 */
package io.millrace.feeds.core.file;
