/** Which class stands behind the name of a format. */
package io.millrace.feeds.core.formats;
